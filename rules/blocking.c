#include "verdict.h"

#include <string.h>

static const char *const waits[] = {
    [BLOCKING_SLEEP] = "waits",
    [BLOCKING_WAIT] = "waits for a process",
    [BLOCKING_READ] = "waits for data from its parent",
    [BLOCKING_LOCK] = "waits for a lock",
};

/* Whether the child makes a process itself: then it may well wait for that. */
static bool makes_process(const struct site_case *judged) {
    for (size_t i = 0; i < judged->site->events.count; i++) {
        const struct function_model *model = event_model(judged, &judged->site->events.at[i]);
        if (model && model->spawning != SPAWNING_NONE)
            return true;
    }
    return false;
}

/* The variable that the operation defining REG reads or takes the address of; NULL if none. */
static const struct ir_place *variable_of(const struct ir_block *block, uint32_t before,
                                          ir_reg reg) {
    const struct ir_op *op = ir_definition(block, before, reg);
    bool names = op && (op->code == IR_LOAD || op->code == IR_ADDR) &&
                 (op->place.base == IR_LOCAL || op->place.base == IR_GLOBAL);
    return names ? &op->place : NULL;
}

static bool makes_pipe(const char *name) {
    return !strcmp(name, "pipe") || !strcmp(name, "pipe2") || !strcmp(name, "socketpair");
}

/* Whether some call in FUNCTION makes a pipe with its ends in the variable of PLACE. */
static bool is_pipe(const struct program *program, uint32_t id, const struct ir_place *place) {
    const struct program_function *function = &program->functions.at[id];
    for (size_t i = 0; i < function->calls.count; i++) {
        struct op_ref ref = function->calls.at[i];
        const struct ir_op *call = program_op(program, ref);
        if (call->func == IR_NONE || !call->arg_count ||
            !makes_pipe(function->unit->functions[call->func].name))
            continue;
        ir_reg ends = call->args[strcmp(function->unit->functions[call->func].name, "socketpair")
                                     ? 0
                                     : call->arg_count - 1];
        const struct ir_place *made = variable_of(&function->ir->blocks[ref.block], ref.op, ends);
        if (made && made->base == place->base && made->id == place->id)
            return true;
    }
    return false;
}

static bool reads_pipe(const struct site_case *judged, struct op_ref ref) {
    const struct ir_op *call = program_op(judged->program, ref);
    const struct ir_block *block =
        &judged->program->functions.at[ref.function].ir->blocks[ref.block];
    const struct ir_place *place =
        call->arg_count ? variable_of(block, ref.op, call->args[0]) : NULL;
    return place && is_pipe(judged->program, ref.function, place);
}

bool judge_blocking(const struct site_case *judged, const struct child_event *event,
                    struct verdict *verdict) {
    const struct function_model *model = event_model(judged, event);
    bool stops = judged->memory == MEMORY_SHARED || facts_of(judged)->parent != WAITING_NONE;
    if (!stops || !model || model->blocking == BLOCKING_NO ||
        (model->blocking == BLOCKING_WAIT && makes_process(judged)) ||
        (model->blocking == BLOCKING_READ && !reads_pipe(judged, event->op)))
        return false;
    verdict->rule = RULE_BLOCKING;
    verdict->level = LEVEL_REMARK;
    text_printf(&verdict->message,
                "the vfork child calls '%s', which %s while the parent is suspended",
                event_callee_name(judged, event), waits[model->blocking]);
    return true;
}
