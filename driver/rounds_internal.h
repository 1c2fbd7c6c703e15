/* What the captures of a run know of each file, and how files are asked for: rounds_ask.c. What is
 * asked: by rounds.c, rounds_missed.c, rounds_programs.c. Private to rounds. */
#ifndef VFL_DRIVER_ROUNDS_INTERNAL_H
#define VFL_DRIVER_ROUNDS_INTERNAL_H

#include "rounds.h"
#include "scan/names.h"

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
    bool has_many_mains;      /* too many to ask for */
    struct asked *asked;
    struct rounds_count count;
};

size_t job_count(const struct rounds *rounds);
struct capture_job *job_at(const struct rounds *rounds, size_t index);

/* The index of the job that UNIT was captured for; their number: there is none. */
size_t job_of(const struct rounds *rounds, const struct ir_unit *unit);

/* ---- asking for the next round ---- */

/* The function NAME of the job's file, and what it needs. */
void add_root(struct rounds *rounds, size_t index, const char *name);

/* All functions of the job's file; false if these were asked for before. */
bool ask_whole(struct rounds *rounds, size_t index);

/* All of all files; false if that was asked for before. */
bool ask_all(struct rounds *rounds);

/* All of the files FOUND, which is emptied; false if they were asked for before. */
bool ask_found(struct rounds *rounds, scan_units *found);

/* Adds to FOUND the files not captured so far that have RELATION to NAME. */
void find_files(const struct rounds *rounds, const char *name, enum scan_relation relation,
                scan_units *found);

/* What the question asks for; false if that was asked before, or there is none. */
bool ask_name(struct rounds *rounds, const struct missed_name *missed);

#endif
