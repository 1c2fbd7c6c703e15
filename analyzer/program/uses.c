/* One pass over every body and initialiser: who calls whom, what is named, what is missing. */
#include "program/internal.h"

#include <stdlib.h>
#include <string.h>

struct scan {
    struct program *program;
    const struct program_function *user;
    struct op_ref at;
    bool is_live; /* some way leads there: if (0) { } needs nothing of what it names */
};

static uint32_t callee_of(const struct scan *scan, const struct ir_op *op) {
    return program_function_of(scan->program, scan->user->unit, op->func);
}

/* What a system's header declares is in a library, known or not. */
bool is_missing(const struct program_function *function) {
    bool is_known = (function->model && !function->model->effects_unknown) ||
                    (!function->model && function->ir->in_system_header);
    return !function->ir->is_defined && !function->ir->is_omitted && !function->is_alias &&
           !is_known && !function->ir->is_builtin;
}

static void note_model(struct program *program, const struct function_model *model) {
    if (!model)
        return;
    program->makes_threads |= model->makes_threads;
    program->registers_atfork |= model->registers_atfork;
}

static void note_call(struct scan *scan, const struct ir_op *op) {
    VEC_PUSH(&scan->program->functions.at[scan->at.function].calls, scan->at);
    if (op->func == IR_NONE)
        return;
    struct program_function *callee = &scan->program->functions.at[callee_of(scan, op)];
    VEC_PUSH(&callee->callers, scan->at);
    note_model(scan->program, callee->model);
    callee->is_needed |= scan->is_live;
}

static void take_function(struct program *program, uint32_t id, bool is_live) {
    struct program_function *function = &program->functions.at[id];
    function->is_needed |= is_live;
    if (function->address_taken)
        return;
    function->address_taken = true;
    VEC_PUSH(&program->maps->taken, id);
}

/* Variables of the C library that programs declare themselves: no unit of the program need define
 * them. */
static bool is_library_variable(const char *name) {
    static const char *const names[] = {"environ",
                                        "__environ",
                                        "_environ",
                                        "errno",
                                        "h_errno",
                                        "optarg",
                                        "optind",
                                        "opterr",
                                        "optopt",
                                        "stdin",
                                        "stdout",
                                        "stderr",
                                        "tzname",
                                        "timezone",
                                        "daylight",
                                        "sys_errlist",
                                        "sys_nerr",
                                        "sys_siglist",
                                        "program_invocation_name",
                                        "program_invocation_short_name",
                                        "__progname"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

bool is_missing_global(const struct ir_global *global) {
    return !global->is_defined && !global->in_system_header &&
           !is_library_variable(global_linker_name(global));
}

static struct program_global *global_at(const struct scan *scan, const struct ir_place *place,
                                        uint32_t *id) {
    if (place->base != IR_GLOBAL)
        return NULL;
    *id = program_global_of(scan->program, scan->user->unit, place->id);
    struct program_global *global = &scan->program->globals.at[*id];
    scan->program->maps->unresolved |= scan->is_live && is_missing_global(global->ir);
    return global;
}

static void note_read(struct scan *scan, const struct ir_place *place) {
    uint32_t id;
    struct program_global *global = global_at(scan, place, &id);
    if (!global)
        return;
    global->read_anywhere = true;
    VEC_PUSH(&scan->program->maps->global_loads[id], scan->at);
}

static void note_write(struct scan *scan, const struct ir_place *place) {
    uint32_t id;
    if (global_at(scan, place, &id))
        VEC_PUSH(&scan->program->maps->global_stores[id], scan->at);
}

static void take_global(struct program *program, uint32_t id, struct op_ref at) {
    program->globals.at[id].address_taken = program->globals.at[id].read_anywhere = true;
    VEC_PUSH(&program->maps->global_addresses[id], at);
}

static void note_address(struct scan *scan, const struct ir_place *place) {
    uint32_t id;
    if (global_at(scan, place, &id))
        take_global(scan->program, id, scan->at);
}

static void scan_operation(struct scan *scan, const struct ir_op *op) {
    switch (op->code) {
    case IR_CALL:
        note_call(scan, op);
        break;
    case IR_FUNC:
        if (op->func != IR_NONE)
            take_function(scan->program, callee_of(scan, op), scan->is_live);
        break;
    case IR_LOAD:
        note_read(scan, &op->place);
        break;
    case IR_STORE:
        note_write(scan, &op->place);
        break;
    case IR_COPYMEM:
        note_write(scan, &op->place);
        note_read(scan, &op->from);
        break;
    case IR_ADDR:
        note_address(scan, &op->place);
        break;
    default:
        break;
    }
}

/* By block: whether some way leads there. To be freed. */
static bool *find_live(const struct ir_function *ir) {
    bool *is_live = mem_calloc(ir->block_count + 1, sizeof *is_live);
    id_list todo = {0};
    VEC_PUSH(&todo, 0);
    is_live[0] = true;
    while (todo.count) {
        const struct ir_block *block = &ir->blocks[todo.at[--todo.count]];
        for (uint32_t i = 0; i < block->target_count; i++) {
            if (!is_live[block->targets[i]])
                VEC_PUSH(&todo, block->targets[i]);
            is_live[block->targets[i]] = true;
        }
    }
    VEC_FREE(&todo);
    return is_live;
}

static void scan_body(struct program *program, uint32_t id) {
    const struct program_function *user = &program->functions.at[id];
    struct scan scan = {.program = program, .user = user, .at.function = id};
    if (!user->ir->block_count)
        return;
    bool *is_live = find_live(user->ir);
    for (uint32_t i = 0; i < user->ir->block_count; i++) {
        scan.at.block = i;
        scan.is_live = is_live[i];
        for (uint32_t j = 0; j < user->ir->blocks[i].op_count; j++) {
            scan.at.op = j;
            scan_operation(&scan, &user->ir->blocks[i].ops[j]);
        }
    }
    free(is_live);
}

static void scan_initialiser(struct program *program, uint32_t id) {
    const struct program_global *owner = &program->globals.at[id];
    for (uint32_t i = 0; i < owner->ir->init_count; i++) {
        const struct ir_init *init = &owner->ir->inits[i];
        if (init->is_integer)
            continue;
        if (init->func != IR_NONE)
            take_function(program, program_function_of(program, owner->unit, init->func), true);
        if (init->global != IR_NONE)
            take_global(program, program_global_of(program, owner->unit, init->global),
                        (struct op_ref){.function = IR_NONE, .op = id});
    }
}

static bool is_main(const struct program_function *function) {
    return function->ir->is_defined && function->ir->linkage == IR_EXTERNAL &&
           strcmp(function->name, "main") == 0;
}

static void note_units(struct program *program) {
    for (size_t i = 0; i < program->units.count; i++) {
        program->makes_threads |= program->units.at[i]->threads;
        program->maps->unresolved |=
            program->units.at[i]->incomplete || program->units.at[i]->is_foreign;
    }
}

/* An alias makes an internal function callable from outside, and an internal variable known there,
 * too: its own entry has no body, so the target's declaration does not show it. */
static void show_alias_targets(struct program *program) {
    for (size_t i = 0; i < program->units.count; i++) {
        const struct ir_unit *unit = program->units.at[i];
        for (uint32_t j = 0; j < unit->function_count; j++)
            if (unit->functions[j].linkage == IR_EXTERNAL)
                program->functions.at[program_function_of(program, unit, j)].externally_visible =
                    true;
        for (uint32_t j = 0; j < unit->global_count; j++)
            if (unit->globals[j].linkage == IR_EXTERNAL)
                program->globals.at[program_global_of(program, unit, j)].externally_visible = true;
    }
}

/* What the bodies that were omitted say by what they name, in code that is live or not. */
static void note_omitted(struct program *program) {
    struct program_maps *maps = program->maps;
    for (size_t i = 0; i < program->functions.count; i++) {
        const struct program_function *function = &program->functions.at[i];
        maps->unresolved |= function->is_needed && is_missing(function);
        if (!function->named_by_omitted)
            continue;
        note_model(program, function->model);
        maps->may_be_unresolved |= is_missing(function);
    }
    for (size_t i = 0; i < program->globals.count; i++)
        maps->may_be_unresolved |=
            program->globals.at[i].named_by_omitted && is_missing_global(program->globals.at[i].ir);
}

static void find_visibility(struct program *program) {
    program->whole = program->has_main && !program->maps->unresolved &&
                     !program->maps->may_be_unresolved && program->maps->rest == REST_NONE;
    if (!program->whole)
        show_alias_targets(program);
    for (size_t i = 0; i < program->functions.count; i++)
        program->functions.at[i].externally_visible |= is_main(&program->functions.at[i]);
    for (size_t i = 0; i < program->globals.count; i++) {
        struct program_global *global = &program->globals.at[i];
        global->externally_visible |=
            global->ir->linkage == IR_EXTERNAL && (!program->whole || !global->ir->is_defined);
    }
}

void find_uses(struct program *program) {
    program->maps->global_stores =
        mem_calloc(program->globals.count, sizeof *program->maps->global_stores);
    program->maps->global_loads =
        mem_calloc(program->globals.count, sizeof *program->maps->global_loads);
    program->maps->global_addresses =
        mem_calloc(program->globals.count, sizeof *program->maps->global_addresses);
    for (size_t i = 0; i < program->functions.count; i++) {
        scan_body(program, (uint32_t)i);
        program->has_main |= is_main(&program->functions.at[i]);
    }
    for (size_t i = 0; i < program->globals.count; i++)
        scan_initialiser(program, (uint32_t)i);
    note_units(program);
    note_omitted(program);
    find_visibility(program);
}

bool program_global_is_constant(const struct program *program, uint32_t id) {
    const struct program_global *global = &program->globals.at[id];
    if (global->ir->is_volatile)
        return false;
    return (global->ir->is_const && !global_may_be_replaced(global)) ||
           (global->ir->is_defined && !global->externally_visible && !global->address_taken &&
            !global->named_by_omitted && !program->maps->global_stores[id].count);
}
