/* Which calls make a vfork-like child. */
#include "child/child_internal.h"
#include "program/syscalls.h"

#include <stdlib.h>

/* Linux <sched.h>. */
enum { CLONE_VM_BIT = 0x100, CLONE_THREAD_BIT = 0x10000 };

/* FreeBSD <sys/unistd.h>. RFSPAWN has to be the only flag. */
enum { RFMEM_BIT = 1 << 5 };
static const uint32_t RFSPAWN = UINT32_C(1) << 31;

static bool constant(const struct world *world, const struct state *state, value_id value,
                     int64_t *number) {
    struct range range = state_range(world, state, value);
    *number = range.low;
    return value && range_is_single(range);
}

/* Whether CALL's argument WHICH is there and a constant, which is given. */
static bool constant_argument(const struct world *world, const struct state *state,
                              const struct ir_op *call, const value_id *args, uint32_t which,
                              int64_t *number) {
    return call->arg_count > which && constant(world, state, args[which], number);
}

static bool shares_memory(int64_t flags) {
    return (flags & CLONE_VM_BIT) && !(flags & CLONE_THREAD_BIT);
}

/* The flags are the first member of struct clone_args, 64 bits wide (Linux <linux/sched.h>). */
static bool clone3_shares(struct world *world, const struct state *state, value_id arguments) {
    int64_t flags;
    value_id first = state_read(world, state, cell_at(world, arguments, 8), 64, false);
    return constant(world, state, first, &flags) && shares_memory(flags);
}

static bool syscall_is_site(const struct program *program, struct world *world, struct op_ref op,
                            const value_id *args, const struct state *state) {
    const struct ir_op *call = program_op(program, op);
    const char *target = program->functions.at[op.function].unit->target;
    int64_t number, flags;
    if (!constant_argument(world, state, call, args, 0, &number))
        return false;
    switch (syscall_effect(target, number)) {
    case SYSCALL_VFORK:
        return true;
    case SYSCALL_CLONE:
        return constant_argument(world, state, call, args, 1, &flags) && shares_memory(flags);
    case SYSCALL_CLONE3:
        return call->arg_count > 1 && clone3_shares(world, state, args[1]);
    default:
        return false;
    }
}

static bool is_wrapper(const struct children *children, struct vfork_function *function,
                       uint32_t callee) {
    for (size_t i = 0; i < children->wrappers.count; i++)
        if (children->wrappers.at[i] == callee)
            return true;
    if (!function->took_for_plain)
        function->took_for_plain =
            mem_calloc(children->program->functions.count, sizeof *function->took_for_plain);
    function->took_for_plain[callee] = true;
    return false;
}

bool site_kind_of(const struct children *children, struct vfork_function *function,
                  struct op_ref op, uint32_t callee, const value_id *args,
                  const struct state *state, enum site_kind *kind) {
    const struct program *program = children->program;
    const struct ir_op *call = program_op(program, op);
    struct world *world = function->world;
    int64_t flags;
    if (callee == IR_NONE)
        return false;
    if (is_wrapper(children, function, callee)) {
        *kind = SITE_WRAPPER;
        return true;
    }
    const struct function_model *model = program->functions.at[callee].model;
    if (program->functions.at[callee].claims & CLAIM_VFORK_LIKE) {
        *kind = call->func == IR_NONE ? SITE_POINTER : SITE_VFORK;
        return true;
    }
    switch (model ? model->spawning : SPAWNING_NONE) {
    case SPAWNING_VFORK:
        *kind = call->func == IR_NONE ? SITE_POINTER : SITE_VFORK;
        return true;
    case SPAWNING_CLONE:
        *kind = SITE_CLONE;
        return constant_argument(world, state, call, args, 2, &flags) && shares_memory(flags);
    case SPAWNING_RFORK_THREAD:
        *kind = SITE_CLONE;
        return constant_argument(world, state, call, args, 0, &flags) &&
               ((flags & RFMEM_BIT) || (uint32_t)flags == RFSPAWN);
    case SPAWNING_CLONE3:
        *kind = SITE_VFORK;
        return call->arg_count > 0 && clone3_shares(world, state, args[0]);
    case SPAWNING_SYSCALL:
        *kind = SITE_SYSCALL;
        return syscall_is_site(program, world, op, args, state);
    case SPAWNING_RFORK:
        *kind = SITE_VFORK;
        return constant_argument(world, state, call, args, 0, &flags) && (uint32_t)flags == RFSPAWN;
    case SPAWNING_PDRFORK:
        *kind = SITE_VFORK;
        return constant_argument(world, state, call, args, 2, &flags) && (uint32_t)flags == RFSPAWN;
    default:
        return false;
    }
}

uint32_t site_entry_argument(const struct program *program, uint32_t callee) {
    const struct function_model *model = program->functions.at[callee].model;
    return model && model->spawning == SPAWNING_RFORK_THREAD ? 2 : 0;
}

static bool model_may_be_site(const struct program *program, uint32_t callee) {
    const struct function_model *model = program->functions.at[callee].model;
    if (program->functions.at[callee].claims & CLAIM_VFORK_LIKE)
        return true;
    return model && spawning_may_share(model->spawning);
}

bool may_have_site(const struct program *program, uint32_t id) {
    const struct program_function *function = &program->functions.at[id];
    for (size_t i = 0; i < function->calls.count; i++) {
        const struct ir_op *op = program_op(program, function->calls.at[i]);
        if (op->func != IR_NONE) {
            if (model_may_be_site(program, program_function_of(program, function->unit, op->func)))
                return true;
            continue;
        }
        bool complete;
        const id_list *targets = program_call_targets(program, function->calls.at[i], &complete);
        for (size_t j = 0; j < targets->count; j++)
            if (model_may_be_site(program, targets->at[j]))
                return true;
    }
    return false;
}

/* Whether the call, or a body that it enters, has a model for which BLOCKS holds. */
static bool call_blocks_signals(const struct program *program, struct op_ref ref, unsigned depth) {
    const struct ir_op *op = program_op(program, ref);
    if (op->func == IR_NONE)
        return false;
    uint32_t callee =
        program_function_of(program, program->functions.at[ref.function].unit, op->func);
    const struct program_function *function = &program->functions.at[callee];
    if (function->model)
        return function->model->blocks_signals;
    for (size_t i = 0; depth < 4 && i < function->calls.count; i++)
        if (call_blocks_signals(program, function->calls.at[i], depth + 1))
            return true;
    return false;
}

/* Marks the blocks from which SITE's block can be reached. */
static bool *blocks_before(const struct ir_function *ir, uint32_t block) {
    bool *marked = mem_calloc(ir->block_count, sizeof *marked);
    bool changed = true;
    marked[block] = true;
    while (changed) {
        changed = false;
        for (uint32_t i = ir->block_count; i-- > 0;) {
            for (uint32_t j = 0; j < ir->blocks[i].target_count && !marked[i]; j++) {
                if (marked[ir->blocks[i].targets[j]])
                    marked[i] = changed = true;
            }
        }
    }
    return marked;
}

/* Whether some way from the function's start to REF blocks signals. */
static bool blocked_in_function(const struct program *program, struct op_ref ref) {
    const struct program_function *function = &program->functions.at[ref.function];
    bool *marked = blocks_before(function->ir, ref.block);
    bool blocks = false;
    for (size_t i = 0; i < function->calls.count && !blocks; i++) {
        struct op_ref call = function->calls.at[i];
        bool before = call.block == ref.block ? call.op < ref.op : marked[call.block];
        blocks = before && call_blocks_signals(program, call, 0);
    }
    free(marked);
    return blocks;
}

/* In the function itself, or before all calls of it, which are seen. */
bool site_blocks_signals(const struct children *children, const struct site *site) {
    const struct program *program = children->program;
    const struct program_function *function = &program->functions.at[site->op.function];
    if (blocked_in_function(program, site->op))
        return true;
    if (function->externally_visible || function->address_taken || function->named_by_omitted)
        return false;
    for (size_t i = 0; i < function->callers.count; i++)
        if (!blocked_in_function(program, function->callers.at[i]))
            return false;
    return function->callers.count > 0;
}
