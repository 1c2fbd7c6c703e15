/* vforklint --capture: one unit's facts into a file. */
#ifndef VFL_DRIVER_CAPTURE_COMMAND_H
#define VFL_DRIVER_CAPTURE_COMMAND_H

#include "options.h"

/* Captures the one file of OPTIONS into the file of its -o, with a dependency file if it asks for
 * one, and returns the exit status. What does not compile, or is too much for the parser, is part
 * of the facts: --check tells it, and other units lose nothing. */
int capture_command(const struct options *options);

#endif
