/* Dependencies in the form that Make and Ninja read. */
#ifndef VFL_DRIVER_DEPFILE_H
#define VFL_DRIVER_DEPFILE_H

#include "base/text.h"
#include "ir/ir.h"

/* Appends a rule that says that TARGET depends on all files of UNIT, with an empty rule for each
 * header, so that one that is gone stops nothing. */
void depfile_append(struct text *out, const char *target, const struct ir_unit *unit);

#endif
