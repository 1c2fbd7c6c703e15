#include "lint.h"

#include "annotations.h"
#include "cache.h"
#include "capture/protocol.h"
#include "capture_pool.h"
#include "cc_command.h"
#include "check.h"
#include "config_program.h"
#include "database.h"
#include "facts_file.h"
#include "filters.h"
#include "foreign.h"
#include "ir/text.h"
#include "jobs.h"
#include "narrow.h"
#include "output.h"
#include "outside.h"
#include "problems.h"
#include "program/link_sets.h"
#include "report.h"
#include "response_file.h"
#include "scan/scan.h"
#include "spellings.h"
#include "stale.h"
#include "stopwatch.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct run {
    const struct options *options;
    struct problems problems;
    struct config *config;
    struct program_config program;
    struct stopwatch watch;
    struct job_list jobs;      /* one per file that is parsed */
    VEC(struct facts) facts;   /* one per file that holds them */
    struct cache *cache;       /* NULL: none is used */
    struct capture_pool *pool; /* NULL: nothing was parsed */
    VEC(const struct ir_unit *) units;
    unsigned rounds; /* in which bodies were missed */
    struct text out;
};

static void take_unit(struct run *run, const struct ir_unit *unit) {
    if (problems_of_unit(&run->problems, unit->main_file, unit))
        VEC_PUSH(&run->units, unit);
}

/* A function of which a body, or a call, is a site for the user knows of it. */
static bool makes_site(const struct claim *claim) {
    return claim->kinds & (CLAIM_VFORK_LIKE | CLAIM_CHILD_ONLY);
}

/* Whether there is anything to find: one site is reason enough to parse all files, as its child may
 * run code of any of them. */
static bool may_hold_site(struct run *run) {
    struct scan_cache *cache = scan_cache_new();
    bool found = false;
    for (size_t i = 0; i < run->program.models.count; i++)
        if (makes_site(&run->program.models.at[i]))
            scan_add_word(cache, run->program.models.at[i].name);
    for (size_t i = 0; i < run->jobs.all.count; i++) {
        struct capture_job *job = &run->jobs.all.at[i];
        if (found && !job->is_foreign)
            continue;
        if (job->is_foreign) {
            capture_foreign(job, cache);
        } else {
            found = scan_file(job->parsed_path, job->args, job->arg_count, cache) == SCAN_MAYBE;
        }
    }
    scan_cache_free(cache);
    stopwatch_phase(&run->watch, PHASE_SCAN);
    return found;
}

static unsigned worker_count(const struct run *run) {
    long wanted = run->options->jobs ? (long)run->options->jobs : sysconf(_SC_NPROCESSORS_ONLN);
    if (wanted < 1)
        wanted = 1;
    return run->jobs.all.count < (size_t)wanted ? (unsigned)run->jobs.all.count : (unsigned)wanted;
}

/* Functions of a file may matter to another in ways that its own capture can't see. */
static bool wants_all_functions(const struct run *run) {
    return run->options->all_functions || run->options->dumps || run->jobs.all.count > 1;
}

static bool has_omitted(const struct ir_unit *unit) {
    for (uint32_t i = 0; i < unit->function_count; i++)
        if (unit->functions[i].is_open)
            return true;
    return false;
}

static void run_jobs(struct run *run) {
    struct capture_job **jobs = mem_calloc(run->jobs.all.count, sizeof *jobs);
    size_t count = 0;
    for (size_t i = 0; i < run->jobs.all.count; i++) {
        struct capture_job *job = &run->jobs.all.at[i];
        if (job->is_foreign)
            continue;
        ir_unit_free(job->unit);
        job->unit = NULL;
        jobs[count++] = job;
    }
    capture_pool_run(run->pool, jobs, count);
    free(jobs);
}

static void ask_for_sites(struct run *run) {
    for (size_t i = 0; i < run->program.models.count; i++)
        if (makes_site(&run->program.models.at[i]))
            VEC_PUSH(&run->jobs.all.at[0].roots, run->program.models.at[i].name);
}

static void capture_files(struct run *run) {
    bool may_ask_again = false;
    if (!wants_all_functions(run))
        ask_for_sites(run);
    for (size_t i = 0; wants_all_functions(run) && i < run->jobs.all.count; i++)
        VEC_PUSH(&run->jobs.all.at[i].roots, CAPTURE_ALL);
    run->cache = run->options->no_cache ? NULL : cache_open(run->options->cache_directory);
    run->pool = capture_pool_new(worker_count(run), run->options->timeout, run->cache);
    run_jobs(run);
    for (size_t i = 0; i < run->jobs.all.count; i++) {
        struct capture_job *job = &run->jobs.all.at[i];
        if (job->is_foreign)
            continue;
        if (job->unit)
            job_name_objects(job);
        may_ask_again |= job->unit && has_omitted(job->unit);
    }
    if (!may_ask_again)
        capture_pool_close(run->pool);
    stopwatch_phase(&run->watch, PHASE_CAPTURE);
}

static void configure(struct run *run, const char *path) {
    program_config_add(&run->program, run->config, path, &run->problems);
}

static void read_facts_file(struct run *run, const char *path) {
    struct facts facts;
    struct text error = {0};
    if (facts_read(path, &facts, &error)) {
        VEC_PUSH(&run->facts, facts);
    } else {
        problem(&run->problems, path, error.at);
    }
    text_free(&error);
}

/* A command line can't hold the names of a large program: @FILE holds them. */
static void read_facts(struct run *run) {
    word_list paths = {0};
    for (size_t i = 0; i < run->options->files.count; i++)
        expand_word(run->jobs.arena, NULL, run->options->files.at[i], &paths);
    for (size_t i = 0; i < paths.count; i++)
        read_facts_file(run, paths.at[i]);
    VEC_FREE(&paths);
    stopwatch_phase(&run->watch, PHASE_CAPTURE);
}

static void unify_names(struct run *run) {
    VEC(struct ir_unit *) units = {0};
    for (size_t i = 0; i < run->jobs.all.count; i++)
        if (run->jobs.all.at[i].unit)
            VEC_PUSH(&units, run->jobs.all.at[i].unit);
    for (size_t i = 0; i < run->facts.count; i++)
        VEC_PUSH(&units, run->facts.at[i].unit);
    unify_spellings(units.at, units.count);
    VEC_FREE(&units);
}

static void take_units(struct run *run) {
    unify_names(run);
    for (size_t i = 0; i < run->jobs.all.count; i++) {
        const struct capture_job *job = &run->jobs.all.at[i];
        if (job->unit)
            take_unit(run, job->unit);
        else if (job->error.length)
            problem(&run->problems, job->path, job->error.at);
    }
    for (size_t i = 0; i < run->facts.count; i++) {
        configure(run, run->facts.at[i].unit->main_file);
        take_unit(run, run->facts.at[i].unit);
    }
}

static void parse_files(struct run *run) {
    if (run->options->is_command)
        jobs_add_command(&run->jobs, run->options, &run->problems);
    else if (run->options->database)
        jobs_add_database(&run->jobs, run->options, &run->problems);
    else
        jobs_add_files(&run->jobs, run->options, &run->problems);
    if (run->options->database && !run->problems.any)
        jobs_add_outside(&run->jobs, run->options, &run->problems);
    for (size_t i = 0; i < run->jobs.all.count; i++)
        configure(run, run->jobs.all.at[i].path);
    bool captures = run->options->dumps & DUMP_CFG || may_hold_site(run);
    if (captures || !run->options->is_command) /* a build has many commands */
        jobs_tell_flags(&run->jobs, &run->problems);
    if (captures)
        capture_files(run);
}

/* Makes units of the files that were named. */
static void get_units(struct run *run) {
    if (run->options->reads_facts)
        read_facts(run);
    else
        parse_files(run);
    take_units(run);
}

/* The platforms that the code must be right on. */
static void choose_platforms(const struct run *run, bool chosen[PLATFORMS]) {
    memcpy(chosen, run->options->platforms, PLATFORMS * sizeof *chosen);
    if (run->options->has_platform)
        return;
    config_platforms(run->config, run->units.at, run->units.count, chosen);
}

/* Says why a dump is empty. */
static void tell_no_dump(const struct run *run) {
    const char *name = run->options->dump_function;
    if (!run->options->dumps || run->out.length || run->problems.any)
        return;
    if (!run->units.count)
        warn(NULL, "nothing to dump: no file can hold a vfork site, so none was parsed");
    else if (run->options->dumps & ~(unsigned)(DUMP_CFG | DUMP_SUMMARY))
        warn(name, "nothing to dump: no vfork site was found");
    else
        warn(name, name ? "nothing to dump: no function of this name has a body"
                        : "nothing to dump: no function has a body");
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

/* Adds what the check missed to what is asked of the only file that is not captured whole. */
static void ask_for(struct run *run, const struct program *program, const struct missed *missed) {
    enum { MOST_ROUNDS = 3 };
    struct capture_job *job = &run->jobs.all.at[0];
    bool all = missed->all || ++run->rounds >= MOST_ROUNDS;
    for (size_t i = 0; !all && i < missed->around.count; i++) {
        const char *name = program->functions.at[missed->around.at[i]].name;
        VEC_PUSH(&job->roots, arena_strndup(run->jobs.arena, name, strlen(name)));
    }
    if (all)
        VEC_PUSH(&job->roots, CAPTURE_ALL);
}

static bool is_idle(const struct program *program, const struct claim *model) {
    for (size_t i = 0; i < program->idle_claims.count; i++)
        if (program->idle_claims.at[i] == model)
            return true;
    return false;
}

/* Which models are of no function of PROGRAM, nor of those BEFORE it; that is the same on all
 * platforms. */
static void note_idle_models(struct run *run, const struct program *program, bool before) {
    size_t kept = 0;
    for (size_t i = 0; before && i < run->program.idle.count; i++)
        if (is_idle(program, run->program.idle.at[i]))
            run->program.idle.at[kept++] = run->program.idle.at[i];
    run->program.idle.count = kept;
    for (size_t i = 0; !before && i < program->idle_claims.count; i++)
        VEC_PUSH(&run->program.idle, program->idle_claims.at[i]);
}

/* Whether all that uses models was seen. */
static bool saw_whole_program(const struct run *run) {
    const struct options *options = run->options;
    bool all = options->reads_facts || (options->database && !options->files.count);
    for (size_t i = 0; i < run->units.count; i++)
        all &= !run->units.at[i]->is_foreign;
    return all && !run->problems.any;
}

/* Checks or dumps the units of one of the SETS as one program on PLATFORM; false if bodies were
 * missed. */
static bool check_on(struct run *run, const struct link_sets *sets, size_t set,
                     enum platform platform, const struct check_options *check,
                     struct finding_list *findings) {
    const struct claim_list models = program_config_claims(&run->program);
    struct program *program =
        program_new(sets->all.at[set].units.at, sets->all.at[set].units.count, platform, &models);
    note_idle_models(run, program, set > 0);
    stopwatch_phase(&run->watch, PHASE_JOIN);
    if (run->options->dumps)
        dump_program(run, program);
    else
        check_program(program, check, findings);
    const struct missed *missed = program_missed(program);
    if (missed)
        ask_for(run, program, missed);
    program_free(program);
    stopwatch_phase(&run->watch, PHASE_CHECK);
    return !missed;
}

/* Each of the programs on each platform; false if bodies were missed. */
static bool check_sets(struct run *run, const struct link_sets *sets,
                       const struct check_options *check, struct finding_list *findings) {
    bool platforms[PLATFORMS];
    choose_platforms(run, platforms);
    for (int i = 0; i < PLATFORMS; i++) {
        if (!platforms[i])
            continue;
        findings->platform_count++;
        for (size_t j = 0; j < sets->all.count; j++)
            if (!check_on(run, sets, j, (enum platform)i, check, findings))
                return false;
    }
    return true;
}

/* False if bodies were missed, for which is asked now: the findings are not to be used. */
static bool check_units(struct run *run, struct finding_list *findings) {
    bool enabled[RULES] = {false}, remarks[RULES] = {false};
    config_wanted(run->config, run->units.at, run->units.count, enabled, remarks);
    const struct check_options check = {run->program.strict, enabled, remarks};
    if (run->options->dumps & DUMP_CFG)
        dump_cfg(run);
    struct link_sets *sets = link_sets_new(run->units.at, run->units.count);
    if (sets->doubt)
        warn(NULL, sets->doubt);
    bool is_done = check_sets(run, sets, &check, findings);
    if (is_done && sets->all.count > 1)
        finding_list_join_programs(findings);
    link_sets_free(sets);
    if (is_done)
        finding_list_conclude(findings);
    return is_done;
}

static void check(struct run *run, struct finding_list *findings) {
    while (!check_units(run, findings)) {
        finding_list_clear(findings);
        run_jobs(run);
        if (!run->jobs.all.at[0].unit) {
            problem(&run->problems, run->jobs.all.at[0].path, run->jobs.all.at[0].error.at);
            run->units.count = 0;
            break;
        }
        unify_names(run);
        run->units.at[0] = run->jobs.all.at[0].unit;
        stopwatch_phase(&run->watch, PHASE_CAPTURE);
    }
    if (run->pool)
        capture_pool_close(run->pool);
}

/* What its unit is called, if there is one. */
static const char *job_name(const struct capture_job *job) {
    return job->unit ? job->unit->main_file : job->path;
}

/* Whether anything was found that counts. */
static bool report(struct run *run, struct finding_list *findings) {
    const struct options *options = run->options;
    VEC(const char *) files = {0};
    for (size_t i = 0; i < run->jobs.all.count; i++)
        VEC_PUSH(&files, job_name(&run->jobs.all.at[i]));
    for (size_t i = 0; i < run->facts.count; i++)
        VEC_PUSH(&files, run->facts.at[i].unit->main_file);
    const struct linted linted = {run->units.at, run->units.count, files.at, files.count};
    struct report report = {.findings = findings,
                            .files = files.at,
                            .file_count = files.count,
                            .lines = source_lines_new()};
    if (saw_whole_program(run))
        report_unused_models(&run->program, findings);
    report_select(findings, run->config, run->units.at, run->units.count);
    filters_apply(findings, options, run->config, &linted, report.lines, &run->problems);
    if (options->database && options->files.count)
        narrow_to_files(findings, options);
    report.complete = !run->problems.any;
    tell_stale_files(findings, run->facts.at, run->facts.count);
    if (!options->dumps)
        report_print(&run->out, &report, options);
    source_lines_free(report.lines);
    VEC_FREE(&files);
    if (!output_write(options->output, run->out.at, run->out.length))
        problem(&run->problems, options->output ? options->output : "standard output",
                strerror(errno));
    stopwatch_phase(&run->watch, PHASE_REPORT);
    return report_has(findings, options->is_command ? LEVEL_ERROR : LEVEL_WARNING);
}

static void finish(struct run *run) {
    cache_flush(run->cache); /* while the last workers end */
    if (run->pool)
        capture_pool_free(run->pool);
    stopwatch_phase(&run->watch, PHASE_FINISH);
    if (run->options->stats) {
        struct text stats = {0};
        stopwatch_print(&run->watch, &stats);
        if (run->cache)
            cache_print(run->cache, &stats);
        fputs(stats.at, stderr);
        text_free(&stats);
    }
    cache_close(run->cache);
    for (size_t i = 0; i < run->facts.count; i++)
        facts_free(&run->facts.at[i]);
    VEC_FREE(&run->facts);
    jobs_free(&run->jobs);
    program_config_free(&run->program);
    config_free(run->config);
    VEC_FREE(&run->units);
    text_free(&run->out);
}

int lint(const struct options *options) {
    struct run run = {.options = options};
    struct finding_list findings = {.arena = arena_new()};
    jobs_init(&run.jobs);
    stopwatch_start(&run.watch);
    run.config = config_new(options, &run.problems);
    program_config_init(&run.program, options);
    get_units(&run);
    check_annotations(run.units.at, run.units.count, &run.problems);
    if (run.units.count > 0)
        check(&run, &findings);
    tell_no_dump(&run);
    bool found = report(&run, &findings);
    finish(&run);
    finding_list_free(&findings);
    if (run.problems.any)
        return 2;
    return found && !options->exit_zero ? 1 : 0;
}
