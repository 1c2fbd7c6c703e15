#include "program/link_table.h"

#include "program/build_target.h"

#include <string.h>

static struct link_name *find_name(struct link_table *table, const char *name) {
    struct link_name *found;
    HASH_FIND_STR(table->names, name, found);
    if (!found) {
        found = ARENA_NEW(table->arena, struct link_name);
        found->name = name;
        HASH_ADD_KEYPTR(hh, table->names, found->name, strlen(name), found);
    }
    return found;
}

static struct build_group *find_group(struct link_table *table, const struct text *key) {
    struct build_group *found;
    HASH_FIND(hh, table->groups, key->at, key->length, found);
    if (!found) {
        found = arena_alloc(table->arena, sizeof *found + key->length + 1);
        *found = (struct build_group){0};
        memcpy(found->key, key->at, key->length + 1);
        HASH_ADD_KEYPTR(hh, table->groups, found->key, key->length, found);
    }
    return found;
}

static void define(struct link_table *table, uint32_t unit, const char *name, bool is_weak) {
    struct link_name *found = find_name(table, name);
    VEC_PUSH(is_weak ? &found->weak : &found->strong, unit);
    if (!is_weak)
        VEC_PUSH(&table->units.at[unit].defined, found);
}

static void use(struct link_table *table, uint32_t unit, const char *name, bool is_function) {
    struct link_name *found = find_name(table, name);
    found->is_function |= is_function;
    VEC_PUSH(&table->units.at[unit].used, found);
}

static void note_function(struct link_table *table, uint32_t unit,
                          const struct ir_function *function) {
    const char *name = linker_name(function);
    bool is_alias = function->alias_of && *function->alias_of;
    if (function->linkage != IR_EXTERNAL)
        return;
    bool has_body = (function->is_defined || function->is_omitted) && !is_header_body(function);
    if (has_body || is_alias) {
        define(table, unit, name, function->is_weak || function->is_inline);
        table->units.at[unit].has_main |= strcmp(name, "main") == 0;
    } else {
        use(table, unit, name, true);
    }
}

/* "int x;" is weak: C before gcc 10 let several files have it. Facts do not tell it from "int x =
 * 1;".
 */
static void note_global(struct link_table *table, uint32_t unit, const struct ir_global *global) {
    if (global->linkage != IR_EXTERNAL)
        return;
    const char *name = global_linker_name(global);
    if (global->is_defined)
        define(table, unit, name, !global->init_count || global->is_weak);
    else
        use(table, unit, name, false);
}

static void note_groups(struct link_table *table, uint32_t unit) {
    struct link_unit *at = &table->units.at[unit];
    for (uint32_t i = 0; i < at->ir->object_count; i++) {
        struct text key = {0};
        text_add(&key, "", 0);
        bool is_target = build_target(at->ir->objects[i], at->ir->main_file, &key);
        struct build_group *group = find_group(table, &key);
        group->is_target |= is_target;
        group->main_count += at->has_main;
        VEC_PUSH(&group->units, unit);
        VEC_PUSH(&at->groups, group);
        text_free(&key);
    }
}

static int compare_strings(const char *a, const char *b) {
    return strcmp(a ? a : "", b ? b : "");
}

static int compare_units(const void *left, const void *right) {
    const struct ir_unit *a = ((const struct link_unit *)left)->ir;
    const struct ir_unit *b = ((const struct link_unit *)right)->ir;
    int order = compare_strings(a->main_file, b->main_file);
    for (uint32_t i = 0; !order && i < a->object_count && i < b->object_count; i++)
        order = compare_strings(a->objects[i], b->objects[i]);
    return order ? order
                 : (a->object_count > b->object_count) - (a->object_count < b->object_count);
}

void link_table_make(struct link_table *table, const struct ir_unit *const *units, size_t count) {
    *table = (struct link_table){.arena = arena_new()};
    for (size_t i = 0; i < count; i++)
        VEC_PUSH(&table->units, ((struct link_unit){.ir = units[i]}));
    if (count)
        qsort(table->units.at, count, sizeof *table->units.at, compare_units);
    for (uint32_t i = 0; i < count; i++) {
        const struct ir_unit *unit = table->units.at[i].ir;
        for (uint32_t j = 0; j < unit->function_count; j++)
            note_function(table, i, &unit->functions[j]);
        for (uint32_t j = 0; j < unit->global_count; j++)
            note_global(table, i, &unit->globals[j]);
        note_groups(table, i);
    }
}

void link_table_free(struct link_table *table) {
    struct link_name *name, *next_name;
    struct build_group *group, *next_group;
    HASH_ITER(hh, table->names, name, next_name) {
        HASH_DEL(table->names, name);
        VEC_FREE(&name->strong);
        VEC_FREE(&name->weak);
    }
    HASH_ITER(hh, table->groups, group, next_group) {
        HASH_DEL(table->groups, group);
        VEC_FREE(&group->units);
    }
    for (size_t i = 0; i < table->units.count; i++) {
        VEC_FREE(&table->units.at[i].defined);
        VEC_FREE(&table->units.at[i].used);
        VEC_FREE(&table->units.at[i].groups);
    }
    VEC_FREE(&table->units);
    arena_free(table->arena);
}
