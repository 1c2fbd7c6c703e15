/* The command line. */
#ifndef VFL_DRIVER_OPTIONS_H
#define VFL_DRIVER_OPTIONS_H

#include "base/text.h"
#include "format.h"
#include "levels.h"
#include "program/functions.h"

enum action {
    ACTION_LINT,
    ACTION_CAPTURE,
    ACTION_NINJA,
    ACTION_HELP,
    ACTION_VERSION,
    ACTION_LIST_RULES,
    ACTION_EXPLAIN,
    ACTION_MODELS,
    ACTION_DUMP_CONFIG
};

enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

/* Bits of options.dumps. */
enum dump { DUMP_CFG = 1, DUMP_SUMMARY = 2, DUMP_CHILD = 4, DUMP_PARENT = 8 };

struct options {
    enum action action;
    VEC(const char *) files;
    VEC(const char *) objects;      /* of --object */
    VEC(const char *) compile_args; /* of --extra-arg, and behind them what stands after "--" */
    size_t extra_arg_count;         /* of these: of --extra-arg */
    bool is_command;                /* what stands after "--" begins with the compiler */
    VEC(const char *) check_words;  /* the options that say what --check does, as given */
    struct levels levels;
    const char *database;  /* NULL: the files are linted */
    const char *ninja;     /* the graph to write */
    const char *launcher;  /* of its captures, or NULL */
    bool reads_facts;      /* the files are facts */
    const char *directory; /* of --capture; NULL: the current one */
    const char *depfile;   /* of --capture; NULL: named by the output */
    bool wants_depfile;
    const char *config; /* of --config, or NULL */
    bool no_config;
    bool strict, exit_zero, stats, all;
    enum color color;
    report_writer *format;
    bool require_reason, prune_baseline;
    const char *baseline, *new_baseline; /* of --baseline, --write-baseline; or NULL */
    const char *diff;                    /* the revision of --diff, or NULL */
    const char *output;                  /* NULL: standard output */
    bool platforms[PLATFORMS];
    bool has_platform; /* else the target decides */
    unsigned dumps;
    const char *dump_function;   /* NULL: all */
    unsigned jobs;               /* 0: one per processor */
    unsigned timeout;            /* seconds */
    const char *cache_directory; /* NULL: the user's */
    bool no_cache;
    enum rule explained;
    const char *modelled; /* the function of --models */
};

/* Reads the command line; false with one line in ERROR if it is wrong. Strings stay ARGV's. */
bool options_parse(struct options *options, int argc, const char *const *argv, struct text *error);
void options_free(struct options *options);

/* How many threads or processes may work at a time; 1 or more. */
unsigned options_jobs(const struct options *options);

/* The text of --help. */
void options_help(struct text *out);

#endif
