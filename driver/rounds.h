/* The captures of a run, made in rounds: first of the files whose text may hold a vfork site, then
 * of whatever the check missed. The findings are the same as if all had been captured. */
#ifndef VFL_DRIVER_ROUNDS_H
#define VFL_DRIVER_ROUNDS_H

#include "capture_pool.h"
#include "jobs.h"
#include "options.h"
#include "problems.h"
#include "program/link_sets.h"
#include "program/program.h"
#include "scan/scan.h"

struct rounds;

/* All are borrowed, and JOBS has all its jobs. MODELS are what the configuration claims, CACHE may
 * be NULL. Never NULL. */
struct rounds *rounds_new(const struct options *options, struct job_list *jobs,
                          const struct claim_list *models, struct cache *cache,
                          struct problems *problems);

/* There will be no more captures: tells the workers to end, while the caller goes on. */
void rounds_close(struct rounds *rounds);

/* Waits for the workers' end. The jobs keep their units. NULL is allowed. */
void rounds_free(struct rounds *rounds);

/* Reads the text of all files and asks for those that may hold a site, or for all that OPTIONS
 * want. False if there is nothing to capture. */
bool rounds_scan(struct rounds *rounds);

/* Tells EACH, with DATA, of all places where that looked for a file (scan_places). */
void rounds_places(const struct rounds *rounds, place_seen *each, void *data);

/* Captures what is asked for. What went wrong is a problem, told once a file. */
void rounds_capture(struct rounds *rounds);

/* Adds the units captured so far to UNITS, in the order of the jobs. */
typedef VEC(const struct ir_unit *) unit_list;
void rounds_units(const struct rounds *rounds, unit_list *units);

/* What there is of the program beside these units. */
enum program_rest rounds_rest(const struct rounds *rounds);

/* How many files were captured, in how many captures and rounds: a file may be captured twice. */
struct rounds_count {
    size_t files, captures, rounds;
};

struct rounds_count rounds_count(const struct rounds *rounds);

/* Asks for what the check of PROGRAM, made of these units, missed. False if that is nothing: then
 * what the check found stands, and there are no more captures. */
bool rounds_ask(struct rounds *rounds, const struct program *program);

/* The same before the check, for what it will surely miss, and for all of a program that may be
 * whole: false says nothing. */
bool rounds_ask_ahead(struct rounds *rounds, const struct program *program);

/* Whether the text of a file of SET may hold a site. */
bool rounds_may_find(const struct rounds *rounds, const struct link_set *set);

/* Asks for what tells which units belong to which of the SETS, made of these units. False if that
 * is nothing: then OWNER is the main_file of the only program of which files are missing, or NULL.
 */
bool rounds_ask_programs(struct rounds *rounds, const struct link_sets *sets, const char **owner);

#endif
