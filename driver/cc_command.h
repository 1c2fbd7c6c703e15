/* A compiler's command as a build runs it (vforklint-cc): what of it there is to lint. */
#ifndef VFL_DRIVER_CC_COMMAND_H
#define VFL_DRIVER_CC_COMMAND_H

#include "jobs.h"

/* Adds the C files that the command behind -- in OPTIONS compiles. None is no problem: commands
 * also link, preprocess and tell versions, and files of which a build tool learns what the compiler
 * can are not the program's. */
void jobs_add_command(struct job_list *jobs, const struct options *options,
                      struct problems *problems);

#endif
