/* What units define, what they use, and which targets they are made for. Private to program. */
#ifndef VFL_PROGRAM_LINK_TABLE_H
#define VFL_PROGRAM_LINK_TABLE_H

#include "program/internal.h"

#include <uthash.h>

/* A name that the linker sees. */
struct link_name {
    const char *name;
    bool is_function;     /* some unit knows it as one */
    id_list strong, weak; /* the units that define it so */
    UT_hash_handle hh;
};

struct build_group {
    bool is_target; /* all of its objects are one target's */
    id_list units;
    uint32_t main_count; /* of the units that have a main */
    UT_hash_handle hh;
    char key[];
};

typedef VEC(struct link_name *) name_list;
typedef VEC(struct build_group *) group_list;

struct link_unit {
    const struct ir_unit *ir;
    name_list defined, used; /* strong definitions; names that are used and not defined */
    group_list groups;
    bool has_main;
};

struct link_table {
    VEC(struct link_unit) units; /* sorted */
    struct link_name *names;
    struct build_group *groups;
    struct arena *arena;
};

void link_table_make(struct link_table *table, const struct ir_unit *const *units, size_t count);
void link_table_free(struct link_table *table);

#endif
