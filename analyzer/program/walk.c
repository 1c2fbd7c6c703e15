#include "program/walk.h"
#include "program/holders.h"

#include <string.h>
#include <uthash.h>

enum { MAX_STEPS = 4096 };

struct seen {
    struct source source;
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

/* WANT behind one step more; false if there are too many. */
static bool put_step(struct walk *walk, bool is_part, struct region region, struct want *want) {
    if (want->count == MOST_STEPS_OF_WANT) {
        walk->complete = false;
        return false;
    }
    memmove(want->steps + 1, want->steps, want->count * sizeof *want->steps);
    want->steps[0] = (struct want_step){is_part, region};
    want->count++;
    return true;
}

/* Takes off the first step. */
static struct want_step take_step(struct want *want) {
    struct want_step step = want->steps[0];
    want->count--;
    memmove(want->steps, want->steps + 1, want->count * sizeof *want->steps);
    memset(&want->steps[want->count], 0, sizeof *want->steps);
    return step;
}

static bool wants_part(const struct want *want) {
    return want->count && want->steps[0].is_part;
}

static bool wants_memory(const struct want *want) {
    return want->count && !want->steps[0].is_part;
}

static void reach_register(struct walk *walk, uint32_t function, ir_reg reg, struct want want) {
    if (reg)
        reach(walk, (struct source){
                        .kind = SOURCE_REGISTER, .function = function, .id = reg, .want = want});
    else
        walk->complete = false;
}

/* What is stored in REGION of the object that PLACE names or, for a place behind a pointer, of what
 * that pointer points to. */
static void reach_region(struct walk *walk, uint32_t function, const struct ir_place *place,
                         struct region region, struct want want) {
    const struct ir_unit *unit = walk->program->functions.at[function].unit;
    if (place->base == IR_LOCAL)
        reach(walk, (struct source){.kind = SOURCE_LOCAL,
                                    .function = function,
                                    .id = place->id,
                                    .region = region,
                                    .want = want});
    else if (place->base == IR_GLOBAL)
        reach(walk, (struct source){.kind = SOURCE_GLOBAL,
                                    .id = program_global_of(walk->program, unit, place->id),
                                    .region = region,
                                    .want = want});
    else if (place->base == IR_DEREF && put_step(walk, false, region, &want))
        reach_register(walk, function, place->id, want);
    else
        walk->complete = false;
}

static void find(struct walk *walk, uint32_t function) {
    if (walk->wants_errno) {
        walk->complete = false;
        return;
    }
    for (size_t i = 0; i < walk->found->count; i++)
        if (walk->found->at[i] == function)
            return;
    VEC_PUSH(walk->found, function);
}

/* The argument of a call of a library function into which its result points; -1 if none. */
static int points_into(const struct function_model *model) {
    static const char *const searches[] = {"bsearch", "lfind", "lsearch"};
    for (size_t i = 0; model && i < sizeof searches / sizeof *searches; i++)
        if (strcmp(model->name, searches[i]) == 0)
            return 1;
    return model && model->returns_first ? 0 : -1;
}

/* Follows the result into the argument in which it was found. */
static bool reach_found(struct walk *walk, uint32_t caller, const struct ir_op *op,
                        struct want want) {
    const struct ir_unit *unit = walk->program->functions.at[caller].unit;
    uint32_t callee = program_function_of(walk->program, unit, op->func);
    int argument = points_into(walk->program->functions.at[callee].model);
    int64_t size = 1;
    if (argument < 0 || !wants_memory(&want) || (uint32_t)argument >= op->arg_count)
        return false;
    if (argument > 0) {
        if (op->arg_count > 3)
            body_constant(program_body(walk->program, caller), op->args[3], &size);
        want.steps[0].region = region_stepped(want.steps[0].region, size > 0 ? (uint64_t)size : 1);
    }
    reach_register(walk, caller, op->args[argument], want);
    return true;
}

/* The functions by which C libraries tell where the thread's errno is. */
static bool is_errno_location(const char *name) {
    static const char *const names[] = {"__errno_location", "__errno", "___errno", "__error",
                                        "_errno"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

/* The result of a direct call. */
static void reach_result(struct walk *walk, uint32_t caller, const struct ir_op *op,
                         struct want want) {
    if (op->func == IR_NONE) {
        walk->complete = false;
        return;
    }
    const struct ir_unit *unit = walk->program->functions.at[caller].unit;
    uint32_t callee = program_function_of(walk->program, unit, op->func);
    const struct ir_function *ir = walk->program->functions.at[callee].ir;
    if (walk->wants_errno && !want.count && !ir->is_defined && is_errno_location(ir->name)) {
        walk->found_errno = true;
        return;
    }
    walk->misses_result |= ir->is_omitted;
    if (ir->is_omitted)
        miss_around(&walk->names, &walk->program->functions.at[callee]);
    if (ir->linkage == IR_EXTERNAL)
        VEC_PUSH(&walk->names,
                 ((struct missed_name){.kind = MISSED_FUNCTION, .name = linker_name(ir)}));
    if (wants_memory(&want) && is_allocator(walk->program, callee)) {
        struct region region = take_step(&want).region;
        reach(walk, (struct source){.kind = SOURCE_HEAP,
                                    .function = caller,
                                    .id = op->dst,
                                    .region = region,
                                    .want = want});
        return;
    }
    if (reach_found(walk, caller, op, want))
        return;
    walk->complete &= ir->is_defined && !(ir->is_weak && !walk->program->whole);
    if (ir->is_defined)
        reach(walk, (struct source){.kind = SOURCE_RESULT, .function = callee, .want = want});
}

/* The memory wanted behind &PLACE. */
static void follow_address(struct walk *walk, uint32_t function, const struct ir_place *place,
                           struct want want) {
    bool is_same = place->base == IR_DEREF && !place->offset && !place->index; /* &*p */
    if (!wants_memory(&want) && walk->wants_errno && is_same) {
        reach_register(walk, function, place->id, want);
        return;
    }
    if (!wants_memory(&want)) { /* the address of data is no function */
        walk->complete = false;
        return;
    }
    struct region region = region_moved(take_step(&want).region, place->offset);
    if (place->index)
        region = region_stepped(region, place->scale);
    reach_region(walk, function, place, region, want);
}

/* A constant sum, too, is taken for any number of steps: p++ in a loop is one. */
static void follow_sum(struct walk *walk, uint32_t function, const struct ir_op *op,
                       struct want want) {
    struct region *behind = &want.steps[0].region;
    if (wants_memory(&want))
        *behind = region_stepped(*behind, op->imm < 0 ? 1 : (uint64_t)op->imm);
    else
        walk->complete = false;
    reach_register(walk, function, op->a, want);
}

static void follow_load(struct walk *walk, uint32_t function, const struct ir_op *op,
                        struct want want) {
    struct region region = region_of(&op->place);
    if (wants_part(&want))
        region = region_within(region, take_step(&want).region);
    reach_region(walk, function, &op->place, region, want);
}

/* A pointer, or a number that is as good, is no struct: it is its own first part. */
static void drop_part(struct want *want) {
    while (wants_part(want))
        take_step(want);
}

static void follow_definition(struct walk *walk, uint32_t function, const struct ir_op *op,
                              struct want want) {
    const struct ir_unit *unit = walk->program->functions.at[function].unit;
    if (op->is_pointer || op->bits)
        drop_part(&want);
    switch (op->code) {
    case IR_CONST: /* null, or SIG_IGN's kind: no function */
        walk->complete &= !walk->wants_errno || op->imm == 0;
        break;
    case IR_COPY:
    case IR_CAST:
        reach_register(walk, function, op->a, want);
        break;
    case IR_FUNC:
        if (op->func != IR_NONE && !want.count)
            find(walk, program_function_of(walk->program, unit, op->func));
        break;
    case IR_LOAD:
        follow_load(walk, function, op, want);
        break;
    case IR_ADDR:
        follow_address(walk, function, &op->place, want);
        break;
    case IR_PTRADD:
        follow_sum(walk, function, op, want);
        break;
    case IR_CALL:
        reach_result(walk, function, op, want);
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
        follow_definition(walk, source->function, body_operation(body, definitions.at[i]),
                          source->want);
}

static void reach_copied(struct walk *walk, uint32_t function, const struct ir_op *op,
                         struct region part, struct want want) {
    if (op->code == IR_CALL && op->arg_count > 1) { /* memcpy */
        if (put_step(walk, false, part, &want))
            reach_register(walk, function, op->args[1], want);
    } else if (op->code == IR_COPYMEM) {
        reach_region(walk, function, &op->from, region_within(region_of(&op->from), part), want);
    }
}

void walk_from_store(struct walk *walk, struct op_ref at, const struct region *written,
                     const struct source *source) {
    const struct ir_op *op = program_op(walk->program, at);
    struct want wanted = source->want;
    if (!region_overlaps(written, &source->region))
        return;
    struct region part = region_relative(source->region, written);
    if (op->code != IR_STORE)
        reach_copied(walk, at.function, op, part, wanted);
    else if (put_step(walk, true, part, &wanted))
        reach_register(walk, at.function, op->a, wanted);
}

static void follow_store(struct walk *walk, struct op_ref at, const struct source *source) {
    struct region written = region_of(&program_op(walk->program, at)->place);
    walk_from_store(walk, at, &written, source);
}

static bool sees_use(const struct walk *walk, enum ir_linkage linkage, const struct ir_unit *unit,
                     uint32_t user) {
    return walk_trusts_seen(walk) || program_sees_use(walk->program, linkage, unit, user);
}

static void follow_parameter(struct walk *walk, const struct source *source) {
    const struct program_function *callee = &walk->program->functions.at[source->function];
    if (callee->address_taken || (callee->externally_visible && !walk_trusts_seen(walk)))
        walk->complete = false;
    walk->misses_more |= miss_namers(&walk->names, callee);
    for (size_t i = 0; i < callee->callers.count; i++) {
        const struct op_ref *ref = &callee->callers.at[i];
        const struct ir_op *call = program_op(walk->program, *ref);
        if (!sees_use(walk, callee->ir->linkage, callee->unit, ref->function))
            continue;
        struct want want = source->want;
        if (source->id < call->arg_count && put_step(walk, true, source->region, &want))
            reach_register(walk, ref->function, call->args[source->id], want);
        else
            walk->complete = false;
    }
}

static void follow_local(struct walk *walk, const struct source *source) {
    const struct body *body = program_body(walk->program, source->function);
    const struct ir_local *local =
        &walk->program->functions.at[source->function].ir->locals[source->id];
    if (local->is_parameter)
        follow_parameter(walk, source);
    if (local->address_taken)
        holders_follow(walk, source);
    struct body_ops stores = body_stores(body, source->id);
    for (uint32_t i = 0; i < stores.count; i++)
        follow_store(walk, (struct op_ref){source->function, stores.at[i].block, stores.at[i].op},
                     source);
}

static void follow_initialiser(struct walk *walk, const struct program_global *global,
                               const struct ir_init *init, struct want want) {
    drop_part(&want);
    if (init->func != IR_NONE && !want.count) {
        find(walk, program_function_of(walk->program, global->unit, init->func));
    } else if (init->global != IR_NONE && want.count) {
        uint32_t id = program_global_of(walk->program, global->unit, init->global);
        struct region region = take_step(&want).region;
        /* which element of an array it is the address of is not kept */
        if (walk->program->globals.at[id].ir->is_array && !region.scale)
            region = region_stepped(region, 1);
        reach(walk,
              (struct source){.kind = SOURCE_GLOBAL, .id = id, .region = region, .want = want});
    } else {
        walk->complete = false;
    }
}

static void follow_initialisers(struct walk *walk, const struct program_global *global,
                                const struct source *source) {
    for (uint32_t i = 0; i < global->ir->init_count; i++) {
        const struct ir_init *init = &global->ir->inits[i];
        struct region at = region_at(init->offset, init->is_integer ? init->size : 1);
        if (!init->is_integer && region_overlaps(&at, &source->region))
            follow_initialiser(walk, global, init, source->want);
    }
}

static void follow_global(struct walk *walk, const struct source *source) {
    const struct program_global *global = &walk->program->globals.at[source->id];
    follow_initialisers(walk, global, source);
    if (!global->ir->is_defined)
        walk->complete = false;
    if (global->ir->linkage == IR_EXTERNAL)
        VEC_PUSH(&walk->names, ((struct missed_name){.kind = MISSED_VARIABLE,
                                                     .name = global_linker_name(global->ir)}));
    if (global->ir->is_const && !global_may_be_replaced(global) && !walk->wants_errno)
        return;
    if (global->externally_visible && !walk_trusts_seen(walk))
        walk->complete = false;
    if (global->address_taken)
        holders_follow(walk, source);
    walk->misses_more |= miss_namers_of_global(&walk->names, global);
    const op_list *stores = &walk->program->maps->global_stores[source->id];
    for (size_t i = 0; i < stores->count; i++)
        if (sees_use(walk, global->ir->linkage, global->unit, stores->at[i].function))
            follow_store(walk, stores->at[i], source);
}

static void follow_result(struct walk *walk, const struct source *source) {
    const struct ir_function *ir = walk->program->functions.at[source->function].ir;
    for (uint32_t i = 0; i < ir->block_count; i++)
        if (ir->blocks[i].exit == IR_RETURN)
            reach_register(walk, source->function, ir->blocks[i].value, source->want);
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
            follow_result(walk, &source);
            break;
        case SOURCE_HEAP:
            holders_follow(walk, &source);
            break;
        }
    }
}

void walk_run(struct walk *walk) {
    follow(walk);
    struct seen *seen, *next;
    HASH_ITER(hh, walk->seen, seen, next) {
        HASH_DEL(walk->seen, seen);
        free(seen);
    }
    VEC_FREE(&walk->stack);
}

void walk_from_register(struct walk *walk, uint32_t function, ir_reg reg) {
    reach_register(walk, function, reg, (struct want){0});
}

void walk_from_memory(struct walk *walk, const struct memory_path *path) {
    struct source source = {.kind = SOURCE_GLOBAL, .id = path->id};
    if (path->function != IR_NONE) {
        source.kind = SOURCE_LOCAL;
        source.function = path->function;
    }
    source.region = region_at(path->steps[0].offset, path->steps[0].size);
    for (uint64_t i = path->count; i-- > 1;)
        put_step(walk, false, region_at(path->steps[i].offset, path->steps[i].size), &source.want);
    reach(walk, source);
}

void walk_from_local(struct walk *walk, uint32_t function, uint32_t local) {
    reach(walk,
          (struct source){
              .kind = SOURCE_LOCAL, .function = function, .id = local, .region = region_at(0, 0)});
}
