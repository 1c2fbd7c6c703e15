#include "program/link_sets.h"

#include "program/link_table.h"

#include <string.h>

/* Joining many programs that share most of their units takes time: beyond that they are one. */
enum { MOST_JOINED = 50000 };

/* A set under construction. */
struct linking {
    struct link_sets *sets;
    struct link_table *table;
    uint32_t main; /* the unit, or IR_NONE */
    bool *is_in;   /* by unit */
    id_list added; /* whose names may still be undefined, from next on */
    size_t next;
    unsigned *doubts; /* names that nothing decides */
    bool *is_linked;  /* by unit: some set has it */
};

static const struct link_unit *unit_at(const struct linking *linking, uint32_t unit) {
    return &linking->table->units.at[unit];
}

static void add(struct linking *linking, uint32_t unit) {
    if (linking->is_in[unit])
        return;
    linking->is_in[unit] = true;
    VEC_PUSH(&linking->added, unit);
}

static bool shares_target(const struct link_unit *a, const struct link_unit *b) {
    for (size_t i = 0; i < a->groups.count; i++)
        for (size_t j = 0; j < b->groups.count; j++)
            if (a->groups.at[i] == b->groups.at[j] && a->groups.at[i]->is_target)
                return true;
    return false;
}

/* Whether all that UNIT is made for are programs. */
static bool is_of_programs(const struct link_unit *unit) {
    for (size_t i = 0; i < unit->groups.count; i++)
        if (!unit->groups.at[i]->is_target || !unit->groups.at[i]->main_count)
            return false;
    return unit->groups.count > 0;
}

static bool is_in_target(const struct link_unit *unit) {
    return unit->groups.count > 0 && unit->groups.at[0]->is_target;
}

/* Whether the linker can take UNIT for the set. */
static bool may_take(const struct linking *linking, uint32_t unit) {
    const struct link_unit *candidate = unit_at(linking, unit);
    if (candidate->has_main)
        return false;
    if (linking->main == IR_NONE)
        return true;
    const struct link_unit *program = unit_at(linking, linking->main);
    return !is_in_target(program) || !is_of_programs(candidate) ||
           shares_target(program, candidate);
}

static size_t folder_length(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? (size_t)(slash - path) + 1 : 0;
}

static bool same_folder(const char *a, const char *b) {
    size_t length = folder_length(a);
    return length == folder_length(b) && strncmp(a, b, length) == 0;
}

/* How near CANDIDATE is to what uses it: by objects where they are known, else by sources. */
static unsigned nearness(const struct link_unit *candidate, const struct link_unit *user) {
    for (size_t i = 0; i < candidate->groups.count; i++)
        for (size_t j = 0; j < user->groups.count; j++)
            if (candidate->groups.at[i] == user->groups.at[j])
                return 2;
    return same_folder(candidate->ir->main_file, user->ir->main_file);
}

static bool is_defined(const struct linking *linking, const struct link_name *name) {
    for (size_t i = 0; i < name->strong.count; i++)
        if (linking->is_in[name->strong.at[i]])
            return true;
    for (size_t i = 0; i < name->weak.count; i++)
        if (linking->is_in[name->weak.at[i]])
            return true;
    return false;
}

static void doubt(struct linking *linking, const struct link_name *name, uint32_t taken,
                  uint32_t other) {
    if (strcmp(unit_at(linking, taken)->ir->main_file, unit_at(linking, other)->ir->main_file) == 0)
        return;
    if ((*linking->doubts)++)
        return;
    struct text line = {0};
    const char *program =
        linking->main == IR_NONE ? "a library" : unit_at(linking, linking->main)->ir->main_file;
    text_printf(&line, "nothing tells which '%s' is linked into %s: that of %s is taken, not of %s",
                name->name, program, unit_at(linking, taken)->ir->main_file,
                unit_at(linking, other)->ir->main_file);
    linking->sets->doubt = line.at;
}

/* The best of those that define NAME for USER, or IR_NONE. */
static uint32_t choose(struct linking *linking, const struct link_name *name,
                       const id_list *defining, const struct link_unit *user) {
    uint32_t best = IR_NONE, rival = IR_NONE;
    unsigned best_nearness = 0;
    for (size_t i = 0; i < defining->count; i++) {
        uint32_t unit = defining->at[i];
        if (!may_take(linking, unit))
            continue;
        unsigned near = nearness(unit_at(linking, unit), user);
        if (best == IR_NONE || near > best_nearness) {
            best = unit;
            best_nearness = near;
            rival = IR_NONE;
        } else if (near == best_nearness && rival == IR_NONE) {
            rival = unit;
        }
    }
    if (rival != IR_NONE)
        doubt(linking, name, best, rival);
    return best;
}

/* Takes what defines the names that the set uses. */
static void resolve(struct linking *linking) {
    while (linking->next < linking->added.count) {
        const struct link_unit *user = unit_at(linking, linking->added.at[linking->next++]);
        for (size_t i = 0; i < user->used.count; i++) {
            const struct link_name *name = user->used.at[i];
            if (is_defined(linking, name))
                continue;
            uint32_t unit = choose(linking, name, &name->strong, user);
            if (unit == IR_NONE)
                unit = choose(linking, name, &name->weak, user);
            if (unit != IR_NONE)
                add(linking, unit);
        }
    }
}

/* All objects of the program's own target are linked, used or not. */
static void add_target(struct linking *linking) {
    const struct link_unit *program = unit_at(linking, linking->main);
    for (size_t i = 0; i < program->groups.count; i++) {
        const struct build_group *group = program->groups.at[i];
        for (size_t j = 0; group->is_target && group->main_count == 1 && j < group->units.count;
             j++)
            add(linking, group->units.at[j]);
    }
}

/* Whether the linker would refuse UNIT, as the set has a definition of one of its names. */
static bool conflicts(const struct linking *linking, const struct link_unit *unit) {
    for (size_t i = 0; i < unit->defined.count; i++) {
        const id_list *strong = &unit->defined.at[i]->strong;
        for (size_t j = 0; j < strong->count; j++)
            if (linking->is_in[strong->at[j]])
                return true;
    }
    return false;
}

static void start(struct linking *linking, uint32_t main) {
    linking->main = main;
    linking->added.count = linking->next = 0;
    memset(linking->is_in, 0, linking->table->units.count * sizeof *linking->is_in);
}

static void link_program(struct linking *linking, uint32_t main) {
    start(linking, main);
    add(linking, main);
    add_target(linking);
    resolve(linking);
}

/* Adds the units that no program uses by name: they may be used in other ways. */
static void link_rest(struct linking *linking, const bool *is_used) {
    for (uint32_t i = 0; i < linking->table->units.count; i++) {
        if (is_used[i] || conflicts(linking, unit_at(linking, i)))
            continue;
        add(linking, i);
        resolve(linking);
    }
}

static void note_used(const struct linking *linking, uint32_t unit, struct link_set *set) {
    const struct link_unit *at = unit_at(linking, unit);
    for (size_t i = 0; i < at->used.count; i++) {
        const struct link_name *name = at->used.at[i];
        struct link_use use = {.name = name->name, .is_function = name->is_function};
        if (is_defined(linking, name))
            VEC_PUSH(&set->resolved, use);
        else
            VEC_PUSH(&set->undefined, use);
    }
}

static void note_beside(const struct linking *linking, uint32_t unit, bool is_linked,
                        struct link_set *set) {
    const struct link_unit *at = unit_at(linking, unit);
    for (size_t i = 0; i < at->defined.count; i++) {
        const struct link_name *name = at->defined.at[i];
        if (strcmp(name->name, "main") != 0)
            VEC_PUSH(&set->beside, ((struct link_use){.name = name->name,
                                                      .is_function = name->is_function,
                                                      .unit = at->ir,
                                                      .is_linked = is_linked}));
    }
}

/* What the program uses, and what it does not. */
static void note_names(const struct linking *linking, const bool *is_used, struct link_set *set) {
    for (uint32_t i = 0; i < linking->table->units.count; i++) {
        if (linking->is_in[i])
            note_used(linking, i, set);
        else
            note_beside(linking, i, is_used[i], set);
    }
}

/* Keeps SET with the units that are linked by now. */
static void keep(struct linking *linking, struct link_set set) {
    for (uint32_t i = 0; i < linking->table->units.count; i++) {
        if (!linking->is_in[i])
            continue;
        linking->is_linked[i] = true;
        VEC_PUSH(&set.units, unit_at(linking, i)->ir);
    }
    if (linking->main != IR_NONE)
        set.main_file = unit_at(linking, linking->main)->ir->main_file;
    if (set.units.count)
        VEC_PUSH(&linking->sets->all, set);
}

/* What no set has taken, and what it uses. */
static void keep_rest(struct linking *linking) {
    start(linking, IR_NONE);
    for (uint32_t i = 0; i < linking->table->units.count; i++)
        if (!linking->is_linked[i])
            add(linking, i);
    resolve(linking);
    keep(linking, (struct link_set){0});
}

static void keep_all(struct linking *linking) {
    start(linking, IR_NONE);
    for (uint32_t i = 0; i < linking->table->units.count; i++)
        add(linking, i);
    keep(linking, (struct link_set){0});
}

static size_t joined_count(const struct link_sets *sets) {
    size_t count = 0;
    for (size_t i = 0; i < sets->all.count; i++)
        count += sets->all.at[i].units.count;
    return count;
}

static void free_sets(struct link_sets *sets) {
    for (size_t i = 0; i < sets->all.count; i++) {
        VEC_FREE(&sets->all.at[i].units);
        VEC_FREE(&sets->all.at[i].undefined);
        VEC_FREE(&sets->all.at[i].resolved);
        VEC_FREE(&sets->all.at[i].beside);
    }
    VEC_FREE(&sets->all);
    free(sets->doubt);
    sets->doubt = NULL;
}

static size_t main_count(const struct link_table *table) {
    size_t count = 0;
    for (size_t i = 0; i < table->units.count; i++)
        count += table->units.at[i].has_main;
    return count;
}

static void unite(struct linking *linking) {
    struct text line = {0};
    free_sets(linking->sets);
    keep_all(linking);
    text_printf(&line, "%zu programs share most of their files: they are checked as one",
                main_count(linking->table));
    linking->sets->doubt = line.at;
}

static void say_all_doubts(struct link_sets *sets, unsigned doubts) {
    struct text line = {0};
    if (doubts < 2)
        return;
    text_printf(&line, "%s (and %u more like it)", sets->doubt, doubts - 1);
    free(sets->doubt);
    sets->doubt = line.at;
}

static void link_programs(struct linking *linking, const char *owner) {
    size_t count = linking->table->units.count;
    bool *is_used = mem_calloc(count, sizeof *is_used);
    for (uint32_t i = 0; i < count; i++) {
        if (!unit_at(linking, i)->has_main)
            continue;
        link_program(linking, i);
        for (uint32_t j = 0; j < count; j++)
            is_used[j] |= linking->is_in[j];
    }
    *linking->doubts = 0; /* the same again */
    free(linking->sets->doubt);
    linking->sets->doubt = NULL;
    for (uint32_t i = 0; i < count && joined_count(linking->sets) <= MOST_JOINED; i++) {
        if (!unit_at(linking, i)->has_main)
            continue;
        struct link_set set = {0};
        link_program(linking, i);
        note_names(linking, is_used, &set);
        if (!owner || strcmp(unit_at(linking, i)->ir->main_file, owner) == 0)
            link_rest(linking, is_used);
        keep(linking, set);
    }
    if (joined_count(linking->sets) > MOST_JOINED)
        unite(linking);
    else
        keep_rest(linking);
    free(is_used);
}

struct link_sets *link_sets_new(const struct ir_unit *const *units, size_t count,
                                const char *owner) {
    struct link_sets *sets = mem_calloc(1, sizeof *sets);
    struct link_table table;
    unsigned doubts = 0;
    link_table_make(&table, units, count);
    struct linking linking = {.sets = sets, .table = &table, .main = IR_NONE, .doubts = &doubts};
    linking.is_in = mem_calloc(count, sizeof *linking.is_in);
    linking.is_linked = mem_calloc(count, sizeof *linking.is_linked);
    if (main_count(&table) > 1)
        link_programs(&linking, owner);
    else
        keep_all(&linking);
    say_all_doubts(sets, doubts);
    VEC_FREE(&linking.added);
    free(linking.is_in);
    free(linking.is_linked);
    link_table_free(&table);
    return sets;
}

void link_sets_free(struct link_sets *sets) {
    if (!sets)
        return;
    free_sets(sets);
    free(sets);
}
