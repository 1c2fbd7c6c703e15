#include "verdict.h"

bool judge_set_id(const struct site_case *judged, const struct child_event *event,
                  struct verdict *verdict) {
    const struct function_model *model = event_model(judged, event);
    if (!model || !model->set_id || model->safety == SAFETY_UNSAFE)
        return false;
    bool stops_all = facts_of(judged)->parent == WAITING_PROCESS;
    if (judged->memory == MEMORY_COPIED || stops_all)
        return false; /* no thread of the parent runs in the same memory meanwhile */
    verdict->rule = RULE_SET_ID;
    bool risky = model->signals_threads && threads_possible(judged->program);
    verdict->level = risky ? LEVEL_WARNING : LEVEL_REMARK;
    text_printf(&verdict->message, "the vfork child calls '%s'", event_callee_name(judged, event));
    text_puts(
        &verdict->because,
        model->signals_threads
            ? ", for which libc locks and signals the parent's threads; make the system call "
              "itself with 'syscall'"
            : ", so code with two sets of privileges runs in one memory if there are threads");
    return true;
}
