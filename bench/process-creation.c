/* Times how long it takes to make a process that runs /bin/true, against the parent's size.
 *
 *     process-creation REPETITIONS MEGABYTES...
 *
 * prints for each size: the size, and the microseconds (the best time) of fork, vfork and
 * posix_spawn, each from the call until the child's program is started: that is when the pipe it
 * holds, which exec closes, ends. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static const char program[] = "/bin/true";
static char *const arguments[] = {(char *)"true", NULL};

static void fail(const char *what) {
    perror(what);
    exit(2);
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static pid_t by_fork(void) {
    pid_t child = fork();
    if (child == 0) {
        execve(program, arguments, environ);
        _exit(127);
    }
    return child;
}

static pid_t by_vfork(void) {
    pid_t child = vfork();
    if (child == 0) {
        execve(program, arguments, environ);
        _exit(127);
    }
    return child;
}

static pid_t by_posix_spawn(void) {
    pid_t child;
    return posix_spawn(&child, program, NULL, NULL, arguments, environ) == 0 ? child : -1;
}

static pid_t (*const ways[])(void) = {by_fork, by_vfork, by_posix_spawn};

enum { WAYS = sizeof ways / sizeof *ways };

/* Microseconds from the call of MAKE until the child's program runs. */
static double time_once(pid_t (*make)(void)) {
    int ends[2], status;
    char byte;
    if (pipe2(ends, O_CLOEXEC) != 0)
        fail("pipe2");
    double start = now();
    pid_t child = make();
    if (child < 0)
        fail("no process");
    close(ends[1]);
    if (read(ends[0], &byte, 1) != 0)
        fail("read");
    double taken = now() - start;
    close(ends[0]);
    if (waitpid(child, &status, 0) != child || status != 0)
        fail(program);
    return taken;
}

/* What other programs on the machine take is no part of it, so the best time counts. */
static double best_time(pid_t (*make)(void), size_t repetitions) {
    double best = time_once(make);
    for (size_t i = 1; i < repetitions; i++) {
        double taken = time_once(make);
        if (taken < best)
            best = taken;
    }
    return best;
}

/* SIZE bytes in pages of the usual size, each of them written. */
static char *touched(size_t size) {
    char *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        fail("mmap");
    madvise(memory, size, MADV_NOHUGEPAGE);
    memset(memory, 1, size);
    return memory;
}

int main(int count, char **words) {
    if (count < 3) {
        fputs("usage: process-creation REPETITIONS MEGABYTES...\n", stderr);
        return 2;
    }
    size_t repetitions = strtoul(words[1], NULL, 10);
    puts("MB\tfork\tvfork\tposix_spawn");
    for (int i = 2; i < count; i++) {
        size_t size = strtoul(words[i], NULL, 10) << 20;
        char *memory = touched(size);
        printf("%s", words[i]);
        for (size_t way = 0; way < WAYS; way++)
            printf("\t%.0f", best_time(ways[way], repetitions));
        puts("");
        fflush(stdout);
        munmap(memory, size);
    }
    return 0;
}
