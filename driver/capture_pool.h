/* The capture workers of one run. */
#ifndef VFL_DRIVER_CAPTURE_POOL_H
#define VFL_DRIVER_CAPTURE_POOL_H

#include "worker.h"

struct capture_pool;

/* At most COUNT workers, each file having SECONDS. */
struct capture_pool *capture_pool_new(unsigned count, unsigned seconds);

/* Does all JOBS. After it the workers are told to end, while the caller goes on. */
void capture_pool_run(struct capture_pool *pool, struct capture_job *const *jobs, size_t count);

/* Waits for the workers' end. */
void capture_pool_free(struct capture_pool *pool);

#endif
