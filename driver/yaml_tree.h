/* A YAML document as a tree in which everything knows its place. Read are the events of libyaml: a
 * reader by schema, such as libcyaml, tells no places of what it has read, and of unknown keys only
 * where the value before them stands. */
#ifndef VFL_DRIVER_YAML_TREE_H
#define VFL_DRIVER_YAML_TREE_H

#include "base/memory.h"
#include "base/text.h"

#include <stdbool.h>

enum yaml_kind { YAML_TEXT, YAML_LIST, YAML_MAP };

/* Where something begins: line and column from 1, the column in bytes; line 0: not known. */
struct yaml_place {
    unsigned line, column;
};

struct yaml_value {
    enum yaml_kind kind;
    struct yaml_place place;
    const char *text; /* of YAML_TEXT */
    struct yaml_value
        *first; /* of a list: its items; of a map: a key, its value, the next key ... */
    struct yaml_value *next; /* after it in the same list or map */
};

struct yaml_fault {
    struct yaml_place place;
    struct text what; /* for text_free */
};

/* The document in LENGTH BYTES, in ARENA: *VALUE is NULL if there is nothing in it. False with
 * FAULT if it is not YAML, or makes use of what no configuration needs and a stranger could do harm
 * with: aliases, deep nesting. Keys of maps are texts. */
bool yaml_read(struct arena *arena, const char *bytes, size_t length,
               const struct yaml_value **value, struct yaml_fault *fault);

#endif
