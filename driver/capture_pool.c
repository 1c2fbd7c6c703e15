#include "capture_pool.h"

#include "base/vec.h"
#include "progress.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

struct capture_pool {
    struct worker *workers;
    unsigned count, seconds;
    char *program; /* NULL: not found */
    struct progress progress;
    size_t done; /* of all jobs of all runs */
    struct cache *cache;
};

struct capture_pool *capture_pool_new(unsigned count, unsigned seconds, struct cache *cache) {
    struct capture_pool *pool = mem_calloc(1, sizeof *pool);
    pool->workers = mem_calloc(count, sizeof *pool->workers);
    pool->count = count;
    pool->seconds = seconds;
    pool->program = worker_program();
    progress_start(&pool->progress);
    pool->cache = cache;
    return pool;
}

/* Does JOB, or hands it to WORKER, which is started if there is none. */
static void give(struct capture_pool *pool, struct worker *worker, struct capture_job *job) {
    if (cache_get(pool->cache, job))
        return;
    if (!pool->program)
        text_puts(&job->error, "vforklint-capture is not installed beside vforklint");
    else if (!worker->pid && !worker_start(worker, pool->program))
        text_printf(&job->error, "vforklint-capture can't be started: %s", strerror(errno));
    else
        worker_give(worker, job, now_ms() + pool->seconds * UINT64_C(1000));
}

/* Gives every idle worker one of the JOBS from *NEXT on; whether any worker is busy then. */
static bool give_all(struct capture_pool *pool, struct capture_job *const *jobs, size_t count,
                     size_t *next) {
    bool busy = false;
    for (unsigned i = 0; i < pool->count; i++) {
        while (!pool->workers[i].job && *next < count)
            give(pool, &pool->workers[i], jobs[(*next)++]);
        busy |= pool->workers[i].job != NULL;
    }
    return busy;
}

/* Milliseconds to the first deadline, for poll(2). */
static int time_left(const struct capture_pool *pool) {
    uint64_t now = now_ms(), left = INT_MAX;
    for (unsigned i = 0; i < pool->count; i++) {
        const struct worker *worker = &pool->workers[i];
        if (!worker->job)
            continue;
        uint64_t own = worker->deadline > now ? worker->deadline - now : 0;
        left = own < left ? own : left;
    }
    return (int)left;
}

/* Takes WORKER's answer. */
static void take(struct capture_pool *pool, struct worker *worker) {
    struct capture_job *job = worker->job;
    struct worker_reply reply = worker_take(worker);
    if (reply.bytes)
        cache_put(pool->cache, job, reply);
}

/* Waits until a worker has answered or is over its time, and takes what there is. */
static void wait_and_take(struct capture_pool *pool, struct pollfd *polled) {
    for (unsigned i = 0; i < pool->count; i++) {
        bool busy = pool->workers[i].job != NULL;
        polled[i] = (struct pollfd){busy ? pool->workers[i].from : -1, POLLIN, 0};
    }
    int ready = poll(polled, pool->count, time_left(pool));
    uint64_t now = now_ms();
    for (unsigned i = 0; i < pool->count; i++) {
        struct worker *worker = &pool->workers[i];
        if (worker->job && ready > 0 && polled[i].revents)
            take(pool, worker);
        else if (worker->job && now >= worker->deadline)
            worker_give_up(worker, pool->seconds);
    }
}

/* The jobs before NEXT were given to workers, and all but those at hand are done. */
static void show_progress(struct capture_pool *pool, struct capture_job *const *jobs, size_t next) {
    size_t busy = 0;
    for (unsigned i = 0; i < pool->count; i++)
        busy += pool->workers[i].job != NULL;
    progress_show(&pool->progress, pool->done + next - busy, jobs[next - 1]->path);
}

void capture_pool_run(struct capture_pool *pool, struct capture_job *const *jobs, size_t count) {
    struct pollfd *polled = mem_calloc(pool->count, sizeof *polled);
    size_t next = 0;
    progress_expect(&pool->progress, count);
    while (give_all(pool, jobs, count, &next)) {
        show_progress(pool, jobs, next);
        cache_flush(pool->cache);
        wait_and_take(pool, polled);
    }
    pool->done += count;
    progress_hide(&pool->progress);
    free(polled);
}

void capture_pool_close(struct capture_pool *pool) {
    for (unsigned i = 0; i < pool->count; i++)
        worker_close(&pool->workers[i]);
}

void capture_pool_free(struct capture_pool *pool) {
    for (unsigned i = 0; i < pool->count; i++)
        worker_reap(&pool->workers[i]);
    free(pool->workers);
    free(pool->program);
    free(pool);
}
