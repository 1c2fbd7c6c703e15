/* The compiled form of the tables beside this file, as tools/functions/generate.c writes it. */
#ifndef VFL_FUNCTIONS_TABLE_H
#define VFL_FUNCTIONS_TABLE_H

#include "program/functions.h"

#include <stddef.h>

/* Sorted by name, each name once. */
struct function_entry {
    const char *name;
    uint16_t models[PLATFORMS]; /* index into function_models; 0: nothing is known there */
};

struct function_alias {
    const char *name, *function;
};

extern const struct function_model function_models[];
extern const struct function_entry function_entries[];
extern const size_t function_entry_count;
extern const struct function_alias function_aliases[]; /* sorted by name */
extern const size_t function_alias_count;

#endif
