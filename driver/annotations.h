/* The source's annotations for this program. */
#ifndef VFL_DRIVER_ANNOTATIONS_H
#define VFL_DRIVER_ANNOTATIONS_H

#include "ir/ir.h"
#include "problems.h"

/* Complains of words that mean nothing. */
void check_annotations(const struct ir_unit *const *units, size_t count, struct problems *problems);

#endif
