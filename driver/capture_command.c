#include "capture_command.h"

#include "capture/protocol.h"
#include "capture_pool.h"
#include "depfile.h"
#include "facts_file.h"
#include "foreign.h"
#include "jobs.h"
#include "output.h"
#include "paths.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* The facts of a unit that could not be parsed at all: that it is missing, and why. */
static struct ir_unit *failed_unit(const struct capture_job *job) {
    struct ir_unit *unit = ir_unit_new();
    unit->main_file = intern(unit->strings, job->path);
    unit->target = "";
    unit->incomplete = true;
    unit->messages = ARENA_NEW(unit->arena, struct ir_message);
    unit->messages[0] = (struct ir_message){true, {0}, intern(unit->strings, job->error.at)};
    unit->message_count = 1;
    return unit;
}

static void write_file(const char *path, const struct text *content, struct problems *problems) {
    if (!output_write(path, content->at, content->length))
        problem(problems, path, strerror(errno));
}

static void write_facts(const struct options *options, const struct ir_unit *unit,
                        struct problems *problems) {
    struct text facts = {0};
    struct file_hashes *hashes = file_hashes_new();
    facts_encode(unit, hashes, &facts);
    write_file(options->output, &facts, problems);
    file_hashes_free(hashes);
    text_free(&facts);
}

/* As compilers do: beside the output, with .d for its ending. */
static void depfile_name(const struct options *options, struct text *name) {
    const char *slash = strrchr(options->output, '/');
    const char *dot = strrchr(slash ? slash : options->output, '.');
    size_t stem = dot ? (size_t)(dot - options->output) : strlen(options->output);
    if (options->depfile) {
        text_puts(name, options->depfile);
    } else {
        text_add(name, options->output, stem);
        text_puts(name, ".d");
    }
}

static void write_depfile(const struct options *options, const struct ir_unit *unit,
                          struct problems *problems) {
    struct text content = {0}, name = {0};
    depfile_append(&content, options->output, unit);
    depfile_name(options, &name);
    write_file(name.at, &content, problems);
    text_free(&content);
    text_free(&name);
}

static void parse(const struct options *options, struct capture_job *job) {
    VEC_PUSH(&job->roots, CAPTURE_ALL); /* any function may matter to other units */
    struct capture_pool *pool = capture_pool_new(1, options->timeout, NULL);
    capture_pool_run(pool, &job, 1);
    capture_pool_free(pool);
    if (!job->unit)
        job->unit = failed_unit(job);
    job_name_objects(job);
}

static void scan(struct capture_job *job) {
    struct scan_cache *cache = scan_cache_new(false);
    capture_foreign(job, cache);
    scan_cache_free(cache);
}

static void capture(const struct options *options, struct capture_job *job,
                    struct problems *problems) {
    if (job->is_foreign)
        scan(job);
    else
        parse(options, job);
    write_facts(options, job->unit, problems);
    if (options->wants_depfile || options->depfile)
        write_depfile(options, job->unit, problems);
}

int capture_command(const struct options *options) {
    struct problems problems = {0};
    struct job_list jobs;
    char *current = options->directory ? current_directory() : NULL;
    struct text directory = {0};
    struct unit_command command = {.file = options->files.at[0],
                                   .words = options->compile_args.at,
                                   .word_count = options->compile_args.count,
                                   .is_one_of_many = true};
    jobs_init(&jobs);
    if (options->directory) {
        path_append_absolute(&directory, current, options->directory);
        command.directory = directory.at;
    }
    const char *defect = jobs_add(&jobs, &command);
    if (!defect && !jobs.all.count)
        defect = "is neither C nor C++";
    if (defect)
        problem(&problems, command.file, defect);
    jobs_tell_flags(&jobs, &problems);
    for (size_t i = 0; !defect && i < options->objects.count; i++)
        jobs_add_output(&jobs, &jobs.all.at[0], options->objects.at[i]);
    if (!defect)
        capture(options, &jobs.all.at[0], &problems);
    jobs_free(&jobs);
    text_free(&directory);
    free(current);
    return problems.any ? 2 : 0;
}
