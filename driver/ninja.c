#include "ninja.h"

#include "config.h"
#include "database.h"
#include "output.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

/* Appends WORD as a shell takes it, with Ninja's own character doubled. */
static void append_quoted(struct text *out, const char *word) {
    text_puts(out, " '");
    for (; *word; word++) {
        if (*word == '\'')
            text_puts(out, "'\\''");
        else if (*word == '$')
            text_puts(out, "$$");
        else
            text_add(out, word, 1);
    }
    text_puts(out, "'");
}

/* Appends PATH as Ninja takes it in a build line. */
static void append_path(struct text *out, const char *path) {
    text_puts(out, " ");
    for (; *path; path++) {
        if (strchr("$ :", *path))
            text_puts(out, "$");
        text_add(out, path, 1);
    }
}

/* Unlike a number this stays when other units come and go. */
static void append_facts_name(struct text *out, const struct options *options,
                              const struct capture_job *job) {
    struct text key = {0};
    text_printf(&key, "%s\n%s", job->directory, job->parsed_path);
    for (size_t i = 0; i < job->arg_count; i++)
        text_printf(&key, "\n%s", job->args[i]);
    text_printf(out, "%s.facts/%016" PRIx64 ".vfu", options->ninja,
                (uint64_t)XXH3_64bits(key.at, key.length));
    text_free(&key);
}

static void append_capture(struct text *out, const struct options *options,
                           const struct capture_job *job) {
    struct text facts = {0};
    append_facts_name(&facts, options, job);
    text_puts(out, "build");
    append_path(out, facts.at);
    text_puts(out, ": capture");
    append_path(out, job->path);
    text_puts(out, "\n  unit =");
    append_quoted(out, job->parsed_path);
    text_puts(out, "\n  directory =");
    append_quoted(out, job->directory);
    text_puts(out, "\n  objects =");
    for (size_t i = 0; i < job->outputs.count; i++) {
        struct text option = {0};
        text_printf(&option, "--object=%s", job->outputs.at[i]);
        append_quoted(out, option.at);
        text_free(&option);
    }
    text_puts(out, "\n  flags =");
    for (size_t i = 0; i < job->arg_count; i++)
        append_quoted(out, job->args[i]);
    text_puts(out, "\n");
    text_free(&facts);
}

static void append_rules(struct text *out, const struct options *options, const char *program) {
    text_puts(out, "ninja_required_version = 1.5\n\nrule capture\n  command =");
    if (options->launcher)
        text_printf(out, " %s", options->launcher);
    append_quoted(out, program);
    text_puts(out, " --capture --directory $directory $objects -MF $out.d -o $out $unit -- $flags\n"
                   "  depfile = $out.d\n  deps = gcc\n  description = capture $in\n\n"
                   "rule check\n  command =");
    append_quoted(out, program);
    for (size_t i = 0; i < options->check_words.count; i++)
        append_quoted(out, options->check_words.at[i]);
    text_puts(out, " --check @$list\n  rspfile = $list\n  rspfile_content = $in_newline\n"
                   "  description = check\n\n");
}

typedef VEC(const struct config_file *) config_list;

/* The configuration files of JOBS, each once. */
static config_list list_configs(struct config *config, const struct job_list *jobs) {
    config_list files = {0};
    for (size_t i = 0; i < jobs->all.count; i++) {
        const struct config_file *file = config_file_of(config, jobs->all.at[i].path);
        for (; file; file = file->parent) {
            size_t at = 0;
            while (at < files.count && files.at[at] != file)
                at++;
            if (at < files.count)
                break; /* what it inherits is there, too */
            VEC_PUSH(&files, file);
        }
    }
    return files;
}

/* One that is deleted later must not stop Ninja: it then counts as changed. */
static void append_configs(struct text *out, const config_list *files) {
    for (size_t i = 0; i < files->count; i++) {
        text_puts(out, "\nbuild");
        append_path(out, files->at[i]->path);
        text_puts(out, ": phony");
    }
    text_puts(out, "\n");
}

static void append_check(struct text *out, const struct options *options,
                         const struct job_list *jobs, const config_list *configs) {
    text_puts(out, "\nbuild check: check");
    for (size_t i = 0; i < jobs->all.count; i++) {
        struct text facts = {0};
        append_facts_name(&facts, options, &jobs->all.at[i]);
        append_path(out, facts.at);
        text_free(&facts);
    }
    text_puts(out, configs->count ? " |" : "");
    for (size_t i = 0; i < configs->count; i++)
        append_path(out, configs->at[i]->path);
    text_printf(out, "\n  list = %s.list\n\ndefault check\n", options->ninja);
}

int ninja_command(const struct options *options) {
    struct problems problems = {0};
    struct job_list jobs;
    struct text graph = {0};
    char *program = realpath("/proc/self/exe", NULL);
    jobs_init(&jobs);
    jobs_add_database(&jobs, options, &problems);
    jobs_tell_flags(&jobs, &problems);
    append_rules(&graph, options, program ? program : "vforklint");
    for (size_t i = 0; i < jobs.all.count; i++)
        append_capture(&graph, options, &jobs.all.at[i]);
    struct config *config = config_new(options, &problems);
    config_list configs = list_configs(config, &jobs);
    append_configs(&graph, &configs);
    append_check(&graph, options, &jobs, &configs);
    VEC_FREE(&configs);
    config_free(config);
    if (jobs.all.count && !output_write(options->ninja, graph.at, graph.length))
        problem(&problems, options->ninja, strerror(errno));
    free(program);
    text_free(&graph);
    jobs_free(&jobs);
    return problems.any ? 2 : 0;
}
