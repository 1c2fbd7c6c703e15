/* Findings that were there before: a file names them by their fingerprints. */
#ifndef VFL_DRIVER_BASELINE_H
#define VFL_DRIVER_BASELINE_H

#include "levels.h"
#include "problems.h"

#include "base/text.h"
#include "finding/finding.h"

struct baseline_entry {
    uint64_t fingerprint;
    enum rule rule;    /* RULES: one that there no longer is */
    size_t begin, end; /* its line in the file, with the line's end */
    const char *file;  /* that the finding was in, as reports show it from here */
    bool is_gone;      /* the file is no longer there */
    bool is_met;       /* by a finding */
};

struct baseline {
    char *bytes;                        /* of the file, as they are */
    struct arena *arena;                /* owns the entries' strings */
    VEC(struct baseline_entry) entries; /* by fingerprint */
    const struct baseline_run *run;
    struct linted_file *linted; /* its files */
};

/* What the findings are that a baseline is compared with. */
struct baseline_run {
    const char *const *files; /* that were linted */
    size_t file_count;
    const struct levels *levels;
};

/* Reads the file PATH; false, with a problem said, if it can't be read or is none. */
bool baseline_read(struct baseline *baseline, const char *path, struct problems *problems);
void baseline_free(struct baseline *baseline);

/* Takes those FINDINGS of RUN away that BASELINE names. An entry for a file that was linted or is
 * gone may also stand for a finding that has moved into another file. RUN must outlive BASELINE. */
void baseline_apply(struct baseline *baseline, struct finding_list *findings,
                    const struct baseline_run *run);

/* How many entries no finding met, though the finding would have been told: its file was linted or
 * is gone, and its rule is on or does not exist. */
size_t baseline_count_stale(const struct baseline *baseline);

/* Writes BASELINE to PATH without those: all other bytes stay. False with errno set. */
bool baseline_write_pruned(const struct baseline *baseline, const char *path);

/* Writes FINDINGS to PATH; false with errno set. */
bool baseline_write(const struct finding_list *findings, const char *path);

/* The path of a finding's file as an entry shows it. */
struct text baseline_path(const char *path);

#endif
