#include "rounds.h"

#include "capture/protocol.h"
#include "foreign.h"
#include "scan/names.h"

#include <stdlib.h>
#include <string.h>
#include <uthash.h>

/* What is known of a job's file. */
struct file_state {
    bool is_due;      /* to be captured in the next round */
    bool is_whole;    /* all its functions are asked for */
    bool is_captured; /* or it was tried in vain */
    bool is_told;     /* what is wrong with it was said */
    bool may_find;    /* its text may hold a site */
    bool has_content;
};

/* A name that was asked for. */
struct asked {
    UT_hash_handle hh;
    char key[]; /* the kind as a letter, then the name */
};

struct rounds {
    const struct options *options;
    struct job_list *jobs;
    const struct claim_list *models;
    struct cache *cache; /* NULL: none is used */
    struct problems *problems;
    struct capture_pool *pool; /* NULL: nothing was captured yet */
    struct scan_cache *scan;
    struct file_state *files; /* by job */
    struct asked *asked;
    struct rounds_count count;
};

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

static size_t job_count(const struct rounds *rounds) {
    return rounds->jobs->all.count;
}

static struct capture_job *job_at(const struct rounds *rounds, size_t index) {
    return &rounds->jobs->all.at[index];
}

/* ---- asking ---- */

static void add_root(struct rounds *rounds, size_t index, const char *name) {
    struct capture_job *job = job_at(rounds, index);
    VEC_PUSH(&job->roots, arena_strndup(rounds->jobs->arena, name, strlen(name)));
    rounds->files[index].is_due = true;
}

/* All functions of the job's file; false if these were asked for before. */
static bool ask_whole(struct rounds *rounds, size_t index) {
    struct file_state *file = &rounds->files[index];
    if (file->is_whole || job_at(rounds, index)->is_foreign)
        return false;
    file->is_whole = true;
    add_root(rounds, index, CAPTURE_ALL);
    return true;
}

static bool ask_all(struct rounds *rounds) {
    bool any = false;
    for (size_t i = 0; i < job_count(rounds); i++)
        any |= ask_whole(rounds, i);
    return any;
}

/* Asks for all of FOUND, and empties it; whether any was not asked for before. */
static bool ask_found(struct rounds *rounds, scan_units *found) {
    bool any = false;
    for (size_t i = 0; i < found->count; i++)
        any |= ask_whole(rounds, found->at[i]);
    VEC_FREE(found);
    return any;
}

/* The files not captured so far that have RELATION to NAME. */
static void find_files(const struct rounds *rounds, const char *name, enum scan_relation relation,
                       scan_units *found) {
    scan_units all = {0};
    scan_find(rounds->scan, name, relation, &all);
    for (size_t i = 0; i < all.count; i++)
        if (!rounds->files[all.at[i]].is_captured && !job_at(rounds, all.at[i])->is_foreign)
            VEC_PUSH(found, all.at[i]);
    VEC_FREE(&all);
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

/* Programs that share files with more others than these are not told apart before all is captured.
 */
enum { MOST_PROGRAMS = 64 };

/* Where there may be several programs, all files that may have a main tell how many. */
static void ask_mains(struct rounds *rounds) {
    scan_units found = {0};
    find_files(rounds, "main", SCAN_DEFINES_FUNCTION, &found);
    if (found.count > 1 && found.count <= MOST_PROGRAMS)
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

/* ---- what the check missed ---- */

/* Whether this is the first question of its kind about the name. */
static bool is_new(struct rounds *rounds, const struct missed_name *missed) {
    size_t length = strlen(missed->name) + 1;
    struct asked *asked = mem_calloc(1, sizeof *asked + length + 1), *known;
    asked->key[0] = (char)('a' + (int)missed->kind);
    memcpy(asked->key + 1, missed->name, length);
    HASH_FIND(hh, rounds->asked, asked->key, length, known);
    if (known)
        free(asked);
    else
        HASH_ADD_KEYPTR(hh, rounds->asked, asked->key, length, asked);
    return !known;
}

/* Asks at most MOST of the files with RELATION to the name. */
static bool ask_files(struct rounds *rounds, const struct missed_name *missed,
                      enum scan_relation relation, size_t most) {
    scan_units found = {0};
    bool any = false;
    find_files(rounds, missed->name, relation, &found);
    for (size_t i = 0; i < found.count && i < most; i++)
        any |= ask_whole(rounds, found.at[i]);
    VEC_FREE(&found);
    return any;
}

static bool ask_unit(struct rounds *rounds, const struct ir_unit *unit) {
    for (size_t i = 0; i < job_count(rounds); i++)
        if (job_at(rounds, i)->unit == unit)
            return ask_whole(rounds, i);
    return false;
}

static bool ask_name(struct rounds *rounds, const struct missed_name *missed) {
    if (missed->kind == MISSED_AROUND)
        return ask_unit(rounds, missed->unit);
    if (missed->kind != MISSED_ANY_USER && !is_new(rounds, missed))
        return false;
    switch (missed->kind) {
    case MISSED_FUNCTION:
        return ask_files(rounds, missed, SCAN_DEFINES_FUNCTION, SIZE_MAX);
    case MISSED_VARIABLE:
        return ask_files(rounds, missed, SCAN_DEFINES_VARIABLE, SIZE_MAX);
    case MISSED_DECLARATIONS:
        return ask_files(rounds, missed, SCAN_DECLARES, SIZE_MAX);
    case MISSED_USERS:
        return ask_files(rounds, missed, SCAN_USES, SIZE_MAX);
    case MISSED_ANY_USER:
        return ask_files(rounds, missed, SCAN_USES, 1);
    default:
        return false;
    }
}

/* Each header with annotations is to be seen once. */
static bool ask_annotations(struct rounds *rounds) {
    scan_units found = {0};
    bool any = false;
    scan_find_annotated(rounds->scan, &found);
    for (size_t i = 0; i < found.count && !any; i++)
        any = !rounds->files[found.at[i]].is_captured && ask_whole(rounds, found.at[i]);
    VEC_FREE(&found);
    return any;
}

/* Where more files are left than these, they are not parsed only to know that what dead code names
 * is nowhere, or to make a guess one of all. */
enum { MOST_FOR_DEAD_CODE = 64, MOST_FOR_GUESS = 64 };

static size_t files_left(const struct rounds *rounds) {
    size_t left = 0;
    for (size_t i = 0; i < job_count(rounds); i++)
        left += !rounds->files[i].is_captured;
    return left;
}

/* Whether the program is not whole whatever else there is: nothing is its main, or it uses what no
 * file can define. */
static bool is_surely_open(const struct rounds *rounds, const struct program *program) {
    bool is_open = !program->has_main;
    missed_list names = {0};
    for (size_t i = 0; i < program->units.count; i++)
        is_open |= program->units.at[i]->incomplete;
    program_unresolved(program, files_left(rounds) > MOST_FOR_DEAD_CODE, &names);
    for (size_t i = 0; i < names.count && !is_open; i++) {
        scan_units found = {0};
        find_files(rounds, names.at[i].name, SCAN_DEFINES_FUNCTION, &found);
        is_open = !found.count;
        VEC_FREE(&found);
    }
    VEC_FREE(&names);
    return is_open;
}

static bool ask_missed(struct rounds *rounds, const struct program *program) {
    const struct missed *missed = program_missed(program);
    bool any = missed && missed->all && ask_all(rounds);
    for (size_t i = 0; missed && i < missed->names.count; i++)
        any |= ask_name(rounds, &missed->names.at[i]);
    return any;
}

/* All files, if they may show that the program is whole. Where few are left, a guess is one of all.
 */
static bool ask_whole_program(struct rounds *rounds, const struct program *program) {
    bool is_guess = program_has_guessed(program) && files_left(rounds) <= MOST_FOR_GUESS;
    return rounds_rest(rounds) == REST_OPEN && (is_guess || !is_surely_open(rounds, program)) &&
           ask_all(rounds);
}

/* A program that may be whole is checked when all of it is there, and not once before. */
bool rounds_ask_ahead(struct rounds *rounds, const struct program *program) {
    return ask_missed(rounds, program) || ask_whole_program(rounds, program);
}

/* ---- several programs ---- */

static bool may_find(const struct rounds *rounds, const struct ir_unit *unit) {
    for (size_t i = 0; i < job_count(rounds); i++)
        if (job_at(rounds, i)->unit == unit)
            return rounds->files[i].may_find;
    return false;
}

bool rounds_may_find(const struct rounds *rounds, const struct link_set *set) {
    bool any = false;
    for (size_t i = 0; i < set->units.count && !any; i++)
        any = may_find(rounds, set->units.at[i]);
    return any;
}

static enum scan_relation defines(const struct link_use *use) {
    return use->is_function ? SCAN_DEFINES_FUNCTION : SCAN_DEFINES_VARIABLE;
}

/* Asks for the files that have RELATION to the name; false if that was done before. */
static bool ask_use(struct rounds *rounds, const struct link_use *use, enum missed_kind kind,
                    enum scan_relation relation) {
    const struct missed_name missed = {.kind = kind, .name = use->name};
    return is_new(rounds, &missed) && ask_files(rounds, &missed, relation, SIZE_MAX);
}

/* Files that may define what the program has: the linker may take it from there. */
static bool ask_rivals(struct rounds *rounds, const struct link_set *set) {
    bool any = false;
    for (size_t i = 0; i < set->resolved.count; i++) {
        const struct link_use *use = &set->resolved.at[i];
        any |= ask_use(rounds, use, use->is_function ? MISSED_FUNCTION : MISSED_VARIABLE,
                       defines(use));
    }
    return any;
}

/* Files that may use what is not in the program: they may be, and then it is. ALL: also what no
 * other program uses. */
static bool ask_beside(struct rounds *rounds, const struct link_set *set, bool all) {
    bool any = false;
    for (size_t i = 0; i < set->beside.count; i++)
        if (all || set->beside.at[i].is_linked)
            any |= ask_use(rounds, &set->beside.at[i], MISSED_USERS, SCAN_USES);
    return any;
}

/* The number of files, some counted more than once, not captured so far that may define what the
 * program uses and does not have. If they are few, they are asked for. */
static size_t ask_undefined(struct rounds *rounds, const struct link_set *set, bool *any) {
    enum { FEW_FILES = 8 };
    scan_units found = {0};
    for (size_t i = 0; i < set->undefined.count; i++)
        find_files(rounds, set->undefined.at[i].name, defines(&set->undefined.at[i]), &found);
    size_t count = found.count;
    if (count <= FEW_FILES)
        *any |= ask_found(rounds, &found);
    VEC_FREE(&found);
    return count;
}

/* Of programs, what only some of the files tell: a small one is captured whole. Of one that is not,
 * it has to be known whether it uses what others have; where it is the only such one, it has what
 * these do not use. */
bool rounds_ask_programs(struct rounds *rounds, const struct link_sets *sets, const char **owner) {
    VEC(const struct link_set *) open = {0};
    bool any = false;
    *owner = NULL;
    if (sets->all.count < 2 || rounds_rest(rounds) == REST_NONE)
        return false;
    if (rounds->models->count || sets->all.count > MOST_PROGRAMS)
        return ask_all(rounds); /* what models say of other functions is not known to be used */
    for (size_t i = 0; i < sets->all.count; i++) {
        const struct link_set *set = &sets->all.at[i];
        if (!set->main_file)
            continue;
        any |= ask_rivals(rounds, set);
        if (ask_undefined(rounds, set, &any))
            VEC_PUSH(&open, set);
    }
    for (size_t i = 0; i < open.count && !any; i++)
        any |= ask_beside(rounds, open.at[i], open.count > 1);
    if (open.count == 1)
        *owner = open.at[0]->main_file;
    VEC_FREE(&open);
    return any;
}

bool rounds_ask(struct rounds *rounds, const struct program *program) {
    if (ask_missed(rounds, program))
        return true;
    return (rounds_rest(rounds) == REST_OPEN && ask_annotations(rounds)) ||
           ask_whole_program(rounds, program);
}
