#include "git.h"

#include "base/vec.h"
#include "command.h"

#include <string.h>

typedef VEC(const char *) argument_list;

static void add_all(argument_list *arguments, const char *const *more) {
    for (; *more; more++)
        VEC_PUSH(arguments, *more);
}

static void add_head(argument_list *arguments) {
    static const char *const head[] = {"git", "--no-optional-locks", "-c", "core.fsmonitor=false",
                                       NULL};
    add_all(arguments, head);
}

/* The line by which git says why it gave up. It may stand behind warnings, and be in any language.
 */
static void add_reason(struct text *error, const struct text *said) {
    static const char fatal[] = "fatal: ";
    const char *line = strstr(said->at, fatal);
    line = line ? line + strlen(fatal) : said->at;
    if (*line)
        text_printf(error, "git: %.*s", (int)strcspn(line, "\n"), line);
    else
        text_puts(error, "git can't be run");
}

static bool run(const argument_list *arguments, struct text *out, struct text *error) {
    struct text said = {0};
    bool done = command_output(arguments->at, out, &said);
    if (!done && error)
        add_reason(error, &said);
    text_free(&said);
    return done;
}

/* Appends to KEYS those of the configuration by which a filter of contents runs a program, or fails
 * without it; each ends with a 0. */
static void list_filters(struct text *keys) {
    static const char *const list[] = {
        "config", "-z", "--name-only", "--get-regexp", "^filter\\..*\\.(clean|process|required)$",
        NULL};
    argument_list arguments = {0};
    add_head(&arguments);
    add_all(&arguments, list);
    VEC_PUSH(&arguments, NULL);
    if (!run(&arguments, keys, NULL)) /* also when there is none */
        keys->length = 0;
    VEC_FREE(&arguments);
}

/* Appends a setting to SETTINGS for each of KEYS, which takes it back. False at a key that can't be
 * set on a command line: git would cut it at its "=". */
static bool take_back(const struct text *keys, struct text *settings, struct text *error) {
    for (size_t at = 0; at < keys->length; at += strlen(keys->at + at) + 1) {
        const char *key = keys->at + at;
        if (strchr(key, '=')) {
            if (error)
                text_printf(error, "git is configured to filter files by '%s'", key);
            return false;
        }
        bool is_required = strcmp(strrchr(key, '.'), ".required") == 0;
        text_printf(settings, "%s=%s", key, is_required ? "false" : "");
        text_add(settings, "", 1);
    }
    return true;
}

bool git_output(const char *const *arguments, struct text *out, struct text *error) {
    struct text keys = {0}, settings = {0};
    argument_list command = {0};
    list_filters(&keys);
    bool done = take_back(&keys, &settings, error);
    if (done) {
        add_head(&command);
        for (size_t at = 0; at < settings.length; at += strlen(settings.at + at) + 1) {
            VEC_PUSH(&command, "-c");
            VEC_PUSH(&command, settings.at + at);
        }
        add_all(&command, arguments);
        VEC_PUSH(&command, NULL);
        done = run(&command, out, error);
    }
    VEC_FREE(&command);
    text_free(&settings);
    text_free(&keys);
    return done;
}
