/* compile_commands.json: how each file of a program is compiled. */
#ifndef VFL_DRIVER_DATABASE_H
#define VFL_DRIVER_DATABASE_H

#include "jobs.h"

/* Adds the units of the database of OPTIONS (a file, or the directory that it is in) to JOBS, each
 * once. What can't be used is said; what does not prevent the rest is no problem: a file that is
 * not there yet, a file in another language. */
void jobs_add_database(struct job_list *jobs, const struct options *options,
                       struct problems *problems);

#endif
