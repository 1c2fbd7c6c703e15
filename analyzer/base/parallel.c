#include "base/parallel.h"

#include "base/vec.h"

#include <pthread.h>
#include <stdatomic.h>

/* As much as the main thread has by default; other C libraries give new threads far less. */
enum { STACK_SIZE = 8 << 20 };

struct job {
    atomic_size_t next;
    size_t count;
    void (*work)(void *data, size_t index);
    void *data;
};

static void *take_part(void *argument) {
    struct job *job = argument;
    for (size_t i; (i = atomic_fetch_add(&job->next, 1)) < job->count;)
        job->work(job->data, i);
    return NULL;
}

void parallel_for(unsigned threads, size_t count, void (*work)(void *data, size_t index),
                  void *data) {
    struct job job = {.count = count, .work = work, .data = data};
    VEC(pthread_t) others = {0};
    pthread_attr_t attributes;
    pthread_t thread;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, STACK_SIZE);
    while (others.count + 1 < threads && others.count + 1 < count &&
           pthread_create(&thread, &attributes, take_part, &job) == 0)
        VEC_PUSH(&others, thread);
    take_part(&job);
    for (size_t i = 0; i < others.count; i++)
        pthread_join(others.at[i], NULL);
    pthread_attr_destroy(&attributes);
    VEC_FREE(&others);
}
