/* Sets of effects, bounded. Private to summary. */
#ifndef VFL_SUMMARY_EFFECTS_H
#define VFL_SUMMARY_EFFECTS_H

#include "summary/summary.h"

/* A piece of memory that starts anywhere. */
#define OFFSET_ANY INT64_MIN

/* Adds EFFECT unless it is covered; whether the set has changed. Too many globals become unknown
 * memory and set *ANY_GLOBAL. */
bool effects_add(effect_list *effects, bool *any_global, struct effect effect);

/* The first effect of BASE and ID, or NULL. */
const struct effect *effects_find(const effect_list *effects, enum effect_base base, uint32_t id);

#endif
