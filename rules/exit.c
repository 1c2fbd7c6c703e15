#include "verdict.h"

/* What each way of ending does to the parent. */
static const char *harm(const struct function_model *model) {
    switch (model->ending) {
    case ENDING_EXIT:
    case ENDING_EXIT_IF_FIRST:
        return "runs the parent's atexit handlers and flushes its stdio; use '_exit'";
    case ENDING_EXIT_ON_FAILURE:
        return "may run the parent's atexit handlers and flush its stdio when it fails";
    case ENDING_QUICK_EXIT:
        return "runs the parent's at_quick_exit handlers; use '_exit'";
    case ENDING_THREAD_EXIT:
        return "runs the parent's thread clean-up handlers, and its atexit handlers if this is the "
               "last thread; use '_exit'";
    default:
        return NULL;
    }
}

bool judge_exit(const struct site_case *judged, const struct child_event *event,
                struct verdict *verdict) {
    static const struct function_model claimed = {.ending = ENDING_EXIT};
    bool is_claimed = event->kind == EVENT_ENTER && event_claims(judged, event) & CLAIM_EXITS;
    const struct function_model *model = is_claimed ? &claimed : event_model(judged, event);
    const char *what = model ? harm(model) : NULL;
    if (!what || is_answered_for(judged, event, CLAIM_EXITS | CLAIM_ENDS_CHILD) ||
        (model->ending == ENDING_EXIT_IF_FIRST && event->first_is_zero))
        return false;
    verdict->rule = RULE_EXIT;
    verdict->level = LEVEL_WARNING;
    text_printf(&verdict->message, "the vfork child calls '%s', which %s",
                event_callee_name(judged, event), what);
    return true;
}
