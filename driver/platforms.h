/* Which platforms the code must be right on. */
#ifndef VFL_DRIVER_PLATFORMS_H
#define VFL_DRIVER_PLATFORMS_H

#include "base/text.h"
#include "ir/ir.h"
#include "problems.h"
#include "program/functions.h"

/* The platform called NAME (LENGTH bytes); false if there is none. */
bool platform_by_name(const char *name, size_t length, enum platform *platform);

/* Appends the names of all, each behind a space. */
void list_platforms(struct text *out);

/* Marks in CHOSEN the platforms that the targets of UNITS mean; warns of a target that nothing is
 * known of. */
void platforms_of_units(const struct ir_unit *const *units, size_t count, bool chosen[PLATFORMS],
                        const struct problems *problems);

#endif
