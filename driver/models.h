/* What is known of a library function, for a person who must decide. */
#ifndef VFL_DRIVER_MODELS_H
#define VFL_DRIVER_MODELS_H

#include "options.h"
#include "problems.h"

/* Appends what is known of the function that OPTIONS ask for: what the configuration in force says,
 * what it does, and the verdict of each platform with its reason and source. */
void show_models(struct text *out, const struct options *options, struct problems *problems);

#endif
