/* Findings that were there before: a file names them by their fingerprints. */
#ifndef VFL_DRIVER_BASELINE_H
#define VFL_DRIVER_BASELINE_H

#include "problems.h"

#include "finding/finding.h"

struct baseline_entry {
    uint64_t fingerprint;
    const char *line; /* the whole line of the file, without its end */
    const char *path; /* of the file that the finding was in, as it is shown */
    bool is_met;      /* by a finding */
};

struct baseline {
    char *bytes;                        /* of the file; the entries point into it */
    VEC(struct baseline_entry) entries; /* by fingerprint */
};

/* Reads the file PATH; false, with a problem said, if it can't be read or is none. */
bool baseline_read(struct baseline *baseline, const char *path, struct problems *problems);
void baseline_free(struct baseline *baseline);

/* Takes those FINDINGS away that BASELINE names. */
void baseline_apply(struct baseline *baseline, struct finding_list *findings);

/* Leaves out of the entries those that no finding met though their file is one of FILES or no
 * longer exists; how many these are. */
size_t baseline_drop_stale(struct baseline *baseline, const char *const *files, size_t file_count);

/* Writes the entries, or FINDINGS, to PATH; false with errno set. */
bool baseline_write(const struct baseline *baseline, const char *path);
bool baseline_write_findings(const struct finding_list *findings, const char *path);

#endif
