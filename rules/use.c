/* vfork-use: could this child be a posix_spawn, and with what? */
#include "program/body.h"
#include "verdict.h"

#include <string.h>

/* What a child may do that posix_spawn does for it: POSIX.1-2024 <spawn.h>, and what glibc adds. */
struct spawn_row {
    const char *function, *action;
};

static const struct spawn_row spawn_rows[] = {
    {"chdir", "posix_spawn_file_actions_addchdir_np"},
    {"close", "posix_spawn_file_actions_addclose"},
    {"closefrom", "posix_spawn_file_actions_addclosefrom_np"},
    {"dup2", "posix_spawn_file_actions_adddup2"},
    {"fchdir", "posix_spawn_file_actions_addfchdir_np"},
    {"getegid", ""},
    {"geteuid", ""},
    {"getgid", ""},
    {"getpid", ""},
    {"getppid", ""},
    {"getuid", ""},
    {"open", "posix_spawn_file_actions_addopen"},
    {"pthread_sigmask", "POSIX_SPAWN_SETSIGMASK"},
    {"sched_setparam", "POSIX_SPAWN_SETSCHEDPARAM"},
    {"sched_setscheduler", "POSIX_SPAWN_SETSCHEDULER"},
    {"setpgid", "POSIX_SPAWN_SETPGROUP"},
    {"setpgrp", "POSIX_SPAWN_SETPGROUP"},
    {"setsid", "POSIX_SPAWN_SETSID"},
    {"sigaction", "POSIX_SPAWN_SETSIGDEF"},
    {"sigaddset", ""},
    {"sigdelset", ""},
    {"sigemptyset", ""},
    {"sigfillset", ""},
    {"signal", "POSIX_SPAWN_SETSIGDEF"},
    {"sigprocmask", "POSIX_SPAWN_SETSIGMASK"},
    {"tcsetpgrp", "posix_spawn_file_actions_addtcsetpgrp_np"},
    {"__errno_location", ""},
};

static const char *spawn_action(const char *function) {
    for (size_t i = 0; i < sizeof spawn_rows / sizeof *spawn_rows; i++)
        if (!strcmp(spawn_rows[i].function, function))
            return spawn_rows[i].action;
    return NULL;
}

static void add_action(struct text *actions, const char *action) {
    if (!action[0] || (actions->at && strstr(actions->at, action)))
        return;
    text_printf(actions, "%s%s", actions->length ? ", " : "", action);
}

/* posix_spawn makes a signal's action the default one, which is all that an exec leaves of a
 * handler; it ignores none. */
static bool ignores_signal(const struct site_case *judged, const struct child_event *event) {
    const struct value *handler = world_value(judged->function->world, event->handler);
    return event->handler && handler->kind == VALUE_INT && handler->number != 0;
}

static bool is_exec(const struct function_model *model) {
    return model && model->ending == ENDING_EXEC;
}

static bool constant_argument(const struct site_case *judged, const struct child_event *event,
                              uint32_t argument, int64_t *value) {
    const struct ir_op *call = program_op(judged->program, event->op);
    return argument < call->arg_count &&
           body_constant(program_body(judged->program, event->op.function), call->args[argument],
                         value);
}

/* A descriptor that stays open in the program is duplicated to itself (POSIX.1-2024,
 * posix_spawn_file_actions_adddup2(); glibc 2.29), another one closed. */
static const char *action_for_fcntl(const struct site_case *judged,
                                    const struct child_event *event) {
    enum { GETFD = 1, SETFD = 2, CLOEXEC = 1 }; /* the same on all systems */
    int64_t command, flags = 0;
    if (!constant_argument(judged, event, 1, &command))
        return NULL;
    constant_argument(judged, event, 2, &flags);
    if (command == SETFD)
        return spawn_action(flags & CLOEXEC ? "close" : "dup2");
    return command == GETFD ? "" : NULL;
}

/* What posix_spawn must do for EVENT, "" for nothing, NULL if it cannot. The parent can prepare
 * what depends on arguments only. */
static const char *action_for(const struct site_case *judged, const struct child_event *event) {
    const struct function_model *model = event_model(judged, event);
    if (model && model->pure)
        return "";
    if (ignores_signal(judged, event))
        return NULL;
    const char *name = model ? model->name : event_callee_name(judged, event);
    return strcmp(name, "fcntl") == 0 ? action_for_fcntl(judged, event) : spawn_action(name);
}

/* The first call before an exec that posix_spawn has no word for, or NULL; *RUNS: it comes to an
 * exec. Behind one that failed there is nothing to replace: posix_spawn itself reports. */
static const char *gather(const struct site_case *judged, struct text *actions, bool *runs) {
    for (size_t i = 0; i < judged->site->events.count; i++)
        *runs |= judged->site->events.at[i].kind == EVENT_CALL &&
                 is_exec(event_model(judged, &judged->site->events.at[i]));
    for (size_t i = 0; *runs && i < judged->site->events.count; i++) {
        const struct child_event *event = &judged->site->events.at[i];
        if (event->kind != EVENT_CALL || is_exec(event_model(judged, event)) ||
            !child_may_exec_after(judged->children, judged->function, judged->site, event))
            continue;
        const char *action = action_for(judged, event);
        if (!action)
            return event_callee_name(judged, event);
        add_action(actions, action);
    }
    return NULL;
}

void report_use(const struct site_case *judged) {
    struct text message = {0}, actions = {0};
    bool runs = false;
    const char *obstacle = gather(judged, &actions, &runs);
    text_puts(&message, "vfork is used here");
    if (obstacle)
        text_printf(&message, "; posix_spawn cannot replace it, since the child calls '%s'",
                    obstacle);
    else if (judged->site->kind == SITE_CLONE && !judged->site->entries.count)
        text_puts(&message, "; what the child runs is not seen");
    else if (!runs)
        text_puts(&message, "; posix_spawn cannot replace it, since the child runs no program");
    else if (actions.length)
        text_printf(&message, "; posix_spawn could replace it, with %s", actions.at);
    else
        text_puts(&message, "; posix_spawn could replace it, with neither file actions nor "
                            "attributes");
    struct story story =
        story_begin(judged, RULE_USE, LEVEL_REMARK, loc_of_op(judged->program, judged->site->op));
    story.notes.count = 0;
    story_end(&story, message.at);
    text_free(&message);
    text_free(&actions);
}
