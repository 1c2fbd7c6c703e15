#include "verdict.h"

bool judge_set_id(const struct site_case *judged, const struct child_event *event,
                  struct verdict *verdict) {
    const struct function_model *model = event_model(judged, event);
    if (!model || !model->set_id || model->safety == SAFETY_UNSAFE)
        return false;
    verdict->rule = RULE_SET_ID;
    verdict->level = threads_possible(judged->program) ? LEVEL_WARNING : LEVEL_REMARK;
    text_printf(
        &verdict->message,
        "the vfork child calls '%s', for which libc locks and signals the parent's threads; "
        "make the system call itself with 'syscall'",
        event_callee_name(judged, event));
    return true;
}
