/* A line on a terminal that tells how far the captures are; elsewhere nothing. */
#ifndef VFL_DRIVER_PROGRESS_H
#define VFL_DRIVER_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct progress {
    bool is_wanted; /* standard error is a terminal */
    bool is_shown;
    uint64_t start, shown_at; /* now_ms() */
    size_t done, total;
};

void progress_start(struct progress *progress);

/* COUNT files more are to be captured. */
void progress_expect(struct progress *progress, size_t count);

/* DONE of the files that were expected are captured, PATH is one of those at hand. Shows that if
 * the captures take long enough to be waited for. */
void progress_show(struct progress *progress, size_t done, const char *path);

/* Takes the line away. */
void progress_hide(struct progress *progress);

#endif
