/* Files that were named beside a compile database, and are not in it. */
#ifndef VFL_DRIVER_OUTSIDE_H
#define VFL_DRIVER_OUTSIDE_H

#include "jobs.h"
#include "name_list.h"

/* Adds the C files of OPTIONS of which JOBS, made of a database, has no unit: a new file, which the
 * build does not know yet. Each gets the flags of the unit next to it in the tree, and that is
 * told. A name that leads to nothing is a problem; headers are found with the units. */
void jobs_add_outside(struct job_list *jobs, const struct options *options,
                      struct problems *problems);

/* Whether it would add nothing, and nothing be wrong, if the units were those of the files UNITS. A
 * unit that a symbolic link leads to is not looked for: then false. */
bool nothing_is_outside(const name_list *units, const struct options *options);

#endif
