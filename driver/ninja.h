/* vforklint --ninja: the capture of each unit and the check of all as a graph for Ninja. */
#ifndef VFL_DRIVER_NINJA_H
#define VFL_DRIVER_NINJA_H

#include "options.h"

/* Writes the graph of the database of OPTIONS to the file of --ninja, for a run in the current
 * directory, and returns the exit status. */
int ninja_command(const struct options *options);

#endif
