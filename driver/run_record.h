/* What a whole run came to, kept for the next one: if nothing that it depends on has changed, that
 * one has only its report to make.
 *
 * It depends on the options that say what is looked for, on the programs and the environment that
 * facts depend on (cache_key.h), and on all files and places that the run looked at: the compile
 * database, the configuration, sources and headers, and places where there was none of these. What
 * says how to report is no part of it: formats, suppressions, baselines, changes, files that narrow
 * the report. Only runs with a compile database are kept, and of these only what is sure to come
 * out the same: no run with a problem, and none with facts that the cache did not keep. */
#ifndef VFL_DRIVER_RUN_RECORD_H
#define VFL_DRIVER_RUN_RECORD_H

#include "cache.h"
#include "finding/finding.h"
#include "name_list.h"
#include "options.h"

/* What a report needs beside the findings. */
struct run_outcome {
    name_list files;      /* that were asked for, as the report calls them */
    struct ir_unit *unit; /* which has the files that all units were made of, and nothing else */
    const char *told;     /* the lines that were printed on the way */
    name_list commented;  /* files with NOLINT comments: known when the report is made */
};

struct run_record;

/* The record of a run with OPTIONS, before it looks at anything. NULL: such a run is not kept.
 * CACHE may be NULL; it and OPTIONS must outlive the record. */
struct run_record *run_record_new(struct cache *cache, const struct options *options);
void run_record_free(struct run_record *record); /* NULL is allowed */

/* Whether this run is one that was kept, and names no file that was no part of it. Then OUTCOME and
 * FINDINGS, empty before, are what it came to; the strings are FINDINGS', the unit and the lists
 * are the caller's. RECORD may be NULL: false. */
bool run_record_recall(struct run_record *record, struct run_outcome *outcome,
                       struct finding_list *findings);

/* Takes what this run came to, with all the COUNT UNITS that it made, to be kept. For NULL it does
 * nothing. */
void run_record_take(struct run_record *record, const struct run_outcome *outcome,
                     const struct ir_unit *const *units, size_t count,
                     const struct finding_list *findings);

/* Whether it was taken (NULL: it was not), and the cache, flushed, has all of the units that so
 * many CAPTURES made. The rest is of use only then. */
bool run_record_is_due(const struct run_record *record, size_t captures);

/* Adds to it what only its report tells: which files hold comments. */
void run_record_comments(struct run_record *record, const name_list *commented);

/* The run looked at PATH, too, beside what the cache looked at. RECORD is a struct run_record. */
void run_record_place(const char *path, bool was_there, void *record);

/* Writes it, unless a file has changed since the run began, or has gone or come. */
void run_record_write(struct run_record *record);

/* Appends a line for --stats; NULL: nothing. */
void run_record_print(const struct run_record *record, struct text *out);

#endif
