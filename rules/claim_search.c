#include "claim_search.h"

#include "ir/ways.h"

#include <stdlib.h>

static bool is_exit(const struct function_model *model) {
    return model->ending == ENDING_EXIT || model->ending == ENDING_EXIT_IF_FIRST ||
           model->ending == ENDING_QUICK_EXIT;
}

static bool is_unsafe(const struct function_model *model) {
    bool ends = model->ending == ENDING_EXEC || model->ending == ENDING_NO_HANDLERS ||
                model->ending == ENDING_ABORT || model->ending == ENDING_LEAVES_FRAME;
    return is_exit(model) ||
           (model->safety == SAFETY_UNSAFE && !ends && model->spawning == SPAWNING_NONE);
}

static bool makes_child(const struct function_model *model) {
    return spawning_may_share(model->spawning);
}

static const struct {
    bool (*is_it)(const struct function_model *model);
    unsigned claims;   /* that make a function it */
    unsigned answered; /* claims that say all there is to say of a function's body */
} quarries[] = {
    [QUARRY_UNSAFE] = {is_unsafe, CLAIM_UNSAFE | CLAIM_EXITS,
                       CLAIM_SAFE | CLAIM_UNSAFE | CLAIM_EXITS | CLAIM_ENDS_CHILD},
    [QUARRY_EXIT] = {is_exit, CLAIM_EXITS, CLAIM_EXITS | CLAIM_ENDS_CHILD},
    [QUARRY_CHILD] = {makes_child, CLAIM_VFORK_LIKE, CLAIM_VFORK_LIKE},
};

static void note_found(struct claim_search *search, struct op_ref call, uint32_t callee) {
    if (search->is_found)
        return;
    search->is_found = true;
    search->found_at = call;
    search->found = callee;
}

/* Whether there is nothing to see in FUNCTION that is not known. */
static bool is_known(const struct program_function *function) {
    return function->ir->is_defined || function->ir->is_builtin ||
           (function->model && !function->model->effects_unknown);
}

static void search_callee(struct claim_search *search, struct op_ref call, uint32_t id) {
    const struct program_function *callee = &search->program->functions.at[id];
    if (id == search->root)
        return; /* what is claimed of it is the question */
    bool vouched = callee->claims & quarries[search->quarry].answered;
    if (callee->claims & quarries[search->quarry].claims ||
        (callee->model && !vouched && quarries[search->quarry].is_it(callee->model)))
        note_found(search, call, id);
    if (vouched)
        return;
    search->is_incomplete |= !is_known(callee);
    if (!callee->ir->is_defined || search->from[id].function != IR_NONE)
        return;
    search->from[id] = call;
    VEC_PUSH(&search->todo, id);
}

static void search_call(struct claim_search *search, struct op_ref call) {
    const struct ir_op *op = program_op(search->program, call);
    const struct ir_unit *unit = search->program->functions.at[call.function].unit;
    if (op->func != IR_NONE) {
        search_callee(search, call, program_function_of(search->program, unit, op->func));
        return;
    }
    bool complete;
    const id_list *targets = program_call_targets(search->program, call, &complete);
    search->is_incomplete |= !complete;
    size_t count = program_call_found(search->program, call);
    for (size_t i = 0; i < count; i++)
        search_callee(search, call, targets->at[i]);
}

static enum way visit(void *data, uint32_t block, uint32_t at) {
    struct claim_search *search = data;
    const struct ir_function *ir = search->program->functions.at[search->function].ir;
    struct op_ref ref = {search->function, block, at};
    if (at == ir->blocks[block].op_count)
        return WAY_GOES_ON;
    const struct ir_op *op = &ir->blocks[block].ops[at];
    search->is_incomplete |= op->code == IR_ASM || op->code == IR_UNKNOWN;
    if (op->code != IR_CALL)
        return WAY_GOES_ON;
    search_call(search, ref);
    return summary_call_may_return(search->summaries, ref) ? WAY_GOES_ON : WAY_ENDS;
}

/* Whether all that the call at CALL may do is known. */
static bool is_seen(const struct claim_search *search, struct op_ref call) {
    const struct program *program = search->program;
    const struct ir_op *op = program_op(program, call);
    bool complete = true;
    if (op->func == IR_NONE) {
        program_call_targets(program, call, &complete);
        return complete;
    }
    const struct ir_unit *unit = program->functions.at[call.function].unit;
    const struct program_function *callee =
        &program->functions.at[program_function_of(program, unit, op->func)];
    return is_known(callee) || callee->claims;
}

/* Stops at the first return; what is behind code that is not seen may never be reached. */
static enum way visit_to_return(void *data, uint32_t block, uint32_t at) {
    struct claim_search *search = data;
    const struct ir_block *in = &search->program->functions.at[search->root].ir->blocks[block];
    struct op_ref ref = {search->root, block, at};
    if (at < in->op_count) {
        bool ends = in->ops[at].code == IR_CALL &&
                    (!summary_call_may_return(search->summaries, ref) || !is_seen(search, ref));
        return ends ? WAY_ENDS : WAY_GOES_ON;
    }
    if (in->exit != IR_RETURN && in->exit != IR_END)
        return WAY_GOES_ON;
    search->returns = true;
    search->return_at = ref;
    return WAY_STOPS;
}

struct claim_search claim_search(const struct program *program, const struct summaries *summaries,
                                 uint32_t root, enum quarry quarry) {
    struct claim_search search = {
        .program = program, .summaries = summaries, .quarry = quarry, .root = root};
    search.from = mem_calloc(program->functions.count, sizeof *search.from);
    for (size_t i = 0; i < program->functions.count; i++)
        search.from[i].function = IR_NONE;
    search.from[root].function = root;
    VEC_PUSH(&search.todo, root);
    for (size_t i = 0; i < search.todo.count; i++) {
        search.function = search.todo.at[i];
        search.is_incomplete |= program->functions.at[search.function].ir->incomplete;
        visit_ways(program->functions.at[search.function].ir, 0, 0, visit, &search);
    }
    visit_ways(program->functions.at[root].ir, 0, 0, visit_to_return, &search);
    return search;
}

void claim_search_end(struct claim_search *search) {
    free(search->from);
    VEC_FREE(&search->todo);
}
