#include "verdict.h"

bool judge_unknown_call(const struct site_case *judged, const struct child_event *event,
                        struct verdict *verdict) {
    const struct function_model *model = event_model(judged, event);
    if (event->kind != EVENT_CALL ||
        is_answered_for(judged, event, CLAIM_SAFE | CLAIM_UNSAFE | CLAIM_ENDS_CHILD) ||
        (model && model->safety != SAFETY_UNKNOWN))
        return false;
    if (model &&
        (model->ending != ENDING_NONE || model->spawning != SPAWNING_NONE || model->set_id))
        return false;
    verdict->rule = RULE_UNKNOWN_CALL;
    verdict->level = LEVEL_REMARK;
    if (model) {
        text_printf(&verdict->message,
                    "the vfork child calls '%s', of which no source says whether it is "
                    "async-signal-safe",
                    event_callee_name(judged, event));
        text_printf(&verdict->because, " on %s", facts_of(judged)->title);
        return true;
    }
    text_printf(&verdict->message,
                event->callee == IR_NONE
                    ? "the vfork child calls through '%s'; what that may reach is not known"
                    : "the vfork child calls '%s', which cannot be seen and is in no model",
                event_callee_name(judged, event));
    return true;
}
