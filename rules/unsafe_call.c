#include "verdict.h"

static bool is_process_maker(const struct function_model *model) {
    return model->spawning != SPAWNING_NONE && model->spawning != SPAWNING_FORK &&
           model->spawning != SPAWNING_FORK_PLAIN;
}

/* The letter of POSIX.1-2001: exec and _exit, and nothing else. */
static bool judge_strictly(const struct site_case *judged, const struct child_event *event,
                           const struct function_model *model, struct verdict *verdict) {
    bool allowed = model && (model->ending == ENDING_EXEC || model->ending == ENDING_NO_HANDLERS);
    bool is_call = event->kind == EVENT_CALL || event->kind == EVENT_ENTER;
    if (!is_call || allowed || event->frame != FRAME_ROOT || (model && is_process_maker(model)) ||
        judge_exit(judged, event, verdict))
        return false;
    verdict->level = LEVEL_WARNING;
    text_printf(&verdict->message,
                "the vfork child calls '%s'; POSIX.1-2001 allows it the exec functions and '_exit' "
                "only",
                event_callee_name(judged, event));
    return true;
}

static bool judge_fork(const struct site_case *judged, const struct child_event *event,
                       struct verdict *verdict) {
    bool risky = threads_possible(judged->program) || judged->program->registers_atfork;
    verdict->level = risky ? LEVEL_WARNING : LEVEL_REMARK;
    text_printf(&verdict->message,
                "the vfork child calls '%s', which takes the parent's locks and runs its atfork "
                "handlers in shared memory",
                event_callee_name(judged, event));
    return true;
}

bool judge_unsafe_call(const struct site_case *judged, const struct child_event *event,
                       struct verdict *verdict) {
    const struct function_model *model = event_model(judged, event);
    verdict->rule = RULE_UNSAFE_CALL;
    if (judged->options->strict)
        return judge_strictly(judged, event, model, verdict);
    if (!model || model->ending == ENDING_LEAVES_FRAME ||
        (model->set_id && model->safety != SAFETY_UNSAFE) || is_process_maker(model) ||
        judge_exit(judged, event, verdict))
        return false;
    if (model->spawning == SPAWNING_FORK)
        return judge_fork(judged, event, verdict);
    if (model->ending == ENDING_EXEC) {
        verdict->level = LEVEL_REMARK;
        text_printf(&verdict->message,
                    "the vfork child calls '%s', which is on no list of "
                    "async-signal-safe functions",
                    event_callee_name(judged, event));
        return model->remark_only || model->safety == SAFETY_UNSAFE;
    }
    if (model->safety != SAFETY_UNSAFE)
        return false;
    /* a failed assertion: it should never come to that, and then there is more that is wrong */
    verdict->level = model->ending == ENDING_ABORT ? LEVEL_REMARK : LEVEL_WARNING;
    text_printf(&verdict->message, "the vfork child calls '%s', which is not async-signal-safe",
                event_callee_name(judged, event));
    if (model->reason && model->reason[0])
        text_printf(&verdict->message, ": %s", model->reason);
    return true;
}
