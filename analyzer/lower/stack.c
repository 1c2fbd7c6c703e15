#include "lower/lower.h"

#include "base/memory.h"

#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum { SIGNAL_STACK_BYTES = 64 * 1024 };
static const size_t STACK_BYTES = (size_t)512 * 1024 * 1024;

struct crash_handling {
    void (*on_crash)(const char *reason);
    unsigned char *stack;
};

/* A signal handler gets no argument of ours. */
static struct crash_handling handling;

static void handle_crash(int number, siginfo_t *info, void *context) {
    (void)context;
    const unsigned char *at = info->si_addr;
    bool overflow =
        number == SIGSEGV && at >= handling.stack - 65536 && at < handling.stack + 1024 * 1024;
    handling.on_crash(overflow ? "nested too deeply: the parser ran out of stack"
                               : "the parser crashed");
    _exit(2);
}

static void install_handlers(void) {
    static const int signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP};
    struct sigaction action = {.sa_sigaction = handle_crash,
                               .sa_flags = SA_SIGINFO | SA_ONSTACK | (int)SA_RESETHAND};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        sigaction(signals[i], &action, NULL);
}

struct job {
    void (*task)(void *argument);
    void *argument;
};

static void *run_job(void *data) {
    struct job *job = data;
    stack_t signal_stack = {.ss_sp = mem_calloc(1, SIGNAL_STACK_BYTES),
                            .ss_size = SIGNAL_STACK_BYTES};
    sigaltstack(&signal_stack, NULL);
    job->task(job->argument);
    signal_stack.ss_flags = SS_DISABLE;
    void *memory = signal_stack.ss_sp;
    sigaltstack(&signal_stack, NULL);
    free(memory);
    return NULL;
}

bool run_on_big_stack(void (*task)(void *argument), void *argument,
                      void (*on_crash)(const char *reason)) {
    struct job job = {task, argument};
    unsigned char *stack = mmap(NULL, STACK_BYTES, PROT_READ | PROT_WRITE,
                                MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
    if (stack == MAP_FAILED)
        return false;
    mprotect(stack, 65536, PROT_NONE);
    handling = (struct crash_handling){on_crash, stack};
    install_handlers();
    pthread_attr_t attributes;
    pthread_t thread;
    pthread_attr_init(&attributes);
    pthread_attr_setstack(&attributes, stack, STACK_BYTES);
    bool started = pthread_create(&thread, &attributes, run_job, &job) == 0;
    pthread_attr_destroy(&attributes);
    if (started)
        pthread_join(thread, NULL);
    munmap(stack, STACK_BYTES);
    return started;
}
