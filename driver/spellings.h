/* One name for each file, though units may reach it by several. */
#ifndef VFL_DRIVER_SPELLINGS_H
#define VFL_DRIVER_SPELLINGS_H

#include "ir/ir.h"

#include <stddef.h>

/* Renames the files in UNITS: a file that the units name in several ways (through "..", through
 * symbolic links) gets the name of the unit that it is the main file of, else the shortest. */
void unify_spellings(struct ir_unit *const *units, size_t count);

#endif
