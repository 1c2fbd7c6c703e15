/* Independent pieces of work on several threads. */
#ifndef VFL_BASE_PARALLEL_H
#define VFL_BASE_PARALLEL_H

#include <stddef.h>

/* Calls WORK(DATA, i) once for each I below COUNT, in no order, on at most THREADS threads, of
 * which the caller's is one; returns when all is done. Where the system makes no more threads,
 * fewer do it. */
void parallel_for(unsigned threads, size_t count, void (*work)(void *data, size_t index),
                  void *data);

#endif
