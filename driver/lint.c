#include "lint.h"

#include "annotations.h"
#include "cache.h"
#include "cc_command.h"
#include "check_cache.h"
#include "child/child.h"
#include "config_program.h"
#include "database.h"
#include "dump.h"
#include "facts_file.h"
#include "filters.h"
#include "jobs.h"
#include "narrow.h"
#include "output.h"
#include "outside.h"
#include "problems.h"
#include "program/link_sets.h"
#include "report.h"
#include "response_file.h"
#include "rounds.h"
#include "run_record.h"
#include "spellings.h"
#include "stale.h"
#include "stopwatch.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct run {
    const struct options *options;
    struct problems problems;
    struct config *config;
    struct program_config program;
    struct stopwatch watch;
    struct job_list jobs;      /* one per file that is parsed */
    VEC(struct facts) facts;   /* one per file that holds them */
    struct cache *cache;       /* NULL: none is used */
    struct run_record *record; /* NULL: the run is not kept */
    struct run_outcome outcome;
    struct text told; /* for the record */
    struct claim_list models;
    struct rounds *rounds; /* NULL: nothing is captured, as facts are read or the run is recalled */
    unit_list units;
    struct text out;
};

static void take_unit(struct run *run, const struct ir_unit *unit) {
    if (problems_of_unit(&run->problems, unit->main_file, unit))
        VEC_PUSH(&run->units, unit);
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

static void capture(struct run *run) {
    rounds_capture(run->rounds);
    unify_names(run);
    run->units.count = 0;
    rounds_units(run->rounds, &run->units);
    stopwatch_phase(&run->watch, PHASE_CAPTURE);
}

static void take_facts(struct run *run) {
    unify_names(run);
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
    run->models = program_config_claims(&run->program);
    run->rounds = rounds_new(run->options, &run->jobs, &run->models, run->cache, &run->problems);
    bool found = rounds_scan(run->rounds);
    stopwatch_phase(&run->watch, PHASE_SCAN);
    if (found || !run->options->is_command) /* a build has many commands */
        jobs_tell_flags(&run->jobs, &run->problems);
    if (found)
        capture(run);
}

/* Makes units of the files that were named. */
static void get_units(struct run *run) {
    if (run->options->reads_facts) {
        read_facts(run);
        take_facts(run);
    } else {
        parse_files(run);
    }
}

/* The platforms that the code must be right on. */
static void choose_platforms(const struct run *run, bool chosen[PLATFORMS]) {
    memcpy(chosen, run->options->platforms, PLATFORMS * sizeof *chosen);
    if (run->options->has_platform)
        return;
    VEC(const char *) paths = {0};
    for (size_t i = 0; i < run->jobs.all.count; i++)
        VEC_PUSH(&paths, run->jobs.all.at[i].path);
    for (size_t i = 0; i < run->facts.count; i++)
        VEC_PUSH(&paths, run->facts.at[i].unit->main_file);
    config_platforms(run->config, paths.at, paths.count, run->units.at, run->units.count, chosen,
                     &run->problems);
    VEC_FREE(&paths);
}

/* Whether all that uses models was seen. */
static bool saw_whole_program(const struct run *run) {
    bool all = run->options->reads_facts || (run->options->database && !run->jobs.has_outside);
    for (size_t i = 0; i < run->units.count; i++)
        all &= !run->units.at[i]->is_foreign;
    return all && !run->problems.any;
}

/* What is surely missed is asked for before the long work of the check. */
static bool ask_ahead(struct run *run, const struct program *program) {
    children_expect(program);
    return rounds_ask_ahead(run->rounds, program);
}

/* Checks or dumps PROGRAM; false if more is to be captured for it. */
static bool check_one(struct run *run, const struct program *program,
                      const struct claim_list *models, enum program_rest rest,
                      const struct check_options *check, struct finding_list *findings) {
    if (rest == REST_OPEN && ask_ahead(run, program))
        return false;
    stopwatch_phase(&run->watch, PHASE_ASK);
    if (run->options->dumps)
        dump_program(run->options, program, &run->out);
    else
        check_cached(run->cache, program, models, rest, check, findings);
    stopwatch_phase(&run->watch, PHASE_CHECK);
    return !run->rounds || !rounds_ask(run->rounds, program);
}

/* The same for the units of one of the SETS as one program on PLATFORM. */
static bool check_on(struct run *run, const struct link_sets *sets, size_t set,
                     enum platform platform, const struct check_options *check,
                     struct finding_list *findings) {
    const struct claim_list models = program_config_claims(&run->program);
    enum program_rest rest = run->rounds ? rounds_rest(run->rounds) : REST_NONE;
    if (rest == REST_OPEN && !rounds_may_find(run->rounds, &sets->all.at[set]))
        return true; /* one of several programs */
    struct program *program = program_new_part(
        sets->all.at[set].units.at, sets->all.at[set].units.count, platform, &models, rest);
    program_config_note_idle(&run->program, program, set > 0);
    stopwatch_phase(&run->watch, PHASE_JOIN);
    bool is_done = check_one(run, program, &models, rest, check, findings);
    program_free(program);
    stopwatch_phase(&run->watch, PHASE_ASK);
    return is_done;
}

/* Each of the programs on each platform; false if more is to be captured. */
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

/* False if more is to be captured: the findings are not to be used. */
static bool check_units(struct run *run, struct finding_list *findings) {
    bool enabled[RULES] = {false}, remarks[RULES] = {false};
    config_wanted(run->config, run->units.at, run->units.count, enabled, remarks);
    const struct check_options check = {run->program.strict, enabled, remarks,
                                        options_jobs(run->options)};
    dump_units(run->options, run->units.at, run->units.count, &run->out);
    const char *owner = NULL;
    struct link_sets *sets = link_sets_new(run->units.at, run->units.count, NULL);
    bool is_done = !(run->rounds && rounds_ask_programs(run->rounds, sets, &owner));
    if (is_done && owner) {
        link_sets_free(sets);
        sets = link_sets_new(run->units.at, run->units.count, owner);
    }
    if (is_done && sets->doubt)
        warn(&run->problems, NULL, sets->doubt);
    is_done = is_done && check_sets(run, sets, &check, findings);
    if (is_done && sets->all.count > 1)
        finding_list_join_programs(findings);
    link_sets_free(sets);
    if (is_done)
        finding_list_conclude(findings);
    return is_done;
}

static void check(struct run *run, struct finding_list *findings) {
    while (run->units.count && !check_units(run, findings)) {
        finding_list_clear(findings);
        capture(run);
    }
    if (run->rounds)
        rounds_close(run->rounds);
}

/* ---- the whole run ---- */

/* What its unit is called, if there is one. */
static const char *job_name(const struct capture_job *job) {
    return job->unit ? job->unit->main_file : job->path;
}

static void name_files(struct run *run) {
    for (size_t i = 0; i < run->jobs.all.count; i++)
        VEC_PUSH(&run->outcome.files, job_name(&run->jobs.all.at[i]));
    for (size_t i = 0; i < run->facts.count; i++)
        VEC_PUSH(&run->outcome.files, run->facts.at[i].unit->main_file);
}

/* What there is to find, before it is known what of it is wanted. */
static void find(struct run *run, struct finding_list *findings) {
    get_units(run);
    check_annotations(run->units.at, run->units.count, &run->problems);
    check(run, findings);
    if (run->options->dumps && !run->out.length && !run->problems.any)
        tell_no_dump(run->options, run->units.count, &run->problems);
    name_files(run);
    if (saw_whole_program(run))
        report_unused_models(&run->program, findings);
    run->outcome.told = run->told.at;
    if (!run->problems.any && !run->jobs.reads_responses && !run->jobs.has_outside)
        run_record_take(run->record, &run->outcome, run->units.at, run->units.count, findings);
}

static bool recall(struct run *run, struct finding_list *findings) {
    bool is_recalled = run_record_recall(run->record, &run->outcome, findings);
    if (is_recalled) {
        tell_again(run->outcome.told);
        VEC_PUSH(&run->units, run->outcome.unit);
    }
    stopwatch_phase(&run->watch, PHASE_RECALL);
    return is_recalled;
}

/* Of models the report of a few files says nothing, although all that uses them was seen. */
static bool is_of_code(void *data, struct finding *finding) {
    (void)data;
    return finding->rule != RULE_UNUSED_MODEL;
}

/* Whether anything was found that counts. */
static bool report(struct run *run, struct finding_list *findings) {
    const struct options *options = run->options;
    const name_list *files = &run->outcome.files;
    const struct linted linted = {
        run->units.at, run->units.count,        files->at,
        files->count,  &run->outcome.commented, run->outcome.unit != NULL};
    struct report report = {.findings = findings,
                            .files = files->at,
                            .file_count = files->count,
                            .lines = source_lines_new()};
    if (options->database && options->files.count)
        finding_list_keep(findings, is_of_code, NULL);
    report_select(findings, run->config, run->units.at, run->units.count);
    filters_apply(findings, options, run->config, &linted, report.lines, &run->problems);
    if (options->database && options->files.count)
        narrow_to_files(findings, options);
    report.complete = !run->problems.any;
    tell_stale_files(findings, run->facts.at, run->facts.count, &run->problems);
    if (!options->dumps)
        report_print(&run->out, &report, options);
    source_lines_free(report.lines);
    if (!output_write(options->output, run->out.at, run->out.length))
        problem(&run->problems, options->output ? options->output : "standard output",
                strerror(errno));
    stopwatch_phase(&run->watch, PHASE_REPORT);
    return report_has(findings, options->is_command ? LEVEL_ERROR : LEVEL_WARNING);
}

/* Keeps what the cache can keep of the run. */
static void keep(struct run *run, size_t captures) {
    cache_flush(run->cache);
    if (run_record_is_due(run->record, captures)) {
        run_record_comments(run->record, &run->outcome.commented);
        for (size_t i = 0; i < run->jobs.beside.count; i++)
            run_record_place(run->jobs.beside.at[i].path, run->jobs.beside.at[i].is_there,
                             run->record);
        config_places(run->config, run_record_place, run->record);
        rounds_places(run->rounds, run_record_place, run->record);
        run_record_write(run->record);
    }
}

static void finish(struct run *run) {
    struct rounds_count count = {0};
    if (run->rounds)
        count = rounds_count(run->rounds);
    keep(run, count.captures); /* while the last workers end */
    rounds_free(run->rounds);
    stopwatch_phase(&run->watch, PHASE_FINISH);
    if (run->options->stats) {
        struct text stats = {0};
        stopwatch_print(&run->watch, &stats);
        text_printf(&stats, "captured %zu of %zu files, by %zu captures in %zu rounds\n",
                    count.files, run->jobs.all.count, count.captures, count.rounds);
        if (run->cache)
            cache_print(run->cache, &stats);
        run_record_print(run->record, &stats);
        fputs(stats.at, stderr);
        text_free(&stats);
    }
    run_record_free(run->record);
    cache_close(run->cache);
    ir_unit_free(run->outcome.unit);
    VEC_FREE(&run->outcome.files);
    VEC_FREE(&run->outcome.commented);
    text_free(&run->told);
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
    if (!options->no_cache && !options->reads_facts)
        run.cache = cache_open(options->cache_directory);
    run.record = run_record_new(run.cache, options);
    if (run.record)
        run.problems.told = &run.told;
    run.config = config_new(options, &run.problems);
    program_config_init(&run.program, options);
    if (!recall(&run, &findings))
        find(&run, &findings);
    bool found = report(&run, &findings);
    finish(&run);
    finding_list_free(&findings);
    if (run.problems.any)
        return 2;
    return found && !options->exit_zero ? 1 : 0;
}
