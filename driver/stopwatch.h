/* The time that each phase of a run takes, for --stats. */
#ifndef VFL_DRIVER_STOPWATCH_H
#define VFL_DRIVER_STOPWATCH_H

#include "base/text.h"

#include <stdint.h>

enum phase {
    PHASE_RECALL,
    PHASE_SCAN,
    PHASE_CAPTURE,
    PHASE_JOIN,
    PHASE_CHECK,
    PHASE_ASK,
    PHASE_REPORT,
    PHASE_FINISH,
    PHASES
};

struct stopwatch {
    uint64_t started;       /* nanoseconds */
    uint64_t spent[PHASES]; /* the same */
};

void stopwatch_start(struct stopwatch *watch);

/* The time since the start or the last call was PHASE's. */
void stopwatch_phase(struct stopwatch *watch, enum phase phase);

/* Appends a line per phase, the sum, and the processor time of this process and its workers. */
void stopwatch_print(const struct stopwatch *watch, struct text *out);

#endif
