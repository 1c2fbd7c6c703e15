/* Heap memory by the calls that allocate it. */
#include "child/child_internal.h"

/* The operation of FUNCTION with the number SERIAL, as a symbol's name has it; false: there is
 * none. */
static bool find_operation(const struct program *program, uint32_t function, uint32_t serial,
                           struct op_ref *ref) {
    const struct ir_function *ir = program->functions.at[function].ir;
    *ref = (struct op_ref){function, 0, serial};
    while (ref->block < ir->block_count && ref->op > ir->blocks[ref->block].op_count) {
        ref->op -= ir->blocks[ref->block].op_count + 1;
        ref->block++;
    }
    return ref->block < ir->block_count && ref->op < ir->blocks[ref->block].op_count;
}

/* Whether CALLEE gives new memory: by its model, or by its body, where that was not entered. */
static bool gives_new(const struct children *children, uint32_t callee) {
    const struct function_model *model = children->program->functions.at[callee].model;
    if (model)
        return model->allocates || model->allocates_into;
    return summary_result_is_new(children->summaries, callee);
}

/* The call, in the symbol's frame, that allocates what POINTER points to; false: none is known. */
static bool find_allocation(const struct children *children, const struct world *world,
                            value_id pointer, struct op_ref *call) {
    const struct program *program = children->program;
    const struct value *symbol = world_value(world, pointer);
    if (symbol->kind != VALUE_SYMBOL || symbol->origin != SYMBOL_RESULT)
        return false;
    uint32_t function = world_frame(world, symbol->a)->function;
    if (!find_operation(program, function, symbol->b, call))
        return false;
    const struct ir_op *op = program_op(program, *call);
    if (op->code != IR_CALL || op->func == IR_NONE)
        return false;
    const struct ir_unit *unit = program->functions.at[function].unit;
    return gives_new(children, program_function_of(program, unit, op->func));
}

bool child_is_allocation(const struct children *children, const struct world *world,
                         value_id pointer) {
    struct op_ref call;
    return find_allocation(children, world, pointer, &call);
}

bool child_memory_is_secret(const struct children *children, const struct world *world,
                            value_id pointer) {
    struct op_ref call;
    return find_allocation(children, world, pointer, &call) &&
           !program_memory_is_known(children->program, call);
}

/* Whether the child runs CALL in FRAME. What the vfork function called before the site is its
 * parent's, however deep. */
static bool child_runs(const struct site *site, const struct world *world, frame_id frame,
                       struct op_ref call) {
    for (; frame != FRAME_ROOT; frame = world_frame(world, frame)->caller)
        call = world_frame(world, frame)->call;
    bool is_clone = site->kind == SITE_CLONE && op_ref_equal(call, site->op);
    return is_clone || run_reached_op(site->child, call.block, call.op);
}

bool is_own_allocation(const struct children *children, const struct site *site,
                       const struct world *world, value_id pointer) {
    struct op_ref call;
    return find_allocation(children, world, pointer, &call) &&
           child_runs(site, world, world_value(world, pointer)->a, call);
}
