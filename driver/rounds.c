#include "rounds_internal.h"

#include "foreign.h"

#include <stdlib.h>
#include <string.h>

struct rounds *rounds_new(const struct options *options, struct job_list *jobs,
                          const struct claim_list *models, struct cache *cache,
                          struct problems *problems) {
    struct rounds *rounds = mem_calloc(1, sizeof *rounds);
    rounds->options = options;
    rounds->jobs = jobs;
    rounds->models = models;
    rounds->cache = cache;
    rounds->problems = problems;
    rounds->scan = scan_cache_new(jobs->all.count > 1);
    rounds->files = mem_calloc(jobs->all.count, sizeof *rounds->files);
    return rounds;
}

void rounds_free(struct rounds *rounds) {
    struct asked *asked, *next;
    if (!rounds)
        return;
    HASH_ITER(hh, rounds->asked, asked, next) {
        HASH_DEL(rounds->asked, asked);
        free(asked);
    }
    if (rounds->pool)
        capture_pool_free(rounds->pool);
    scan_cache_free(rounds->scan);
    free(rounds->files);
    free(rounds);
}

void rounds_close(struct rounds *rounds) {
    if (rounds->pool)
        capture_pool_close(rounds->pool);
}

/* ---- the first round ---- */

/* A function of which a body, or a call, is a site for the user knows of it. */
static bool makes_site(const struct claim *claim) {
    return claim->kinds & (CLAIM_VFORK_LIKE | CLAIM_CHILD_ONLY);
}

/* The file has to be captured, as far as its sites go. One of many is captured whole at once: what
 * the others will ask of it costs less than to parse it again, and to check once more. */
static void ask_sites(struct rounds *rounds, size_t index) {
    if (job_count(rounds) > 1) {
        ask_whole(rounds, index);
        return;
    }
    rounds->files[index].is_due = true;
    for (size_t i = 0; i < rounds->models->count; i++)
        if (makes_site(&rounds->models->at[i]))
            add_root(rounds, index, rounds->models->at[i].name);
}

/* A unit in C++ is there from the start. */
static void take_foreign(struct rounds *rounds, size_t index) {
    struct capture_job *job = job_at(rounds, index);
    struct file_state *file = &rounds->files[index];
    capture_foreign(job, rounds->scan);
    file->is_captured = file->is_whole = file->is_told = file->may_find = true;
    file->has_content = problems_of_unit(rounds->problems, job->unit->main_file, job->unit);
}

static bool scan_job(struct rounds *rounds, size_t index) {
    const struct capture_job *job = job_at(rounds, index);
    if (job->is_foreign) {
        take_foreign(rounds, index);
        return false;
    }
    if (scan_file(job->parsed_path, job->args, job->arg_count, rounds->scan) == SCAN_CLEAN)
        return false;
    rounds->files[index].may_find = true;
    ask_sites(rounds, index);
    return true;
}

static const char *target_of(const struct capture_job *job) {
    const char *target = "";
    for (size_t i = 0; i < job->arg_count; i++) {
        if (strncmp(job->args[i], "--target=", strlen("--target=")) == 0)
            target = job->args[i] + strlen("--target=");
        else if (strcmp(job->args[i], "-target") == 0 && i + 1 < job->arg_count)
            target = job->args[++i];
    }
    return target;
}

/* Files for several targets: which platforms their program is for is known when all are seen. */
static bool has_many_targets(const struct rounds *rounds) {
    for (size_t i = 1; i < job_count(rounds); i++)
        if (strcmp(target_of(job_at(rounds, i)), target_of(job_at(rounds, 0))) != 0)
            return true;
    return false;
}

static bool has_foreign(const struct rounds *rounds) {
    for (size_t i = 0; i < job_count(rounds); i++)
        if (job_at(rounds, i)->is_foreign)
            return true;
    return false;
}

/* More programs than these are not told apart before all is captured. */
enum { MOST_PROGRAMS = 64 };

/* Where there may be several programs, all files that may have a main tell how many. */
static void ask_mains(struct rounds *rounds) {
    scan_units found = {0};
    find_files(rounds, "main", SCAN_DEFINES_FUNCTION, &found);
    rounds->has_many_mains = found.count > MOST_PROGRAMS;
    if ((found.count > 1 || has_foreign(rounds)) && !rounds->has_many_mains)
        ask_found(rounds, &found);
    VEC_FREE(&found);
}

bool rounds_scan(struct rounds *rounds) {
    bool found = false;
    for (size_t i = 0; i < rounds->models->count; i++)
        if (makes_site(&rounds->models->at[i]))
            scan_add_word(rounds->scan, rounds->models->at[i].name);
    for (size_t i = 0; i < job_count(rounds); i++)
        found |= scan_job(rounds, i);
    found |= (rounds->options->dumps & DUMP_CFG) && job_count(rounds);
    if (found && (rounds->options->all || rounds->options->dumps || has_many_targets(rounds)))
        ask_all(rounds);
    else if (found && job_count(rounds) > 1)
        ask_mains(rounds);
    return found;
}

void rounds_places(const struct rounds *rounds, place_seen *each, void *data) {
    scan_places(rounds->scan, each, data);
}

/* ---- captures ---- */

static unsigned worker_count(const struct rounds *rounds, size_t jobs) {
    unsigned wanted = options_jobs(rounds->options);
    return jobs < wanted ? (unsigned)jobs : wanted;
}

static void take_result(struct rounds *rounds, size_t index) {
    struct file_state *file = &rounds->files[index];
    const struct capture_job *job = job_at(rounds, index);
    bool is_told = file->is_told;
    rounds->count.files += !file->is_captured;
    file->is_due = false;
    file->is_captured = file->is_told = true;
    if (!job->unit) {
        problem(rounds->problems, job->path, job->error.at);
        file->has_content = false;
        file->is_whole = true;
        return;
    }
    job_name_objects(job);
    if (!is_told)
        file->has_content = problems_of_unit(rounds->problems, job->unit->main_file, job->unit);
    if (job_count(rounds) > 1)
        scan_know(rounds->scan, (uint32_t)index);
}

void rounds_capture(struct rounds *rounds) {
    struct capture_job **due = mem_calloc(job_count(rounds), sizeof *due);
    size_t count = 0;
    for (size_t i = 0; i < job_count(rounds); i++) {
        struct capture_job *job = job_at(rounds, i);
        if (!rounds->files[i].is_due || job->is_foreign)
            continue;
        ir_unit_free(job->unit);
        job->unit = NULL;
        due[count++] = job;
    }
    if (!rounds->pool)
        rounds->pool = capture_pool_new(worker_count(rounds, job_count(rounds)),
                                        rounds->options->timeout, rounds->cache);
    capture_pool_run(rounds->pool, due, count);
    rounds->count.captures += count;
    rounds->count.rounds++;
    free(due);
    for (size_t i = 0; i < job_count(rounds); i++)
        if (rounds->files[i].is_due)
            take_result(rounds, i);
}

void rounds_units(const struct rounds *rounds, unit_list *units) {
    for (size_t i = 0; i < job_count(rounds); i++)
        if (rounds->files[i].is_captured && rounds->files[i].has_content)
            VEC_PUSH(units, job_at(rounds, i)->unit);
}

enum program_rest rounds_rest(const struct rounds *rounds) {
    if (job_count(rounds) > 1)
        for (size_t i = 0; i < job_count(rounds); i++)
            if (!rounds->files[i].is_whole && !job_at(rounds, i)->is_foreign)
                return REST_OPEN;
    return REST_NONE;
}

struct rounds_count rounds_count(const struct rounds *rounds) {
    return rounds->count;
}
