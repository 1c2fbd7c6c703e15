/* What --dump prints instead of a report. */
#ifndef VFL_DRIVER_DUMP_H
#define VFL_DRIVER_DUMP_H

#include "base/text.h"
#include "ir/ir.h"
#include "options.h"
#include "problems.h"
#include "program/program.h"

/* Appends what OPTIONS want of UNITS as they were captured. */
void dump_units(const struct options *options, const struct ir_unit *const *units, size_t count,
                struct text *out);

/* The same of the PROGRAM made of them, by phases. */
void dump_program(const struct options *options, const struct program *program, struct text *out);

/* Says why a dump of so many units is empty. */
void tell_no_dump(const struct options *options, size_t units, const struct problems *problems);

#endif
