/* The capture workers of one run. */
#ifndef VFL_DRIVER_CAPTURE_POOL_H
#define VFL_DRIVER_CAPTURE_POOL_H

#include "cache.h"
#include "worker.h"

struct capture_pool;

/* At most COUNT workers, each file having SECONDS. What CACHE (NULL: none) has needs no worker. */
struct capture_pool *capture_pool_new(unsigned count, unsigned seconds, struct cache *cache);

/* Does all JOBS, which have no units yet. */
void capture_pool_run(struct capture_pool *pool, struct capture_job *const *jobs, size_t count);

/* Tells the workers to end, while the caller goes on: there will be no more jobs. */
void capture_pool_close(struct capture_pool *pool);

/* Waits for the workers' end. */
void capture_pool_free(struct capture_pool *pool);

#endif
