#include "options.h"

#include "nearest.h"
#include "platforms.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { DEFAULT_TIMEOUT = 60, LONGEST_TIMEOUT = 24 * 60 * 60, MOST_JOBS = 1024 };

enum option_kind { FLAG, VALUE, SHORT };

struct option_row {
    const char *spelling;
    enum option_kind kind;
    const char *argument;
    /* Takes the value ("" for a flag); false with one line in ERROR. */
    bool (*set)(struct options *options, const char *value, struct text *error);
    const char *help;
};

static bool find_rule(const char *id, enum rule *rule, struct text *error) {
    if (rule_from_id(id, rule))
        return true;
    const char *nearest = nearest_rule(id);
    text_printf(error, "unknown rule '%s'", id);
    if (nearest)
        text_printf(error, "; did you mean '%s'?", nearest);
    else
        text_puts(error, "; --list-rules lists them");
    return false;
}

static bool set_rule(struct options *options, const char *value, struct text *error) {
    enum rule rule;
    if (!find_rule(value, &rule, error))
        return false;
    options->levels.report[rule] = CHOICE_YES;
    return true;
}

static bool set_no_rule(struct options *options, const char *value, struct text *error) {
    enum rule rule;
    if (!find_rule(value, &rule, error))
        return false;
    options->levels.report[rule] = CHOICE_NO;
    return true;
}

static bool set_rule_error(struct options *options, const char *value, struct text *error) {
    enum rule rule;
    if (!find_rule(value, &rule, error))
        return false;
    options->levels.report[rule] = CHOICE_YES;
    options->levels.as_error[rule] = CHOICE_YES;
    return true;
}

static bool set_no_rule_error(struct options *options, const char *value, struct text *error) {
    enum rule rule;
    if (!find_rule(value, &rule, error))
        return false;
    options->levels.as_error[rule] = CHOICE_NO;
    return true;
}

static bool set_ninja(struct options *options, const char *value, struct text *error) {
    (void)error;
    options->action = ACTION_NINJA;
    options->ninja = value;
    return true;
}

static bool set_explain(struct options *options, const char *value, struct text *error) {
    options->action = ACTION_EXPLAIN;
    return find_rule(value, &options->explained, error);
}

static bool set_models(struct options *options, const char *value, struct text *error) {
    (void)error;
    options->action = ACTION_MODELS;
    options->modelled = value;
    return true;
}

#define FLAG_SETTER(name, assignment)                                                              \
    static bool name(struct options *options, const char *value, struct text *error) {             \
        (void)value, (void)error;                                                                  \
        options->assignment;                                                                       \
        return true;                                                                               \
    }

FLAG_SETTER(set_extra, levels.extra = true)
FLAG_SETTER(set_error, levels.error = true)
FLAG_SETTER(set_no_error, levels.error = false)
FLAG_SETTER(set_silent, levels.silent = true)
FLAG_SETTER(set_strict, strict = true)
static bool set_compile_arg(struct options *options, const char *value, struct text *error) {
    (void)error;
    VEC_PUSH(&options->compile_args, value);
    return true;
}

FLAG_SETTER(set_config, config = value)
FLAG_SETTER(set_no_config, no_config = true)
FLAG_SETTER(set_dump_config, action = ACTION_DUMP_CONFIG)
static bool set_object(struct options *options, const char *value, struct text *error) {
    (void)error;
    VEC_PUSH(&options->objects, value);
    return true;
}

FLAG_SETTER(set_require_reason, require_reason = true)
FLAG_SETTER(set_baseline, baseline = value)
FLAG_SETTER(set_new_baseline, new_baseline = value)
FLAG_SETTER(set_prune_baseline, prune_baseline = true)
FLAG_SETTER(set_diff, diff = value)
FLAG_SETTER(set_exit_zero, exit_zero = true)
FLAG_SETTER(set_stats, stats = true)
FLAG_SETTER(set_database, database = value)
FLAG_SETTER(set_launcher, launcher = value)
FLAG_SETTER(set_command, is_command = true)
FLAG_SETTER(set_capture, action = ACTION_CAPTURE)
FLAG_SETTER(set_directory, directory = value)
FLAG_SETTER(set_wants_depfile, wants_depfile = true)
FLAG_SETTER(set_depfile, depfile = value)
FLAG_SETTER(set_check, reads_facts = true)
FLAG_SETTER(set_all, all = true)
FLAG_SETTER(set_no_cache, no_cache = true)
FLAG_SETTER(set_cache_directory, cache_directory = value)
FLAG_SETTER(set_list_rules, action = ACTION_LIST_RULES)
FLAG_SETTER(set_help, action = ACTION_HELP)
FLAG_SETTER(set_version, action = ACTION_VERSION)
FLAG_SETTER(set_output, output = value)
FLAG_SETTER(set_dump_function, dump_function = value)

/* Calls SET for each comma-separated part of LIST until one fails. */
static bool for_each_part(struct options *options, const char *list, struct text *error,
                          bool (*set)(struct options *options, const char *name, size_t length,
                                      struct text *error)) {
    for (;;) {
        size_t length = strcspn(list, ",");
        if (!set(options, list, length, error))
            return false;
        if (!list[length])
            return true;
        list += length + 1;
    }
}

static bool set_platform(struct options *options, const char *name, size_t length,
                         struct text *error) {
    enum platform platform;
    if (platform_by_name(name, length, &platform)) {
        options->platforms[platform] = true;
        options->has_platform = true;
        return true;
    }
    text_printf(error, "unknown platform '%.*s'; known are", (int)length, name);
    list_platforms(error);
    return false;
}

static bool set_platforms(struct options *options, const char *value, struct text *error) {
    return for_each_part(options, value, error, set_platform);
}

/* The index of the word among COUNT words, or -1. */
static int index_of(const char *word, size_t length, const char *const *words, int count) {
    for (int i = 0; i < count; i++) {
        if (strlen(words[i]) == length && strncmp(words[i], word, length) == 0)
            return i;
    }
    return -1;
}

static bool set_dump(struct options *options, const char *name, size_t length, struct text *error) {
    static const char *const names[] = {"cfg", "summary", "child", "parent"};
    int index = index_of(name, length, names, 4);
    if (index < 0)
        text_printf(error, "unknown phase '%.*s'; there are cfg, summary, child, parent",
                    (int)length, name);
    else
        options->dumps |= 1u << index;
    return index >= 0;
}

static bool set_dumps(struct options *options, const char *value, struct text *error) {
    return for_each_part(options, value, error, set_dump);
}

static bool set_color(struct options *options, const char *value, struct text *error) {
    static const char *const names[] = {"auto", "always", "never"};
    int index = index_of(value, strlen(value), names, 3);
    if (index < 0)
        text_printf(error, "'%s' is none of auto, always, never", value);
    else
        options->color = (enum color)index;
    return index >= 0;
}

static bool set_format(struct options *options, const char *value, struct text *error) {
    struct text known = {0};
    options->format = format_writer(value, &known);
    if (!options->format)
        text_printf(error, "'%s' is none of %s", value, known.at);
    text_free(&known);
    return options->format != NULL;
}

/* A whole number from 1 to MOST. */
static bool read_number(const char *value, unsigned most, unsigned *number, struct text *error) {
    char *end;
    unsigned long read = strtoul(value, &end, 10);
    if (isdigit((unsigned char)*value) && !*end && read >= 1 && read <= most) {
        *number = (unsigned)read;
        return true;
    }
    text_printf(error, "'%s' is not a number from 1 to %u", value, most);
    return false;
}

static bool set_jobs(struct options *options, const char *value, struct text *error) {
    return read_number(value, MOST_JOBS, &options->jobs, error);
}

static bool set_timeout(struct options *options, const char *value, struct text *error) {
    return read_number(value, LONGEST_TIMEOUT, &options->timeout, error);
}

static const struct option_row rows[] = {
#define OPTION(spelling, kind, argument, set, help) {spelling, kind, argument, set, help},
#include "options.def"
#undef OPTION
};

enum { ROWS = sizeof rows / sizeof rows[0] };

/* Whether WORD is ROW's option; *VALUE is what follows, NULL where the next word should. */
static bool row_matches(const struct option_row *row, const char *word, const char **value) {
    size_t length = strlen(row->spelling);
    bool assigns = row->kind == VALUE && row->spelling[length - 1] == '=';
    *value = NULL;
    /* "--platform NAME" as "--platform=NAME" */
    if (assigns && strncmp(word, "--", 2) == 0 && strlen(word) == length - 1 &&
        strncmp(word, row->spelling, length - 1) == 0)
        return true;
    if (strncmp(word, row->spelling, length) != 0)
        return false;
    if (row->kind == FLAG)
        *value = "";
    else if (word[length] || row->kind == VALUE)
        *value = word + length;
    return row->kind != FLAG || !word[length];
}

/* The most special row: "-Werror=" before "-W". */
static const struct option_row *find_row(const char *word, const char **value) {
    const struct option_row *best = NULL;
    for (size_t i = 0; i < ROWS; i++) {
        const char *found;
        if (!row_matches(&rows[i], word, &found))
            continue;
        if (!best || strlen(rows[i].spelling) > strlen(best->spelling)) {
            best = &rows[i];
            *value = found;
        }
    }
    return best;
}

static void unknown_option(const char *word, struct text *error) {
    const char *spellings[ROWS];
    for (size_t i = 0; i < ROWS; i++)
        spellings[i] = rows[i].spelling;
    text_printf(error, "unknown option '%s'", word);
    const char *nearest = word[1] == '-' ? nearest_name(word, spellings, ROWS) : NULL;
    if (nearest)
        text_printf(error, "; did you mean '%s'?", nearest);
    else if (word[1] != '-')
        text_puts(error, "; options for the compiler go after '--'");
}

/* Whether ROW says where units come from and how they are captured, not what is found in them. */
static bool is_of_capture(const struct option_row *row) {
    static bool (*const setters[])(struct options *, const char *, struct text *) = {
        set_database,  set_ninja,           set_launcher,    set_capture,
        set_directory, set_depfile,         set_jobs,        set_timeout,
        set_all,       set_wants_depfile,   set_compile_arg, set_object,
        set_no_cache,  set_cache_directory,
    };
    for (size_t i = 0; i < sizeof setters / sizeof *setters; i++)
        if (row->set == setters[i])
            return true;
    return false;
}

/* Takes the option at ARGV[*AT], and its value, moving *AT to the last word used. */
static bool parse_option(struct options *options, const char *const *argv, int argc, int *at,
                         struct text *error) {
    const char *word = argv[*at], *value = NULL;
    int first = *at;
    const struct option_row *row = find_row(word, &value);
    if (!row) {
        unknown_option(word, error);
        return false;
    }
    if (!value && *at + 1 < argc)
        value = argv[++*at];
    if (!value || (row->kind != FLAG && !*value)) {
        text_printf(error, "option '%s' needs a value: %s", word, row->argument);
        return false;
    }
    struct text problem = {0};
    bool taken = row->set(options, value, &problem);
    if (!taken)
        text_printf(error, "option '%s': %s", word, problem.at);
    text_free(&problem);
    for (int i = first; i <= *at && !is_of_capture(row); i++)
        VEC_PUSH(&options->check_words, argv[i]);
    return taken;
}

/* Whether the options make sense together. */
static bool is_complete(const struct options *options, struct text *error) {
    if (options->action == ACTION_CAPTURE && (options->files.count != 1 || !options->output))
        text_puts(error, "--capture takes one file, and -o FILE for its facts");
    else if (options->action == ACTION_CAPTURE && options->reads_facts)
        text_puts(error, "--capture and --check are steps of their own");
    else if (options->action != ACTION_CAPTURE && (options->wants_depfile || options->depfile ||
                                                   options->directory || options->objects.count))
        text_puts(error, "-MD, -MF, --directory and --object belong to --capture");
    else if (options->database && (options->action == ACTION_CAPTURE || options->reads_facts))
        text_puts(error, "-p is for linting; --capture and --check take no database");
    else if (options->action == ACTION_NINJA && !options->database)
        text_puts(error, "--ninja needs the database of -p");
    else if (options->action == ACTION_NINJA && options->files.count)
        text_puts(error, "--ninja checks the whole database: FILEs can't narrow its report");
    else if (options->config && options->no_config)
        text_puts(error, "--config and --no-config exclude each other");
    else if (options->action == ACTION_DUMP_CONFIG && options->files.count == 0)
        text_puts(error, "--dump-config needs the FILEs whose configuration to print");
    else if (options->is_command && (options->action != ACTION_LINT || options->database ||
                                     options->reads_facts || options->files.count))
        text_puts(error, "--command takes nothing but the compiler's command behind --");
    else if (options->is_command && options->compile_args.count == options->extra_arg_count)
        text_puts(error, "--command needs the compiler's command behind --");
    else if (options->action == ACTION_LINT && options->files.count == 0 && !options->database &&
             !options->is_command)
        text_puts(error, "no file given; --help shows the usage");
    return error->length == 0;
}

bool options_parse(struct options *options, int argc, const char *const *argv, struct text *error) {
    *options = (struct options){.timeout = DEFAULT_TIMEOUT, .format = write_text};
    int at = 1;
    for (; at < argc && strcmp(argv[at], "--") != 0; at++) {
        if (argv[at][0] != '-' || !argv[at][1])
            VEC_PUSH(&options->files, argv[at]);
        else if (!parse_option(options, argv, argc, &at, error))
            return false;
    }
    options->extra_arg_count = options->compile_args.count;
    for (at++; at < argc; at++)
        VEC_PUSH(&options->compile_args, argv[at]);
    return is_complete(options, error);
}

unsigned options_jobs(const struct options *options) {
    long processors = options->jobs ? (long)options->jobs : sysconf(_SC_NPROCESSORS_ONLN);
    return processors < 1 ? 1 : (unsigned)processors;
}

void options_free(struct options *options) {
    VEC_FREE(&options->files);
    VEC_FREE(&options->compile_args);
    VEC_FREE(&options->objects);
    VEC_FREE(&options->check_words);
}

void options_help(struct text *out) {
    text_puts(out, "usage: vforklint [OPTION]... FILE... [-- CLANG-ARG...]\n"
                   "       vforklint [OPTION]... -p DIR|FILE [FILE]... [-- CLANG-ARG...]\n\n"
                   "Finds what C code must not do in the child of vfork(2).\n\n");
    for (size_t i = 0; i < ROWS; i++) {
        struct text option = {0};
        text_printf(&option, "%s%s%s", rows[i].spelling, rows[i].kind == SHORT ? " " : "",
                    rows[i].argument);
        const char *separator = option.length > 28 ? "\n                               " : " ";
        text_printf(out, "  %-28s%s%s\n", option.at, separator, rows[i].help);
        text_free(&option);
    }
    text_puts(out, "\nExit status: 0 nothing found, 1 findings, 2 something could not be done.\n");
}
