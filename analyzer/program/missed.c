/* What the answers about a part of a program may lack.
 *
 * Everything that is known of the program bears on the answers through functions and variables that
 * the functions with children come to: by calls, addresses and initialisers. These are walked here;
 * each that has external linkage may be defined, declared or used in the rest of the program. */
#include "program/internal.h"

#include <string.h>

struct search {
    const struct program *program;
    struct missed *missed;
    bool *is_function_met, *is_global_met;
    id_list functions; /* met, and their bodies not yet walked */
};

static void miss(struct search *search, enum missed_kind kind, const char *name,
                 const struct ir_unit *unit) {
    VEC_PUSH(&search->missed->names, ((struct missed_name){kind, name, unit}));
}

void miss_around(missed_list *names, const struct program_function *function) {
    VEC_PUSH(names, ((struct missed_name){MISSED_AROUND, function->name, function->unit}));
}

bool miss_namers(missed_list *names, const struct program_function *function) {
    if (function->named_by_omitted)
        miss_around(names, function);
    return function->named_by_omitted;
}

bool miss_namers_of_global(missed_list *names, const struct program_global *global) {
    if (global->named_by_omitted)
        VEC_PUSH(names, ((struct missed_name){MISSED_AROUND, global->ir->name, global->unit}));
    return global->named_by_omitted;
}

static bool has_rest(const struct search *search) {
    return search->program->maps->rest != REST_NONE;
}

static void miss_external(struct search *search, const struct ir_function *function) {
    const char *names[] = {linker_name(function), function->name};
    bool are_same = strcmp(names[0], names[1]) == 0;
    for (size_t i = 0; i < (are_same ? 1 : 2); i++) {
        miss(search, MISSED_FUNCTION, names[i], NULL);
        miss(search, MISSED_DECLARATIONS, names[i], NULL);
    }
}

static void miss_variable(struct search *search, const struct ir_global *global) {
    const char *label = global_linker_name(global);
    miss(search, MISSED_VARIABLE, label, NULL);
    if (strcmp(label, global->name) != 0)
        miss(search, MISSED_VARIABLE, global->name, NULL);
}

static void meet_function(struct search *search, uint32_t id) {
    const struct program_function *function = &search->program->functions.at[id];
    if (search->is_function_met[id])
        return;
    search->is_function_met[id] = true;
    if (has_rest(search) && function->ir->is_omitted)
        miss_around(&search->missed->names, function);
    if (has_rest(search) && function->ir->linkage == IR_EXTERNAL)
        miss_external(search, function->ir);
    VEC_PUSH(&search->functions, id);
}

static void meet_global(struct search *search, uint32_t id) {
    id_list todo = {0};
    VEC_PUSH(&todo, id);
    while (todo.count) {
        uint32_t at = todo.at[--todo.count];
        const struct program_global *global = &search->program->globals.at[at];
        if (search->is_global_met[at])
            continue;
        search->is_global_met[at] = true;
        if (has_rest(search) && global->ir->linkage == IR_EXTERNAL)
            miss_variable(search, global->ir);
        for (uint32_t i = 0; i < global->ir->init_count; i++) {
            const struct ir_init *init = &global->ir->inits[i];
            if (!init->is_integer && init->func != IR_NONE)
                meet_function(search,
                              program_function_of(search->program, global->unit, init->func));
            if (!init->is_integer && init->global != IR_NONE)
                VEC_PUSH(&todo, program_global_of(search->program, global->unit, init->global));
        }
    }
    VEC_FREE(&todo);
}

static void meet_place(struct search *search, const struct ir_unit *unit,
                       const struct ir_place *place) {
    if (place->base == IR_GLOBAL)
        meet_global(search, program_global_of(search->program, unit, place->id));
}

static void meet_targets(struct search *search, struct op_ref ref) {
    bool complete;
    const id_list *targets = program_call_targets(search->program, ref, &complete);
    size_t count = program_call_found(search->program, ref);
    for (size_t i = 0; i < count; i++)
        meet_function(search, targets->at[i]);
}

static void walk_operation(struct search *search, const struct ir_unit *unit, struct op_ref ref) {
    const struct ir_op *op = program_op(search->program, ref);
    switch (op->code) {
    case IR_CALL:
    case IR_FUNC:
        if (op->func != IR_NONE)
            meet_function(search, program_function_of(search->program, unit, op->func));
        else if (op->code == IR_CALL)
            meet_targets(search, ref);
        if (op->code == IR_CALL && has_rest(search))
            targets_missed(search->program, ref, &search->missed->names);
        break;
    case IR_COPYMEM:
        meet_place(search, unit, &op->from);
        meet_place(search, unit, &op->place);
        break;
    case IR_ADDR:
    case IR_LOAD:
    case IR_STORE:
        meet_place(search, unit, &op->place);
        break;
    default:
        break;
    }
}

static void walk_body(struct search *search, uint32_t id) {
    const struct program_function *function = &search->program->functions.at[id];
    for (uint32_t b = 0; b < function->ir->block_count; b++)
        for (uint32_t o = 0; o < function->ir->blocks[b].op_count; o++)
            walk_operation(search, function->unit, (struct op_ref){id, b, o});
}

/* A function that makes children may have its address taken: then any call through a pointer may
 * make one. */
static bool takes_maker(const struct program *program) {
    for (size_t i = 0; i < program->maps->taken.count; i++) {
        const struct function_model *model =
            program->functions.at[program->maps->taken.at[i]].model;
        if (model && spawning_may_share(model->spawning))
            return true;
    }
    return false;
}

/* Whether any code calls one of the library's functions for which IS_ASKED_FOR holds. */
static void miss_any_user(struct search *search,
                          bool (*is_asked_for)(const struct function_model *)) {
    const char *name;
    struct function_model model;
    for (size_t i = 0; (name = function_listed_name(i)) != NULL; i++)
        if (function_model(search->program->platform, name, &model) && is_asked_for(&model))
            miss(search, MISSED_ANY_USER, name, NULL);
}

static bool makes_threads(const struct function_model *model) {
    return model->makes_threads;
}

static bool registers_atfork(const struct function_model *model) {
    return model->registers_atfork;
}

static void miss_facts(struct search *search) {
    const struct program *program = search->program;
    miss(search, MISSED_FUNCTION, "main", NULL); /* with several the units are several programs */
    if (program->maps->asks_threads && !program->makes_threads)
        miss_any_user(search, makes_threads);
    if (program->maps->asks_atfork && !program->registers_atfork)
        miss_any_user(search, registers_atfork);
}

/* Callers in the rest of the program, and those in the function's own unit that were omitted. */
static void miss_callers(struct search *search) {
    const id_list *asked = &search->program->maps->callers_of;
    for (size_t i = 0; i < asked->count; i++) {
        const struct program_function *function = &search->program->functions.at[asked->at[i]];
        if (has_rest(search) && function->ir->linkage == IR_EXTERNAL)
            miss(search, MISSED_USERS, function->name, NULL);
        if (function->ir->linkage != IR_EXTERNAL)
            miss_namers(&search->missed->names, function);
    }
}

static void miss_rest(struct search *search) {
    const struct program *program = search->program;
    for (size_t i = 0; i < program->claims.count; i++)
        meet_function(search, program->claims.at[i].function); /* which its body may contradict */
    for (size_t i = 0; i < program->maps->followed.count; i++)
        meet_function(search, program->maps->followed.at[i]);
    for (size_t i = 0; i < program->maps->callers_of.count; i++)
        meet_function(search, program->maps->callers_of.at[i]);
    while (search->functions.count)
        walk_body(search, search->functions.at[--search->functions.count]);
    miss_facts(search);
    search->missed->all |= takes_maker(program);
}

/* What the user says is followed, and where. */
static void miss_claimed(struct search *search) {
    const struct program *program = search->program;
    for (size_t i = 0; i < program->claims.count; i++) {
        unsigned kinds = program->claims.at[i].claim->kinds;
        const struct program_function *function =
            &program->functions.at[program->claims.at[i].function];
        if (kinds & CLAIM_CHILD_ONLY && function->ir->is_omitted)
            miss_around(&search->missed->names, function);
        search->missed->all |= kinds & CLAIM_VFORK_LIKE && function->named_by_omitted;
        if (has_rest(search) && kinds & CLAIM_VFORK_LIKE)
            miss(search, MISSED_USERS, function->name, NULL);
    }
    for (size_t i = 0; has_rest(search) && i < program->idle_claims.count; i++)
        miss(search, MISSED_ANY_USER, program->idle_claims.at[i]->name, NULL);
}

/* Where it is only by what omitted bodies name that the program may not be whole, their live code
 * decides. */
static void miss_names_of_omitted(struct search *search) {
    const struct program *program = search->program;
    const struct program_maps *maps = program->maps;
    if (!program->has_main || maps->unresolved || !maps->may_be_unresolved || !maps->followed.count)
        return;
    for (size_t i = 0; i < program->units.count; i++) {
        const struct ir_unit *unit = program->units.at[i];
        for (uint32_t j = 0; j < unit->function_count; j++) {
            const struct program_function *function =
                &program->functions.at[program_function_of(program, unit, j)];
            if (unit->functions[j].named_by_omitted && is_missing(function))
                miss(search, MISSED_AROUND, function->name, unit);
        }
        for (uint32_t j = 0; j < unit->global_count; j++)
            if (unit->globals[j].named_by_omitted &&
                is_missing_global(program->globals.at[program_global_of(program, unit, j)].ir))
                miss(search, MISSED_AROUND, unit->globals[j].name, unit);
    }
}

void find_missed(const struct program *program, struct missed *missed) {
    struct search search = {.program = program, .missed = missed};
    const id_list *followed = &program->maps->followed;
    missed->all = !has_rest(&search) && followed->count && program->maps->missed_targets;
    for (size_t i = 0; i < followed->count; i++) {
        const struct program_function *function = &program->functions.at[followed->at[i]];
        if (function->ir->is_open)
            miss_around(&missed->names, function);
    }
    miss_names_of_omitted(&search);
    miss_claimed(&search);
    miss_callers(&search);
    if (!has_rest(&search))
        return;
    search.is_function_met = mem_calloc(program->functions.count, sizeof *search.is_function_met);
    search.is_global_met = mem_calloc(program->globals.count, sizeof *search.is_global_met);
    miss_rest(&search);
    free(search.is_function_met);
    free(search.is_global_met);
    VEC_FREE(&search.functions);
}

void program_unresolved(const struct program *program, bool in_dead_code, missed_list *names) {
    for (size_t i = 0; i < program->functions.count; i++) {
        const struct program_function *function = &program->functions.at[i];
        bool is_named = function->callers.count || function->address_taken;
        bool is_used =
            function->is_needed || function->named_by_omitted || (in_dead_code && is_named);
        if (is_used && is_missing(function))
            VEC_PUSH(names, ((struct missed_name){.kind = MISSED_FUNCTION,
                                                  .name = linker_name(function->ir)}));
    }
}
