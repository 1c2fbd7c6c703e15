#include "verdict.h"

static bool judge_jump(const struct site_case *judged, const struct child_event *event,
                       struct verdict *verdict) {
    const struct function_model *model = event_model(judged, event);
    if (!model || model->ending != ENDING_LEAVES_FRAME || event->own_jump)
        return false;
    text_printf(&verdict->message, "the vfork child jumps out of '%s' with '%s'",
                judged->program->functions.at[judged->function->function].name,
                event_callee_name(judged, event));
    text_puts(&verdict->because,
              judged->memory == MEMORY_COPIED
                  ? ", so a second copy of the program runs on; end it with '_exit'"
                  : ", over a stack that its parent still uses; end it with '_exit'");
    return true;
}

static bool judge_leave(const struct site_case *judged, const struct child_event *event,
                        struct verdict *verdict) {
    const struct program_function *function =
        &judged->program->functions.at[judged->function->function];
    if (event->kind != EVENT_LEAVE)
        return false;
    bool hands_out = event->returns_result || (event->stores_result && !judged->site->tested);
    if (!hands_out) {
        text_printf(&verdict->message, "the vfork child returns from '%s'", function->name);
        text_puts(&verdict->because,
                  judged->memory == MEMORY_COPIED
                      ? ", so a second copy of the program runs on; end it with '_exit'"
                      : ", whose stack frame its parent still uses; end it with '_exit'");
        return true;
    }
    if (function->ir->returns_twice)
        return false; /* declared to be a vfork of its own: its callers have the child */
    text_printf(&verdict->message, "'%s' hands the result of vfork to its caller", function->name);
    text_puts(&verdict->because,
              judged->memory == MEMORY_COPIED
                  ? ", which works only where the child has memory of its own"
                  : ", so the child returns from a stack frame that its parent still uses; make it "
                    "a macro");
    return true;
}

bool judge_return(const struct site_case *judged, const struct child_event *event,
                  struct verdict *verdict) {
    verdict->rule = RULE_RETURN;
    verdict->level = level_if_shared(judged);
    return judge_jump(judged, event, verdict) || judge_leave(judged, event, verdict);
}
