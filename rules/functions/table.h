/* The compiled form of the tables beside this file, as tools/functions/generate.c writes it. */
#ifndef VFL_FUNCTIONS_TABLE_H
#define VFL_FUNCTIONS_TABLE_H

#include "program/functions.h"

#include <stddef.h>

/* The strings of the tables, one behind another; the tables hold where in it they begin. So the
 * program has no thousands of pointers to set right whenever it starts. */
extern const char function_texts[];

/* A model without its strings. */
struct stored_model {
    uint32_t name, reason, source; /* in function_texts */
    struct function_model model;
};

/* Sorted by name, each name once. */
struct function_entry {
    uint32_t name;
    uint16_t models[PLATFORMS]; /* index into stored_models; 0: nothing is known there */
};

struct function_alias {
    uint32_t name, function;
};

extern const struct platform_facts platform_table[PLATFORMS];
extern const struct stored_model stored_models[];
extern const struct function_entry function_entries[];
extern const size_t function_entry_count;
extern const struct function_alias function_aliases[]; /* sorted by name */
extern const size_t function_alias_count;

#endif
