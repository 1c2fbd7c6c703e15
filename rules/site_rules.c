/* The rules about the site itself: unchecked, hidden, signals-open. */
#include "verdict.h"

#include <string.h>

static const char *site_name(const struct site_case *judged) {
    const struct ir_op *op = program_op(judged->program, judged->site->op);
    if (op->func == IR_NONE)
        return op->text ? op->text : "a pointer";
    return judged->site->callee != IR_NONE
               ? judged->program->functions.at[judged->site->callee].name
               : "vfork";
}

static void report_at_site(const struct site_case *judged, enum rule rule, enum level level,
                           const char *message) {
    struct story story =
        story_begin(judged, rule, level, loc_of_op(judged->program, judged->site->op));
    story.notes.count = 0; /* the finding itself is where the child starts */
    story_end(&story, message);
}

void report_unchecked(const struct site_case *judged) {
    struct text message = {0};
    text_printf(&message,
                judged->site->asked
                    ? "no test of the result of '%s' tells the child from its parent: it runs the "
                      "same code"
                    : "the result of '%s' is never tested: the child runs the same code as its "
                      "parent",
                site_name(judged));
    report_at_site(judged, RULE_UNCHECKED, LEVEL_WARNING, message.at);
    text_free(&message);
}

/* gcc and clang look at the name in the source, not at an assembler label. What a system's header
 * declares is that system's. */
static bool has_unknown_name(const struct site_case *judged) {
    const struct ir_op *op = program_op(judged->program, judged->site->op);
    if (judged->site->kind != SITE_VFORK || op->func == IR_NONE)
        return false;
    const struct program_function *callee = &judged->program->functions.at[judged->site->callee];
    const struct ir_function *called =
        &judged->program->functions.at[judged->site->op.function].unit->functions[op->func];
    return callee->model && callee->model->spawning == SPAWNING_VFORK &&
           !(callee->claims & CLAIM_VFORK_LIKE) && !called->in_system_header &&
           !called->returns_twice && strcmp(called->name, "vfork") != 0;
}

void report_hidden(const struct site_case *judged) {
    bool has_name = has_unknown_name(judged);
    if (judged->site->kind != SITE_SYSCALL && judged->site->kind != SITE_POINTER && !has_name)
        return;
    struct text message = {0};
    text_printf(&message,
                "vfork is reached through '%s', so the compiler cannot know that it returns twice "
                "and may overwrite the parent's variables; call vfork by its name%s",
                site_name(judged), has_name ? ", or declare that one returns_twice" : "");
    report_at_site(judged, RULE_HIDDEN, level_if_shared(judged), message.at);
    text_free(&message);
}

void report_signals_open(const struct site_case *judged) {
    if (judged->site->blocks_signals || judged->memory == MEMORY_COPIED)
        return;
    report_at_site(
        judged, RULE_SIGNALS_OPEN, LEVEL_REMARK,
        "no signal is blocked here, so the parent's handlers may run in the vfork child, "
        "in its parent's memory");
}
