#include "verdict.h"

static const char *const waits[] = {
    [BLOCKING_SLEEP] = "waits",
    [BLOCKING_WAIT] = "waits for a process",
    [BLOCKING_READ] = "may wait for input",
    [BLOCKING_LOCK] = "waits for a lock",
};

bool judge_blocking(const struct site_case *judged, const struct child_event *event,
                    struct verdict *verdict) {
    const struct function_model *model = event_model(judged, event);
    if (!model || model->blocking == BLOCKING_NO)
        return false;
    verdict->rule = RULE_BLOCKING;
    verdict->level = LEVEL_REMARK;
    text_printf(&verdict->message,
                "the vfork child calls '%s', which %s while the parent is suspended",
                event_callee_name(judged, event), waits[model->blocking]);
    return true;
}
