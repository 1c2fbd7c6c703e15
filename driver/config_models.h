/* The models of a configuration file: what its user knows of functions. */
#ifndef VFL_DRIVER_CONFIG_MODELS_H
#define VFL_DRIVER_CONFIG_MODELS_H

#include "config_reader.h"

/* Reads MAP, from names of functions to what they are, into FILE's models. */
void config_read_models(struct config_reader *reader, const struct yaml_value *map,
                        struct config_file *file);

#endif
