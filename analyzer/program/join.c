/* Names resolved as the linker would: internal ones in their unit, external ones by the name that
 * the linker sees, a strong definition before a weak or inline one, an alias as what it stands for.
 */
#include "program/internal.h"

#include <string.h>
#include <uthash.h>

struct symbol {
    const char *name;
    uint32_t id;
    UT_hash_handle hh;
};

struct unit_ids {
    const struct ir_unit *unit;
    uint32_t *functions, *globals; /* the program's ids for the unit's indices */
    UT_hash_handle hh;
};

enum rank { RANK_DECLARED, RANK_WEAK, RANK_STRONG };

static uint32_t *symbol_id(struct symbol **table, const char *name) {
    struct symbol *symbol;
    HASH_FIND_STR(*table, name, symbol);
    if (!symbol) {
        symbol = mem_calloc(1, sizeof *symbol);
        symbol->name = name;
        symbol->id = IR_NONE;
        HASH_ADD_KEYPTR(hh, *table, name, strlen(name), symbol);
    }
    return &symbol->id;
}

/* glibc's fortified headers label longjmp, _longjmp and siglongjmp "__longjmp_chk", each of which
 * stays what it is. */
static const char *symbol_name(const struct ir_function *function) {
    const char *label = linker_name(function);
    return function->in_system_header && function_is_fortified(label) ? function->name : label;
}

/* As programs call it. */
static const char *source_name(const struct ir_function *function) {
    return function_is_fortified(function->name) ? function_canonical_name(function->name)
                                                 : function->name;
}

/* What is known of FUNCTION under the name that the linker sees, else under its own. */
static bool find_model(const struct program *program, const struct ir_function *function,
                       struct function_model *model) {
    return (function->linkage == IR_EXTERNAL || is_header_body(function)) &&
           (function_model(program->platform, symbol_name(function), model) ||
            function_model(program->platform, function->name, model));
}

/* A fortified header's inline "read" calls the library's "read" under another name; to the linker
 * both are one. What is known of the library says more than that body. */
static bool is_library_inline(const struct program *program, const struct ir_function *function) {
    struct function_model model;
    bool has_body = function->is_defined || function->is_omitted;
    return has_body && is_header_body(function) && find_model(program, function, &model);
}

static const struct ir_function *without_body(struct program *program,
                                              const struct ir_function *function) {
    struct ir_function *declaration = ARENA_NEW(program->arena, struct ir_function);
    *declaration = *function;
    declaration->linkage = IR_EXTERNAL;
    declaration->is_defined = declaration->is_omitted = false;
    declaration->blocks = NULL;
    declaration->block_count = 0;
    return declaration;
}

static enum rank function_rank(const struct ir_function *function) {
    if (!function->is_defined && !function->is_omitted)
        return RANK_DECLARED;
    return function->is_weak || function->is_inline ? RANK_WEAK : RANK_STRONG;
}

static uint32_t add_function(struct program *program, const struct ir_unit *unit,
                             const struct ir_function *function) {
    VEC_PUSH(
        &program->functions,
        ((struct program_function){.unit = unit, .ir = function, .name = source_name(function)}));
    return (uint32_t)program->functions.count - 1;
}

/* The attributes of all declarations hold for the one function. */
static const struct ir_function *merge_attributes(struct program *program,
                                                  const struct ir_function *chosen,
                                                  const struct ir_function *other) {
    bool adds = (other->is_noreturn && !chosen->is_noreturn) ||
                (other->returns_twice && !chosen->returns_twice);
    if (!adds)
        return chosen;
    struct ir_function *merged = ARENA_NEW(program->arena, struct ir_function);
    *merged = *chosen;
    merged->is_noreturn |= other->is_noreturn;
    merged->returns_twice |= other->returns_twice;
    return merged;
}

static uint32_t join_function(struct program *program, const struct ir_unit *unit,
                              const struct ir_function *function) {
    if (is_library_inline(program, function))
        function = without_body(program, function);
    if (function->linkage != IR_EXTERNAL)
        return add_function(program, unit, function);
    uint32_t *id = symbol_id(&program->maps->functions, symbol_name(function));
    if (*id == IR_NONE)
        return *id = add_function(program, unit, function);
    struct program_function *known = &program->functions.at[*id];
    const struct ir_function *old = known->ir;
    /* A linker would refuse: several programs are linted at once, each unit has its own "main". */
    if (function_rank(function) == RANK_STRONG && function_rank(old) == RANK_STRONG)
        return add_function(program, unit, function);
    if (function_rank(function) > function_rank(old)) {
        known->unit = unit;
        known->name = source_name(function);
        known->ir = merge_attributes(program, function, old);
    } else {
        known->ir = merge_attributes(program, old, function);
    }
    return *id;
}

/* Of two definitions of one kind that with an initialiser: the other may be a tentative one. */
static unsigned global_rank(const struct ir_global *global) {
    enum rank rank = !global->is_defined ? RANK_DECLARED
                     : global->is_weak   ? RANK_WEAK
                                         : RANK_STRONG;
    return 2 * (unsigned)rank + (global->init_count ? 1u : 0u);
}

static uint32_t add_global(struct program *program, const struct ir_unit *unit,
                           const struct ir_global *global) {
    VEC_PUSH(&program->globals, ((struct program_global){.unit = unit, .ir = global}));
    return (uint32_t)program->globals.count - 1;
}

static uint32_t join_global(struct program *program, const struct ir_unit *unit,
                            const struct ir_global *global) {
    if (global->linkage != IR_EXTERNAL)
        return add_global(program, unit, global);
    uint32_t *id = symbol_id(&program->maps->globals, global_linker_name(global));
    if (*id == IR_NONE)
        return *id = add_global(program, unit, global);
    struct program_global *known = &program->globals.at[*id];
    if (global_rank(global) > global_rank(known->ir)) {
        known->unit = unit;
        known->ir = global;
    }
    return *id;
}

static void join_unit(struct program *program, const struct ir_unit *unit) {
    struct unit_ids *ids = mem_calloc(1, sizeof *ids);
    ids->unit = unit;
    ids->functions = mem_calloc(unit->function_count, sizeof *ids->functions);
    ids->globals = mem_calloc(unit->global_count, sizeof *ids->globals);
    for (uint32_t i = 0; i < unit->function_count; i++) {
        ids->functions[i] = join_function(program, unit, &unit->functions[i]);
        program->functions.at[ids->functions[i]].named_by_omitted |=
            unit->functions[i].named_by_omitted;
    }
    for (uint32_t i = 0; i < unit->global_count; i++) {
        ids->globals[i] = join_global(program, unit, &unit->globals[i]);
        program->globals.at[ids->globals[i]].named_by_omitted |= unit->globals[i].named_by_omitted;
    }
    HASH_ADD_PTR(program->maps->units, unit, ids);
}

enum { LONGEST_CHAIN = 16 }; /* of aliases of aliases */

/* The index in UNIT of the function that the linker knows as NAME. */
static uint32_t find_in_unit(const struct ir_unit *unit, const char *name) {
    for (uint32_t i = 0; i < unit->function_count; i++)
        if (strcmp(linker_name(&unit->functions[i]), name) == 0)
            return i;
    return IR_NONE;
}

/* Notes in STANDS_FOR what the aliases of one unit stand for. */
static void find_aliases(struct program *program, const struct unit_ids *ids,
                         uint32_t *stands_for) {
    for (uint32_t i = 0; i < ids->unit->function_count; i++) {
        const struct ir_function *alias = &ids->unit->functions[i];
        if (!alias->alias_of || !*alias->alias_of || has_body(program, ids->functions[i]))
            continue;
        uint32_t target = find_in_unit(ids->unit, alias->alias_of);
        if (target == IR_NONE)
            continue;
        stands_for[ids->functions[i]] = ids->functions[target];
        program->functions.at[ids->functions[i]].is_alias = true;
    }
}

/* What ID stands for in the end. */
static uint32_t end_of_chain(const uint32_t *stands_for, uint32_t id) {
    for (int step = 0; step < LONGEST_CHAIN && stands_for[id] != IR_NONE; step++)
        id = stands_for[id];
    return id;
}

/* COUNT ids that stand for nothing but themselves; for free(3). */
static uint32_t *new_chains(size_t count) {
    uint32_t *stands_for = mem_calloc(count, sizeof *stands_for);
    for (size_t i = 0; i < count; i++)
        stands_for[i] = IR_NONE;
    return stands_for;
}

static void follow_aliases(const struct program *program, struct unit_ids *ids,
                           const uint32_t *stands_for) {
    for (uint32_t i = 0; i < ids->unit->function_count; i++) {
        uint32_t id = end_of_chain(stands_for, ids->functions[i]);
        if (has_body(program, id))
            ids->functions[i] = id;
    }
}

static void resolve_aliases(struct program *program) {
    uint32_t *stands_for = new_chains(program->functions.count);
    for (struct unit_ids *ids = program->maps->units; ids; ids = ids->hh.next)
        find_aliases(program, ids, stands_for);
    for (struct unit_ids *ids = program->maps->units; ids; ids = ids->hh.next)
        follow_aliases(program, ids, stands_for);
    free(stands_for);
}

static uint32_t find_global_in_unit(const struct ir_unit *unit, const char *name) {
    for (uint32_t i = 0; i < unit->global_count; i++)
        if (strcmp(global_linker_name(&unit->globals[i]), name) == 0)
            return i;
    return IR_NONE;
}

/* As above of variables. A weak one may have been overridden. */
static void find_global_aliases(const struct program *program, const struct unit_ids *ids,
                                uint32_t *stands_for) {
    for (uint32_t i = 0; i < ids->unit->global_count; i++) {
        const struct ir_global *alias = &ids->unit->globals[i];
        if (!*alias->alias_of || program->globals.at[ids->globals[i]].ir != alias)
            continue;
        uint32_t target = find_global_in_unit(ids->unit, alias->alias_of);
        if (target != IR_NONE)
            stands_for[ids->globals[i]] = ids->globals[target];
    }
}

static void follow_global_aliases(struct program *program, struct unit_ids *ids,
                                  const uint32_t *stands_for) {
    for (uint32_t i = 0; i < ids->unit->global_count; i++) {
        uint32_t id = end_of_chain(stands_for, ids->globals[i]);
        program->globals.at[id].named_by_omitted |=
            program->globals.at[ids->globals[i]].named_by_omitted;
        ids->globals[i] = id;
    }
}

static void resolve_global_aliases(struct program *program) {
    uint32_t *stands_for = new_chains(program->globals.count);
    for (struct unit_ids *ids = program->maps->units; ids; ids = ids->hh.next)
        find_global_aliases(program, ids, stands_for);
    for (struct unit_ids *ids = program->maps->units; ids; ids = ids->hh.next)
        follow_global_aliases(program, ids, stands_for);
    free(stands_for);
}

void join_units(struct program *program) {
    for (size_t i = 0; i < program->units.count; i++)
        join_unit(program, program->units.at[i]);
    resolve_aliases(program);
    resolve_global_aliases(program);
}

static const struct function_model *keep_model(const struct program *program, uint32_t id) {
    const struct program_function *function = &program->functions.at[id];
    struct function_model model = {0}, *kept;
    find_model(program, function->ir, &model);
    for (size_t i = 0; function->claims && i < program->claims.count; i++)
        if (program->claims.at[i].function == id)
            claim_apply(program->claims.at[i].claim, &model);
    if (!model.name)
        return NULL;
    kept = ARENA_NEW(program->arena, struct function_model);
    *kept = model;
    return kept;
}

void find_models(struct program *program) {
    for (uint32_t i = 0; i < program->functions.count; i++)
        if (!has_body(program, i) && !program->functions.at[i].ir->is_omitted)
            program->functions.at[i].model = keep_model(program, i);
}

static void free_symbols(struct symbol *symbols) {
    struct symbol *symbol, *next;
    HASH_ITER(hh, symbols, symbol, next) {
        HASH_DEL(symbols, symbol);
        free(symbol);
    }
}

void join_free(struct program_maps *maps) {
    free_symbols(maps->functions);
    free_symbols(maps->globals);
    struct unit_ids *ids, *next;
    HASH_ITER(hh, maps->units, ids, next) {
        HASH_DEL(maps->units, ids);
        free(ids->functions);
        free(ids->globals);
        free(ids);
    }
}

static const struct unit_ids *find_ids(const struct program *program, const struct ir_unit *unit) {
    struct unit_ids *ids;
    HASH_FIND_PTR(program->maps->units, &unit, ids);
    return ids;
}

uint32_t program_function_of(const struct program *program, const struct ir_unit *unit,
                             uint32_t func) {
    return find_ids(program, unit)->functions[func];
}

uint32_t program_global_of(const struct program *program, const struct ir_unit *unit,
                           uint32_t global) {
    return find_ids(program, unit)->globals[global];
}
