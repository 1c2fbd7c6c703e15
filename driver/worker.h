/* A capture worker: a process of vforklint-capture that parses one file after the other. */
#ifndef VFL_DRIVER_WORKER_H
#define VFL_DRIVER_WORKER_H

#include "base/text.h"
#include "base/vec.h"
#include "ir/ir.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* What one file needs, and what came of it: a unit, or an error. */
struct capture_job {
    const char *path;          /* leads to the file from here; for messages */
    const char *parsed_path;   /* as the parser gets it */
    const char *directory;     /* that the parser's file names start at; NULL: the current one, and
                                  names stay as they are */
    VEC(const char *) outputs; /* what the build makes of it, as named there; none: not known */
    const char *const *args;
    size_t arg_count;
    bool is_foreign;         /* in a language that is only scanned */
    VEC(const char *) roots; /* functions whose bodies are wanted (capture/protocol.h) */
    struct ir_unit *unit;
    struct text error;
};

/* Gives JOB the unit in BYTES, as a worker sends it; false with a reason in *ERROR (static storage)
 * if there is none in them. */
bool capture_job_take(struct capture_job *job, const char *bytes, size_t length,
                      const char **error);

/* The facts of a job as they came. */
struct worker_reply {
    char *bytes; /* for free(3); NULL: there are none */
    size_t length;
};

struct worker {
    pid_t pid; /* 0: not running */
    int to, from;
    struct capture_job *job; /* the one under way, or NULL */
    uint64_t deadline;       /* of the job: now_ms() */
};

/* The path of vforklint-capture, for free(3); NULL if it is not where it is installed. */
char *worker_program(void);

/* Milliseconds of a clock that only goes forward. */
uint64_t now_ms(void);

/* Starts PROGRAM; false with errno set. */
bool worker_start(struct worker *worker, const char *program);

/* Hands JOB on. If that fails the worker is gone and the job has its error. */
void worker_give(struct worker *worker, struct capture_job *job, uint64_t deadline);

/* Takes the job's reply, or the reason why there is none; the worker may be gone after it. What the
 * job's unit was made of is in the result. */
struct worker_reply worker_take(struct worker *worker);

/* Ends a worker whose job took longer than SECONDS. */
void worker_give_up(struct worker *worker, unsigned seconds);

/* Tells the worker to end; worker_reap sees to it that it has. */
void worker_close(struct worker *worker);
void worker_reap(struct worker *worker);

#endif
