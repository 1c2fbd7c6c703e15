// says: The thread that called vfork stands still
// says: Its other threads go on
// prints: this thread stood still
// prints: the other went on
// flags: -pthread
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static atomic_int ticks;

static void *tick(void *unused) {
    const struct timespec millisecond = {0, 1000000};
    for (;;) {
        nanosleep(&millisecond, NULL);
        ticks++;
    }
    return unused;
}

int main(void) {
    pthread_t thread;
    struct timespec begin, end;
    if (pthread_create(&thread, NULL, tick, NULL) != 0)
        return 3;
    clock_gettime(CLOCK_MONOTONIC, &begin);
    int before = ticks;
    pid_t pid = vfork();
    if (pid == 0) {
        usleep(200000);
        _exit(0);
    }
    int after = ticks;
    clock_gettime(CLOCK_MONOTONIC, &end);
    double seconds =
        (double)(end.tv_sec - begin.tv_sec) + (double)(end.tv_nsec - begin.tv_nsec) / 1e9;
    puts(seconds >= 0.2 ? "this thread stood still" : "this thread went on");
    puts(after > before ? "the other went on" : "the other stood still");
    waitpid(pid, NULL, 0);
    return 0;
}
