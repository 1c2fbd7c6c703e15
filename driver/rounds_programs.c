#include "rounds_internal.h"

#include <stdlib.h>

static bool may_find(const struct rounds *rounds, const struct ir_unit *unit) {
    size_t index = job_of(rounds, unit);
    return index < job_count(rounds) && rounds->files[index].may_find;
}

bool rounds_may_find(const struct rounds *rounds, const struct link_set *set) {
    bool any = false;
    for (size_t i = 0; i < set->units.count && !any; i++)
        any = may_find(rounds, set->units.at[i]);
    return any;
}

static bool ask_use(struct rounds *rounds, const struct link_use *use, enum missed_kind kind) {
    const struct missed_name missed = {.kind = kind, .name = use->name};
    return ask_name(rounds, &missed);
}

/* Files that may define what the program has: the linker may take it from there. */
static bool ask_rivals(struct rounds *rounds, const struct link_set *set) {
    bool any = false;
    for (size_t i = 0; i < set->resolved.count; i++) {
        const struct link_use *use = &set->resolved.at[i];
        any |= ask_use(rounds, use, use->is_function ? MISSED_FUNCTION : MISSED_VARIABLE);
    }
    return any;
}

/* A file that may hold a site, and that no program is known to use by name. */
static bool is_plugin(const struct rounds *rounds, const struct link_use *use) {
    return !use->is_linked && may_find(rounds, use->unit);
}

static bool has_plugin(const struct rounds *rounds, const struct link_set *set) {
    for (size_t i = 0; i < set->beside.count; i++)
        if (is_plugin(rounds, &set->beside.at[i]))
            return true;
    return false;
}

/* Files that may use what is not in the program: they may be, and then it is. ALL: also what no
 * other program uses and has no site. */
static bool ask_beside(struct rounds *rounds, const struct link_set *set, bool all) {
    bool any = false;
    for (size_t i = 0; i < set->beside.count; i++) {
        const struct link_use *use = &set->beside.at[i];
        if (all || use->is_linked || is_plugin(rounds, use))
            any |= ask_use(rounds, use, MISSED_USERS);
    }
    return any;
}

/* The number of files, some counted more than once, not captured so far that may define what the
 * program uses and does not have. If they are few, they are asked for. */
static size_t ask_undefined(struct rounds *rounds, const struct link_set *set, bool *any) {
    enum { FEW_FILES = 8 };
    scan_units found = {0};
    for (size_t i = 0; i < set->undefined.count; i++)
        find_files(rounds, set->undefined.at[i].name,
                   set->undefined.at[i].is_function ? SCAN_DEFINES_FUNCTION : SCAN_DEFINES_VARIABLE,
                   &found);
    size_t count = found.count;
    if (count <= FEW_FILES)
        *any |= ask_found(rounds, &found);
    VEC_FREE(&found);
    return count;
}

/* Of programs, what only some of the files tell: a small one is captured whole. Of one that is not,
 * it has to be known whether it uses what others have, and what may make a child; where it is the
 * only such one, it has what else these do not use. What makes a child and is used by none is in
 * all.
 */
bool rounds_ask_programs(struct rounds *rounds, const struct link_sets *sets, const char **owner) {
    VEC(const struct link_set *) open = {0};
    bool any = false;
    *owner = NULL;
    if (sets->all.count < 2 || rounds_rest(rounds) == REST_NONE)
        return false;
    if (rounds->models->count || rounds->has_many_mains)
        return ask_all(rounds); /* what models say of other functions is not known to be used */
    for (size_t i = 0; i < sets->all.count; i++) {
        const struct link_set *set = &sets->all.at[i];
        if (!set->main_file)
            continue;
        any |= ask_rivals(rounds, set);
        if (ask_undefined(rounds, set, &any))
            VEC_PUSH(&open, set);
    }
    for (size_t i = 0; i < open.count && !any; i++)
        any |= ask_beside(rounds, open.at[i], open.count > 1);
    if (open.count == 1 && !any && has_plugin(rounds, open.at[0]))
        any = ask_all(rounds);
    if (open.count == 1)
        *owner = open.at[0]->main_file;
    VEC_FREE(&open);
    return any;
}
