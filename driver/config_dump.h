/* The configuration in force, as a configuration: --dump-config. */
#ifndef VFL_DRIVER_CONFIG_DUMP_H
#define VFL_DRIVER_CONFIG_DUMP_H

#include "config.h"

/* Appends what is in force for OPTIONS' files; read again it means the same. */
void dump_config(struct text *out, const struct options *options, struct problems *problems);

#endif
