/* vforklint: finds what C code must not do in the child of vfork(2). */
#include "capture_command.h"
#include "config_dump.h"
#include "explain.h"
#include "lint.h"
#include "models.h"
#include "ninja.h"
#include "output.h"
#include "problems.h"

#include <errno.h>
#include <signal.h>
#include <string.h>

/* Prints the TEXT that was asked for, after PROBLEMS; the exit status. */
static int print(struct text *text, struct problems problems) {
    if (!output_write(NULL, text->at, text->length))
        problem(&problems, "standard output", strerror(errno));
    text_free(text);
    return problems.any ? 2 : 0;
}

static int run(const struct options *options) {
    struct text text = {0};
    struct problems problems = {0};
    switch (options->action) {
    case ACTION_LINT:
        return lint(options);
    case ACTION_CAPTURE:
        return capture_command(options);
    case ACTION_NINJA:
        return ninja_command(options);
    case ACTION_HELP:
        options_help(&text);
        break;
    case ACTION_VERSION:
        text_puts(&text, "vforklint " VFORKLINT_VERSION "\n");
        break;
    case ACTION_LIST_RULES:
        list_rules(&text, options);
        break;
    case ACTION_MODELS:
        show_models(&text, options, &problems);
        break;
    case ACTION_DUMP_CONFIG:
        dump_config(&text, options, &problems);
        break;
    case ACTION_EXPLAIN:
        explain_rule(&text, options);
        break;
    }
    return print(&text, problems);
}

int main(int argc, char **argv) {
    /* A reader or worker that went away, or a file that may not grow, is an error of a write, not a
     * death. */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    struct options options;
    struct text error = {0};
    int status = 2;
    if (options_parse(&options, argc, (const char *const *)argv, &error))
        status = run(&options);
    else
        problem(&(struct problems){0}, NULL, error.at);
    options_free(&options);
    text_free(&error);
    return status;
}
