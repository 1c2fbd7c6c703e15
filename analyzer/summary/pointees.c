/* A walk backwards from a register through the pointers that it is computed from, for each with
 * the distance in bytes; a second distance to the same one makes it unknown, so that loops end. */
#include "summary/pointees.h"

#include "program/body.h"
#include "summary/effects.h"

#include <string.h>

enum { MAX_POINTEES = 16 };

/* A register or local on the way; locals come first. */
struct node {
    uint32_t walk; /* the last walk that reached it */
    int64_t distance;
};

struct memo {
    bool is_known;
    struct pointee_list list;
};

struct pointees {
    const struct program *program;
    const struct pointee_list *results;
    const struct program_function *function;
    const struct body *body;
    struct arena *arena;
    struct memo *memos; /* per node */
    struct node *nodes;
    uint32_t walks;
    id_list stack;
    VEC(struct pointee) found;
};

struct pointees *pointees_new(const struct program *program, const struct pointee_list *results,
                              uint32_t function) {
    struct pointees *pointees = mem_calloc(1, sizeof *pointees);
    pointees->program = program;
    pointees->results = results;
    pointees->function = &program->functions.at[function];
    pointees->body = program_body(program, function);
    pointees->arena = arena_new();
    const struct ir_function *ir = pointees->function->ir;
    size_t nodes = (size_t)ir->local_count + ir->register_count + 1;
    pointees->memos = mem_calloc(nodes, sizeof *pointees->memos);
    pointees->nodes = mem_calloc(nodes, sizeof *pointees->nodes);
    return pointees;
}

void pointees_free(struct pointees *pointees) {
    if (!pointees)
        return;
    free(pointees->memos);
    free(pointees->nodes);
    VEC_FREE(&pointees->stack);
    VEC_FREE(&pointees->found);
    arena_free(pointees->arena);
    free(pointees);
}

int64_t offset_add(int64_t a, int64_t b) {
    int64_t sum;
    if (a == OFFSET_ANY || b == OFFSET_ANY || __builtin_add_overflow(a, b, &sum))
        return OFFSET_ANY;
    return sum;
}

static void reach(struct pointees *pointees, uint32_t number, int64_t distance) {
    struct node *node = &pointees->nodes[number];
    if (node->walk == pointees->walks) {
        if (node->distance == distance || node->distance == OFFSET_ANY)
            return;
        distance = OFFSET_ANY;
    }
    *node = (struct node){pointees->walks, distance};
    VEC_PUSH(&pointees->stack, number);
}

static void find(struct pointees *pointees, enum effect_base base, uint32_t id, int64_t offset) {
    for (size_t i = 0; i < pointees->found.count; i++) {
        struct pointee *known = &pointees->found.at[i];
        if (known->base != base || known->id != id)
            continue;
        if (known->offset != offset)
            known->offset = OFFSET_ANY;
        return;
    }
    VEC_PUSH(&pointees->found, ((struct pointee){base, id, offset}));
}

static void find_unknown(struct pointees *pointees) {
    find(pointees, EFFECT_UNKNOWN, 0, OFFSET_ANY);
}

static void reach_register(struct pointees *pointees, ir_reg reg, int64_t distance) {
    if (reg)
        reach(pointees, pointees->function->ir->local_count + reg, distance);
    else
        find_unknown(pointees);
}

static void follow_address(struct pointees *pointees, const struct ir_place *place,
                           int64_t distance) {
    distance = offset_add(distance, place->index ? OFFSET_ANY : place->offset);
    if (place->base == IR_GLOBAL)
        find(pointees, EFFECT_GLOBAL,
             program_global_of(pointees->program, pointees->function->unit, place->id), distance);
    else if (place->base == IR_DEREF)
        reach_register(pointees, place->id, distance);
}

static bool is_one_of(const char *name, const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

#define IS_ONE_OF(name, names) is_one_of((name), (names), sizeof(names) / sizeof *(names))

/* The streams are the library's own memory: their variables, on glibc and on BSD's libc. */
static bool is_stream(const struct ir_global *global) {
    static const char *const names[] = {"stdin",    "stdout",    "stderr",
                                        "__stdinp", "__stdoutp", "__stderrp"};
    return !global->is_defined && IS_ONE_OF(global->name, names);
}

/* A pointer in a constant object that points to no global is null or points to a literal. */
static void follow_constant(struct pointees *pointees, const struct program_global *global) {
    for (uint32_t i = 0; i < global->ir->init_count; i++) {
        const struct ir_init *init = &global->ir->inits[i];
        if (!init->is_integer && init->global != IR_NONE)
            find(pointees, EFFECT_GLOBAL,
                 program_global_of(pointees->program, global->unit, init->global), OFFSET_ANY);
    }
}

static void follow_global(struct pointees *pointees, uint32_t id) {
    const struct program_global *global = &pointees->program->globals.at[id];
    if (is_stream(global->ir))
        return;
    if (global->ir->is_const && global->ir->is_defined && !global_may_be_replaced(global))
        follow_constant(pointees, global);
    else
        find_unknown(pointees);
}

static void follow_load(struct pointees *pointees, const struct ir_place *place, int64_t distance) {
    if (place->base == IR_LOCAL)
        reach(pointees, place->id, distance);
    else if (place->base == IR_GLOBAL)
        follow_global(pointees,
                      program_global_of(pointees->program, pointees->function->unit, place->id));
    else
        find_unknown(pointees);
}

static void follow_sum(struct pointees *pointees, const struct ir_op *op, int64_t distance) {
    int64_t count, bytes;
    if (!body_constant(pointees->body, op->b, &count) ||
        __builtin_mul_overflow(count, op->imm, &bytes))
        bytes = OFFSET_ANY;
    reach_register(pointees, op->a, offset_add(distance, bytes));
}

static bool is_errno_location(const char *name) {
    static const char *const names[] = {"__errno_location", "__errno", "___errno", "__error",
                                        "_errno"};
    return IS_ONE_OF(name, names);
}

/* strchr's kind: the result is null or points into an argument. */
static void reach_arguments(struct pointees *pointees, const struct ir_op *op) {
    for (uint32_t i = 0; i < op->arg_count; i++) {
        struct body_ops definitions = body_definitions(pointees->body, op->args[i]);
        if (definitions.count && body_operation(pointees->body, definitions.at[0])->is_pointer)
            reach_register(pointees, op->args[i], OFFSET_ANY);
    }
}

/* The result of a function of the program. */
static void follow_result(struct pointees *pointees, const struct ir_op *op, uint32_t callee,
                          int64_t distance) {
    const struct pointee_list *result = &pointees->results[callee];
    for (uint32_t i = 0; i < result->count; i++) {
        const struct pointee *pointee = &result->at[i];
        int64_t offset = offset_add(distance, pointee->offset);
        if (pointee->base != EFFECT_PARAMETER)
            find(pointees, pointee->base, pointee->id, offset);
        else
            reach_register(pointees, pointee->id < op->arg_count ? op->args[pointee->id] : 0,
                           offset);
    }
}

static void follow_call(struct pointees *pointees, const struct ir_op *op, int64_t distance) {
    if (op->func == IR_NONE) {
        find_unknown(pointees);
        return;
    }
    uint32_t id = program_function_of(pointees->program, pointees->function->unit, op->func);
    const struct program_function *callee = &pointees->program->functions.at[id];
    const struct function_model *model = callee->model;
    if (callee->ir->is_defined)
        follow_result(pointees, op, id, distance);
    else if (is_errno_location(callee->name) || (model && model->allocates))
        return;
    else if (model && model->returns_first && op->arg_count)
        reach_register(pointees, op->args[0], distance);
    else if (model && model->pure)
        reach_arguments(pointees, op);
    else
        find_unknown(pointees);
}

static void follow_operation(struct pointees *pointees, const struct ir_op *op, int64_t distance) {
    switch (op->code) {
    case IR_ADDR:
        follow_address(pointees, &op->place, distance);
        break;
    case IR_LOAD:
        follow_load(pointees, &op->place, distance);
        break;
    case IR_COPY:
    case IR_CAST:
        reach_register(pointees, op->a, distance);
        break;
    case IR_PTRADD:
        follow_sum(pointees, op, distance);
        break;
    case IR_CALL:
        follow_call(pointees, op, distance);
        break;
    case IR_CONST:
        if (op->imm != 0)
            find_unknown(pointees);
        break;
    case IR_FUNC:
        break;
    default:
        find_unknown(pointees);
    }
}

static void follow_register(struct pointees *pointees, ir_reg reg, int64_t distance) {
    struct body_ops definitions = body_definitions(pointees->body, reg);
    if (!definitions.count)
        find_unknown(pointees);
    for (uint32_t i = 0; i < definitions.count; i++)
        follow_operation(pointees, body_operation(pointees->body, definitions.at[i]), distance);
}

static void follow_store(struct pointees *pointees, const struct ir_op *op, int64_t distance) {
    if (op->code == IR_STORE)
        reach_register(pointees, op->a, distance);
    else
        follow_load(pointees, &op->from, distance);
}

static void follow_local(struct pointees *pointees, uint32_t id, int64_t distance) {
    const struct ir_local *local = &pointees->function->ir->locals[id];
    enum { SCALAR_BYTES = 8 };
    bool is_scalar = local->size != 0 && local->size <= SCALAR_BYTES;
    if (local->address_taken || (local->is_parameter && !is_scalar))
        find_unknown(pointees);
    if (local->is_parameter && is_scalar)
        find(pointees, EFFECT_PARAMETER, id, distance);
    struct body_ops stores = body_stores(pointees->body, id);
    for (uint32_t i = 0; i < stores.count; i++)
        follow_store(pointees, body_operation(pointees->body, stores.at[i]), distance);
}

static void find_list(struct pointees *pointees, const struct pointee_list *list,
                      int64_t distance) {
    for (uint32_t i = 0; i < list->count; i++)
        find(pointees, list->at[i].base, list->at[i].id, offset_add(list->at[i].offset, distance));
}

static void follow_all(struct pointees *pointees) {
    uint32_t locals = pointees->function->ir->local_count;
    while (pointees->stack.count) {
        uint32_t number = pointees->stack.at[--pointees->stack.count];
        int64_t distance = pointees->nodes[number].distance;
        if (pointees->memos[number].is_known)
            find_list(pointees, &pointees->memos[number].list, distance);
        else if (number < locals)
            follow_local(pointees, number, distance);
        else
            follow_register(pointees, number - locals, distance);
    }
}

/* What the walk has found, as a list in ARENA. */
static struct pointee_list take_found(struct pointees *pointees, struct arena *arena) {
    if (pointees->found.count > MAX_POINTEES) {
        pointees->found.count = 0;
        find_unknown(pointees);
    }
    size_t bytes = pointees->found.count * sizeof *pointees->found.at;
    struct pointee_list list = {.count = (uint32_t)pointees->found.count};
    if (list.count)
        list.at = memcpy(arena_alloc(arena, bytes), pointees->found.at, bytes);
    pointees->found.count = 0;
    return list;
}

static struct pointee_list pointees_of_node(struct pointees *pointees, uint32_t number) {
    struct memo *memo = &pointees->memos[number];
    if (!memo->is_known) {
        pointees->walks++;
        reach(pointees, number, 0);
        follow_all(pointees);
        *memo = (struct memo){true, take_found(pointees, pointees->arena)};
    }
    return memo->list;
}

/* The local that REG's pointer was loaded from, or IR_NONE. */
static uint32_t origin(const struct pointees *pointees, ir_reg reg) {
    enum { LONGEST_CHAIN = 64 };
    for (int i = 0; i < LONGEST_CHAIN; i++) {
        struct body_ops definitions = body_definitions(pointees->body, reg);
        if (definitions.count != 1)
            return IR_NONE;
        const struct ir_op *op = body_operation(pointees->body, definitions.at[0]);
        if (op->code == IR_LOAD)
            return op->place.base == IR_LOCAL ? op->place.id : IR_NONE;
        if (op->code == IR_ADDR && op->place.base == IR_DEREF)
            reg = op->place.id;
        else if (op->code == IR_COPY || op->code == IR_CAST || op->code == IR_PTRADD)
            reg = op->a;
        else
            return IR_NONE;
    }
    return IR_NONE;
}

/* A variable with a thousand assignments is walked through once, not for each of its uses. */
struct pointee_list pointees_of(struct pointees *pointees, ir_reg reg) {
    uint32_t local = origin(pointees, reg);
    if (local != IR_NONE)
        pointees_of_node(pointees, local);
    return pointees_of_node(pointees, pointees->function->ir->local_count + reg);
}

struct pointee_list pointees_of_result(struct pointees *pointees, struct arena *arena) {
    const struct ir_function *ir = pointees->function->ir;
    pointees->walks++;
    for (uint32_t i = 0; i < ir->block_count; i++)
        if (ir->blocks[i].exit == IR_RETURN && ir->blocks[i].value)
            reach_register(pointees, ir->blocks[i].value, 0);
    follow_all(pointees);
    return take_found(pointees, arena);
}
