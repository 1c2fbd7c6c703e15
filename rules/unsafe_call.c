#include "verdict.h"

#include <string.h>

/* errno is an object, whatever its header makes of it. */
static bool is_errno(const struct function_model *model) {
    return !strcmp(model->name, "__errno_location");
}

/* The letter of POSIX.1-2001: exec and _exit, and nothing else. */
static bool judge_strictly(const struct site_case *judged, const struct child_event *event,
                           const struct function_model *model, struct verdict *verdict) {
    bool allowed = model && (model->ending == ENDING_EXEC || model->ending == ENDING_NO_HANDLERS ||
                             is_errno(model));
    bool is_call = event->kind == EVENT_CALL || event->kind == EVENT_ENTER;
    if (!is_call || allowed || event->frame != FRAME_ROOT ||
        (model && spawning_may_share(model->spawning)) || judge_exit(judged, event, verdict))
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
    bool risky = threads_possible(judged->program) || program_registers_atfork(judged->program);
    verdict->level = risky ? level_if_shared(judged) : LEVEL_REMARK;
    text_printf(&verdict->message,
                "the vfork child calls '%s', which takes the parent's locks and runs its atfork "
                "handlers",
                event_callee_name(judged, event));
    if (judged->memory != MEMORY_COPIED)
        text_puts(&verdict->because, " in shared memory");
    return true;
}

/* What ends the child as it should, or does no more than to end a program that is broken anyhow, is
 * a remark. */
static enum level level_of(const struct function_model *model) {
    bool ends = model->ending == ENDING_EXEC || model->ending == ENDING_NO_HANDLERS ||
                (model->ending == ENDING_ABORT && model->remark_only);
    return ends && !model->hits_parent ? LEVEL_REMARK : LEVEL_WARNING;
}

static void say_why(const struct function_model *model, struct text *out) {
    bool on_no_list = model->ending == ENDING_EXEC && model->remark_only;
    if (model->hits_parent)
        text_puts(out, ", which acts on its parent");
    else
        text_puts(out, on_no_list ? ", which is on no async-signal-safe list"
                                  : ", which is not async-signal-safe");
    if (model->reason[0])
        text_printf(out, "%s %s", on_no_list ? ";" : ":", model->reason);
}

/* The reason that the user gives, or NULL. */
static const char *claimed_reason(const struct program *program, uint32_t function) {
    for (size_t i = 0; i < program->claims.count; i++) {
        const struct claim *claim = program->claims.at[i].claim;
        if (program->claims.at[i].function == function && claim->kinds & CLAIM_UNSAFE &&
            claim->reason && *claim->reason)
            return claim->reason;
    }
    return NULL;
}

static bool judge_claimed(const struct site_case *judged, const struct child_event *event,
                          struct verdict *verdict) {
    const char *reason = claimed_reason(judged->program, event->callee);
    if (judge_exit(judged, event, verdict))
        return false; /* that tells it all */
    verdict->level = LEVEL_WARNING;
    text_printf(&verdict->message, "the vfork child calls '%s', which is not async-signal-safe%s%s",
                event_callee_name(judged, event), reason ? ": " : "", reason ? reason : "");
    return true;
}

bool judge_unsafe_call(const struct site_case *judged, const struct child_event *event,
                       struct verdict *verdict) {
    const struct function_model *model = event_model(judged, event);
    verdict->rule = RULE_UNSAFE_CALL;
    if (judged->options->strict)
        return judge_strictly(judged, event, model, verdict);
    if (is_answered_for(judged, event, CLAIM_SAFE | CLAIM_UNSAFE | CLAIM_ENDS_CHILD))
        return false;
    if (event_claims(judged, event) & CLAIM_UNSAFE)
        return judge_claimed(judged, event, verdict);
    if (!model || model->ending == ENDING_LEAVES_FRAME ||
        (model->set_id && model->safety != SAFETY_UNSAFE) || spawning_may_share(model->spawning) ||
        judge_exit(judged, event, verdict))
        return false;
    if (model->spawning == SPAWNING_FORK)
        return judge_fork(judged, event, verdict);
    bool on_no_list = model->ending == ENDING_EXEC && model->remark_only;
    if (model->safety != SAFETY_UNSAFE && !(on_no_list && model->safety == SAFETY_UNKNOWN))
        return false;
    verdict->level = level_of(model);
    text_printf(&verdict->message, "the vfork child calls '%s'", event_callee_name(judged, event));
    say_why(model, &verdict->because);
    verdict->page = model->source;
    return true;
}
