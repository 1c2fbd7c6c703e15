#include "lint.h"

#include "capture_pool.h"
#include "check.h"
#include "inputs.h"
#include "ir/text.h"
#include "output.h"
#include "platforms.h"
#include "problems.h"
#include "report.h"
#include "scan/scan.h"
#include "stopwatch.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct run {
    const struct options *options;
    struct problems problems;
    struct stopwatch watch;
    struct compile_flags flags;
    VEC(struct capture_job) jobs; /* one per file that can be linted */
    struct capture_pool *pool;    /* NULL: nothing was parsed */
    VEC(const struct ir_unit *) units;
    struct text out;
};

static void filter_flags(struct run *run) {
    compile_flags_filter(&run->flags, run->options->compile_args.at,
                         run->options->compile_args.count);
    if (run->flags.language == LANGUAGE_C) {
        VEC_PUSH(&run->flags.kept, "-x");
        VEC_PUSH(&run->flags.kept, run->flags.language_name);
    }
    if (run->flags.bad_standard)
        problem(&run->problems, run->flags.bad_standard, "is no standard of C; it was left out");
    if (run->flags.refused.count == 0)
        return;
    struct text line = {0};
    text_puts(&line, "not handed to the parser, as they load code or write files:");
    for (size_t i = 0; i < run->flags.refused.count; i++)
        text_printf(&line, " %s", run->flags.refused.at[i]);
    warn(NULL, line.at);
    text_free(&line);
}

static bool is_repeated(const struct options *options, size_t index) {
    for (size_t i = 0; i < index; i++) {
        if (strcmp(options->files.at[i], options->files.at[index]) == 0)
            return true;
    }
    return false;
}

/* The files that can be linted. */
static void choose_files(struct run *run) {
    const struct options *options = run->options;
    for (size_t i = 0; i < options->files.count; i++) {
        const char *path = options->files.at[i];
        if (is_repeated(options, i))
            continue;
        const char *defect = input_defect(path, &run->flags);
        if (defect)
            problem(&run->problems, path, defect);
        else
            VEC_PUSH(&run->jobs, ((struct capture_job){
                                     path, run->flags.kept.at, run->flags.kept.count, NULL, {0}}));
    }
}

/* Whether there is anything to find: one site is reason enough to parse all files, as its child may
 * run code of any of them. */
static bool may_hold_site(struct run *run) {
    struct scan_cache *cache = scan_cache_new();
    bool found = false;
    for (size_t i = 0; !found && i < run->jobs.count; i++) {
        const struct capture_job *job = &run->jobs.at[i];
        found = scan_file(job->path, job->args, job->arg_count, cache) == SCAN_MAYBE;
    }
    scan_cache_free(cache);
    stopwatch_phase(&run->watch, PHASE_SCAN);
    return found;
}

static unsigned worker_count(const struct run *run) {
    long wanted = run->options->jobs ? (long)run->options->jobs : sysconf(_SC_NPROCESSORS_ONLN);
    if (wanted < 1)
        wanted = 1;
    return run->jobs.count < (size_t)wanted ? (unsigned)run->jobs.count : (unsigned)wanted;
}

static void capture_files(struct run *run) {
    struct capture_job **jobs = mem_calloc(run->jobs.count, sizeof *jobs);
    for (size_t i = 0; i < run->jobs.count; i++)
        jobs[i] = &run->jobs.at[i];
    run->pool = capture_pool_new(worker_count(run), run->options->timeout);
    capture_pool_run(run->pool, jobs, run->jobs.count);
    free(jobs);
    for (size_t i = 0; i < run->jobs.count; i++) {
        struct capture_job *job = &run->jobs.at[i];
        if (!job->unit)
            problem(&run->problems, job->path, job->error.at);
        else if (problems_of_unit(&run->problems, job->path, job->unit))
            VEC_PUSH(&run->units, job->unit);
    }
    stopwatch_phase(&run->watch, PHASE_CAPTURE);
}

/* The platforms that the code must be right on. */
static void choose_platforms(const struct run *run, bool chosen[PLATFORMS]) {
    memcpy(chosen, run->options->platforms, PLATFORMS * sizeof *chosen);
    if (run->options->has_platform)
        return;
    const char *target = run->units.at[0]->target;
    const struct platform_row *row = platform_by_target(target);
    chosen[row && row->platform >= 0 ? row->platform : PLATFORM_LINUX_GLIBC] = true;
    if (!row || row->platform < 0)
        warn(target, "nothing is known yet of this target; linted as if for linux-glibc");
}

static void dump_cfg(struct run *run) {
    const char *name = run->options->dump_function;
    for (size_t i = 0; i < run->units.count; i++) {
        const struct ir_unit *unit = run->units.at[i];
        if (!name)
            ir_dump_unit(unit, &run->out);
        for (uint32_t j = 0; name && j < unit->function_count; j++) {
            const struct ir_function *function = &unit->functions[j];
            if (function->is_defined && strcmp(function->name, name) == 0)
                ir_dump_function(unit, function, &run->out);
        }
    }
}

static void dump_program(struct run *run, const struct program *program) {
    static const enum check_dump phases[] = {CHECK_DUMP_SUMMARY, CHECK_DUMP_CHILD,
                                             CHECK_DUMP_PARENT};
    unsigned wanted = 0;
    for (unsigned i = 0; i < sizeof phases / sizeof phases[0]; i++) {
        if (run->options->dumps & DUMP_SUMMARY << i)
            wanted |= phases[i];
    }
    if (wanted)
        check_dump(program, wanted, run->options->dump_function, &run->out);
}

/* Checks or dumps the units as one program on PLATFORM. */
static void check_on(struct run *run, enum platform platform, const struct check_options *check,
                     struct finding_list *findings) {
    struct program *program = program_new(run->units.at, run->units.count, platform);
    stopwatch_phase(&run->watch, PHASE_JOIN);
    if (run->options->dumps)
        dump_program(run, program);
    else
        check_program(program, check, findings);
    program_free(program);
    stopwatch_phase(&run->watch, PHASE_CHECK);
}

static void check_units(struct run *run, struct finding_list *findings) {
    bool enabled[RULES], remarks[RULES], platforms[PLATFORMS];
    for (int i = 0; i < RULES; i++) {
        enabled[i] = levels_enabled(&run->options->levels, (enum rule)i);
        remarks[i] = levels_remarks(&run->options->levels, (enum rule)i);
    }
    const struct check_options check = {run->options->strict, enabled, remarks};
    if (run->options->dumps & DUMP_CFG)
        dump_cfg(run);
    choose_platforms(run, platforms);
    for (int i = 0; i < PLATFORMS; i++) {
        if (platforms[i])
            check_on(run, (enum platform)i, &check, findings);
    }
}

/* Whether anything was found that counts. */
static bool report(struct run *run, struct finding_list *findings) {
    const struct options *options = run->options;
    report_select(findings, options, run->units.at, run->units.count);
    report_print(&run->out, findings, options);
    if (!output_write(options->output, run->out.at, run->out.length))
        problem(&run->problems, options->output ? options->output : "standard output",
                strerror(errno));
    stopwatch_phase(&run->watch, PHASE_REPORT);
    return report_has_faults(findings);
}

static void finish(struct run *run) {
    if (run->pool)
        capture_pool_free(run->pool);
    stopwatch_phase(&run->watch, PHASE_FINISH);
    if (run->options->stats) {
        struct text stats = {0};
        stopwatch_print(&run->watch, &stats);
        fputs(stats.at, stderr);
        text_free(&stats);
    }
    for (size_t i = 0; i < run->jobs.count; i++) {
        ir_unit_free(run->jobs.at[i].unit);
        text_free(&run->jobs.at[i].error);
    }
    VEC_FREE(&run->jobs);
    VEC_FREE(&run->units);
    compile_flags_free(&run->flags);
    text_free(&run->out);
}

int lint(const struct options *options) {
    struct run run = {.options = options};
    struct finding_list findings = {.arena = arena_new()};
    stopwatch_start(&run.watch);
    filter_flags(&run);
    choose_files(&run);
    if (options->dumps & DUMP_CFG || may_hold_site(&run))
        capture_files(&run);
    if (run.units.count > 0)
        check_units(&run, &findings);
    bool found = report(&run, &findings);
    finish(&run);
    VEC_FREE(&findings.all);
    arena_free(findings.arena);
    if (run.problems.any)
        return 2;
    return found && !options->exit_zero ? 1 : 0;
}
