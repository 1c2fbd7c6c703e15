/* What pointers to functions may hold: a walk backwards from the pointer through everything that
 * is ever assigned to the variables it comes from, whatever the order of execution. */
#include "program/internal.h"
#include "program/region.h"

#include <string.h>
#include <uthash.h>

enum { MAX_STEPS = 4096 };

/* A source of values that the walk has reached; zeroed padding, for it is a key. */
enum source_kind { SOURCE_REGISTER, SOURCE_LOCAL, SOURCE_GLOBAL, SOURCE_RESULT };

struct source {
    uint64_t kind;
    uint32_t function; /* not of a global */
    uint32_t id;       /* register, local, program global */
    struct region region;
};

struct seen {
    struct source source;
    UT_hash_handle hh;
};

struct walk {
    const struct program *program;
    struct seen *seen;
    VEC(struct source) stack;
    id_list *found;
    bool complete;
};

enum question_kind { QUESTION_CALLEE, QUESTION_ARGUMENT, QUESTION_PARAMETER };

struct question {
    uint32_t kind, number;
    struct op_ref ref;
};

struct target_set {
    struct question question;
    id_list targets;
    bool complete;
    UT_hash_handle hh;
};

static void reach(struct walk *walk, struct source source) {
    struct seen *seen;
    HASH_FIND(hh, walk->seen, &source, sizeof source, seen);
    if (seen)
        return;
    if (HASH_COUNT(walk->seen) >= MAX_STEPS) {
        walk->complete = false;
        return;
    }
    seen = mem_calloc(1, sizeof *seen);
    seen->source = source;
    HASH_ADD(hh, walk->seen, source, sizeof source, seen);
    VEC_PUSH(&walk->stack, source);
}

static void reach_register(struct walk *walk, uint32_t function, ir_reg reg) {
    if (reg)
        reach(walk, (struct source){.kind = SOURCE_REGISTER, .function = function, .id = reg});
    else
        walk->complete = false;
}

static void reach_region(struct walk *walk, uint32_t function, const struct ir_place *place,
                         struct region region) {
    const struct ir_unit *unit = walk->program->functions.at[function].unit;
    if (place->base == IR_LOCAL)
        reach(walk,
              (struct source){
                  .kind = SOURCE_LOCAL, .function = function, .id = place->id, .region = region});
    else if (place->base == IR_GLOBAL)
        reach(walk, (struct source){.kind = SOURCE_GLOBAL,
                                    .id = program_global_of(walk->program, unit, place->id),
                                    .region = region});
    else
        walk->complete = false;
}

static void find(struct walk *walk, uint32_t function) {
    for (size_t i = 0; i < walk->found->count; i++)
        if (walk->found->at[i] == function)
            return;
    VEC_PUSH(walk->found, function);
}

/* The result of a direct call. */
static void reach_result(struct walk *walk, uint32_t caller, const struct ir_op *op) {
    if (op->func == IR_NONE) {
        walk->complete = false;
        return;
    }
    const struct ir_unit *unit = walk->program->functions.at[caller].unit;
    uint32_t callee = program_function_of(walk->program, unit, op->func);
    const struct ir_function *ir = walk->program->functions.at[callee].ir;
    walk->complete &= ir->is_defined && !(ir->is_weak && !walk->program->whole);
    if (ir->is_defined)
        reach(walk, (struct source){.kind = SOURCE_RESULT, .function = callee});
}

static void follow_definition(struct walk *walk, uint32_t function, const struct ir_op *op) {
    const struct ir_unit *unit = walk->program->functions.at[function].unit;
    switch (op->code) {
    case IR_CONST: /* null, or SIG_IGN's kind: no function */
        break;
    case IR_COPY:
    case IR_CAST:
        reach_register(walk, function, op->a);
        break;
    case IR_FUNC:
        if (op->func != IR_NONE)
            find(walk, program_function_of(walk->program, unit, op->func));
        break;
    case IR_LOAD:
        reach_region(walk, function, &op->place, region_of(&op->place));
        break;
    case IR_CALL:
        reach_result(walk, function, op);
        break;
    default:
        walk->complete = false;
    }
}

static void follow_register(struct walk *walk, const struct source *source) {
    const struct body *body = program_body(walk->program, source->function);
    struct body_ops definitions = body_definitions(body, source->id);
    walk->complete &= definitions.count > 0;
    for (uint32_t i = 0; i < definitions.count; i++)
        follow_definition(walk, source->function, body_operation(body, definitions.at[i]));
}

/* The part of a copied object that ends up in REGION of the destination. */
static struct region shifted(struct region region, const struct ir_op *copy) {
    int64_t by;
    if (copy->place.index || copy->from.index || region.begin == INT64_MIN ||
        region.end == INT64_MAX ||
        __builtin_sub_overflow(copy->from.offset, copy->place.offset, &by) ||
        __builtin_add_overflow(region.offset, by, &region.offset) ||
        __builtin_add_overflow(region.begin, by, &region.begin) ||
        __builtin_add_overflow(region.end, by, &region.end))
        return region_of(&copy->from);
    return region;
}

static void follow_store(struct walk *walk, uint32_t function, const struct ir_op *op,
                         const struct region *region) {
    struct region written = region_of(&op->place);
    if (!region_overlaps(&written, region))
        return;
    if (op->code == IR_STORE)
        reach_register(walk, function, op->a);
    else
        reach_region(walk, function, &op->from, shifted(*region, op));
}

static void follow_parameter(struct walk *walk, uint32_t function, uint32_t parameter) {
    const struct program_function *callee = &walk->program->functions.at[function];
    if (callee->address_taken || callee->externally_visible)
        walk->complete = false;
    for (size_t i = 0; i < callee->callers.count; i++) {
        const struct op_ref *ref = &callee->callers.at[i];
        const struct ir_op *call = program_op(walk->program, *ref);
        if (parameter < call->arg_count)
            reach_register(walk, ref->function, call->args[parameter]);
        else
            walk->complete = false;
    }
}

static void follow_local(struct walk *walk, const struct source *source) {
    const struct body *body = program_body(walk->program, source->function);
    const struct ir_local *local =
        &walk->program->functions.at[source->function].ir->locals[source->id];
    if (local->address_taken || (local->is_parameter && !local->is_pointer))
        walk->complete = false;
    if (local->is_parameter && local->is_pointer)
        follow_parameter(walk, source->function, source->id);
    struct body_ops stores = body_stores(body, source->id);
    for (uint32_t i = 0; i < stores.count; i++)
        follow_store(walk, source->function, body_operation(body, stores.at[i]), &source->region);
}

static void follow_initialiser(struct walk *walk, const struct program_global *global,
                               const struct region *region) {
    for (uint32_t i = 0; i < global->ir->init_count; i++) {
        const struct ir_init *init = &global->ir->inits[i];
        struct region at = region_at(init->offset, init->is_integer ? init->size : 1);
        if (init->is_integer || !region_overlaps(&at, region))
            continue;
        if (init->func != IR_NONE)
            find(walk, program_function_of(walk->program, global->unit, init->func));
        else
            walk->complete = false;
    }
}

static void follow_global(struct walk *walk, const struct source *source) {
    const struct program_global *global = &walk->program->globals.at[source->id];
    follow_initialiser(walk, global, &source->region);
    if (!global->ir->is_defined)
        walk->complete = false;
    if (global->ir->is_const)
        return;
    if (global->externally_visible || global->address_taken)
        walk->complete = false;
    const op_list *stores = &walk->program->maps->global_stores[source->id];
    for (size_t i = 0; i < stores->count; i++)
        follow_store(walk, stores->at[i].function, program_op(walk->program, stores->at[i]),
                     &source->region);
}

static void follow_result(struct walk *walk, uint32_t function) {
    const struct ir_function *ir = walk->program->functions.at[function].ir;
    for (uint32_t i = 0; i < ir->block_count; i++)
        if (ir->blocks[i].exit == IR_RETURN)
            reach_register(walk, function, ir->blocks[i].value);
}

static void follow(struct walk *walk) {
    while (walk->stack.count) {
        struct source source = walk->stack.at[--walk->stack.count];
        switch ((enum source_kind)source.kind) {
        case SOURCE_REGISTER:
            follow_register(walk, &source);
            break;
        case SOURCE_LOCAL:
            follow_local(walk, &source);
            break;
        case SOURCE_GLOBAL:
            follow_global(walk, &source);
            break;
        case SOURCE_RESULT:
            follow_result(walk, source.function);
            break;
        }
    }
}

static void walk_end(struct walk *walk) {
    struct seen *seen, *next;
    HASH_ITER(hh, walk->seen, seen, next) {
        HASH_DEL(walk->seen, seen);
        free(seen);
    }
    VEC_FREE(&walk->stack);
}

/* Whether REG in the caller is a pointer: 1, 0, or -1 where a null or nothing says it. */
static int is_pointer(const struct body *body, ir_reg reg) {
    struct body_ops definitions = body_definitions(body, reg);
    if (!definitions.count)
        return -1;
    const struct ir_op *op = body_operation(body, definitions.at[0]);
    return op->code == IR_CONST && !op->is_pointer ? -1 : op->is_pointer;
}

/* Whether a call as OP fits the type of FUNCTION: its number of arguments, which of them are
 * pointers, and whether there is a result. */
static bool fits(const struct body *body, const struct ir_op *op,
                 const struct ir_function *function) {
    if (op->arg_count < function->parameter_count ||
        (op->arg_count > function->parameter_count && !function->is_variadic))
        return false;
    if ((op->bits || op->is_pointer) && function->is_defined && !function->returns_value)
        return false;
    for (uint32_t i = 0; i < function->parameter_count && i < function->local_count; i++) {
        int pointer = is_pointer(body, op->args[i]);
        if (pointer >= 0 && pointer != function->locals[i].is_pointer)
            return false;
    }
    return true;
}

/* Every function whose address is taken and that a call as OP fits. */
static void guess(struct walk *walk, struct op_ref ref) {
    const struct body *body = program_body(walk->program, ref.function);
    const id_list *taken = &walk->program->maps->taken;
    for (size_t i = 0; i < taken->count; i++)
        if (fits(body, program_op(walk->program, ref),
                 walk->program->functions.at[taken->at[i]].ir))
            find(walk, taken->at[i]);
}

static void ask(struct walk *walk, const struct question *question) {
    const struct ir_op *op;
    switch ((enum question_kind)question->kind) {
    case QUESTION_CALLEE:
        op = program_op(walk->program, question->ref);
        reach_register(walk, question->ref.function, op->a);
        break;
    case QUESTION_ARGUMENT:
        op = program_op(walk->program, question->ref);
        reach_register(walk, question->ref.function,
                       question->number < op->arg_count ? op->args[question->number] : 0);
        break;
    case QUESTION_PARAMETER:
        reach_region(walk, question->ref.function,
                     &(struct ir_place){.base = IR_LOCAL, .id = question->number}, region_at(0, 0));
        break;
    }
}

static const id_list *answer(const struct program *program, struct question question,
                             bool *complete) {
    struct target_set *set;
    HASH_FIND(hh, program->maps->targets, &question, sizeof question, set);
    if (!set) {
        set = mem_calloc(1, sizeof *set);
        set->question = question;
        struct walk walk = {.program = program, .found = &set->targets, .complete = true};
        ask(&walk, &question);
        follow(&walk);
        if (!walk.complete && question.kind == QUESTION_CALLEE)
            guess(&walk, question.ref);
        walk_end(&walk);
        set->complete = walk.complete;
        HASH_ADD(hh, program->maps->targets, question, sizeof question, set);
    }
    *complete = set->complete;
    return &set->targets;
}

const id_list *program_call_targets(const struct program *program, struct op_ref ref,
                                    bool *complete) {
    return answer(program, (struct question){.kind = QUESTION_CALLEE, .ref = ref}, complete);
}

const id_list *program_argument_targets(const struct program *program, struct op_ref ref,
                                        uint32_t argument, bool *complete) {
    return answer(program,
                  (struct question){.kind = QUESTION_ARGUMENT, .number = argument, .ref = ref},
                  complete);
}

const id_list *program_parameter_targets(const struct program *program, uint32_t function,
                                         uint32_t parameter, bool *complete) {
    return answer(program,
                  (struct question){
                      .kind = QUESTION_PARAMETER, .number = parameter, .ref.function = function},
                  complete);
}

void targets_free(struct program_maps *maps) {
    struct target_set *set, *next;
    HASH_ITER(hh, maps->targets, set, next) {
        HASH_DEL(maps->targets, set);
        VEC_FREE(&set->targets);
        free(set);
    }
}
