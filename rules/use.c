/* vfork-use: could this child be a posix_spawn, and with what? */
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
    {"setpgid", "POSIX_SPAWN_SETPGROUP"},
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
    {"write", ""},
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

/* Calls that only prepare or report something, and mistakes that have to go anyway, are no
 * obstacle: the parent can prepare, and posix_spawn itself reports. */
static bool is_no_obstacle(const struct function_model *model) {
    return model && (model->pure || model->ending != ENDING_NONE || model->never_returns ||
                     model->safety == SAFETY_UNSAFE);
}

/* The first call that posix_spawn has no word for, or NULL; *RUNS: it comes to an exec. */
static const char *gather(const struct site_case *judged, struct text *actions, bool *runs) {
    for (size_t i = 0; i < judged->site->events.count; i++) {
        const struct child_event *event = &judged->site->events.at[i];
        if (event->kind != EVENT_CALL)
            continue;
        const struct function_model *model = event_model(judged, event);
        if (model && model->ending == ENDING_EXEC) {
            *runs = true;
            continue;
        }
        if (is_no_obstacle(model))
            continue;
        const char *action = spawn_action(model ? model->name : event_callee_name(judged, event));
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
