#include "verdict.h"

bool judge_signal_handler(const struct site_case *judged, const struct child_event *event,
                          struct verdict *verdict) {
    const struct world *world = judged->function->world;
    const struct value *handler = world_value(world, event->handler);
    if (event->kind != EVENT_CALL || handler->kind != VALUE_FUNCTION)
        return false;
    verdict->rule = RULE_SIGNAL_HANDLER;
    verdict->level = level_if_shared(judged);
    text_printf(&verdict->message, "the vfork child installs '%s' as a signal handler with '%s'",
                judged->program->functions.at[handler->a].name, event_callee_name(judged, event));
    text_puts(&verdict->because, judged->memory == MEMORY_COPIED
                                     ? "; here it would run in memory of the child's own"
                                     : "; it would run in the parent's memory");
    if (facts_of(judged)->handlers[0] && judged->memory != MEMORY_COPIED) {
        text_printf(&verdict->because, "; %s", facts_of(judged)->handlers);
        verdict->page = facts_of(judged)->source;
    }
    return true;
}
