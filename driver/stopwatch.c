#include "stopwatch.h"

#include <sys/resource.h>
#include <time.h>

static const char *const phase_names[PHASES] = {"recall", "scan", "capture", "join",
                                                "check",  "ask",  "report",  "finish"};

static uint64_t now_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}

void stopwatch_start(struct stopwatch *watch) {
    *watch = (struct stopwatch){.started = now_ns()};
}

void stopwatch_phase(struct stopwatch *watch, enum phase phase) {
    uint64_t now = now_ns();
    watch->spent[phase] += now - watch->started;
    watch->started = now;
}

static double cpu_ms(int who) {
    struct rusage usage;
    getrusage(who, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3 +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
}

static void print_line(struct text *out, const char *name, double ms) {
    text_printf(out, "%-14s %10.3f ms\n", name, ms);
}

void stopwatch_print(const struct stopwatch *watch, struct text *out) {
    uint64_t sum = 0;
    for (int i = 0; i < PHASES; i++) {
        print_line(out, phase_names[i], (double)watch->spent[i] / 1e6);
        sum += watch->spent[i];
    }
    print_line(out, "total", (double)sum / 1e6);
    print_line(out, "cpu", cpu_ms(RUSAGE_SELF));
    print_line(out, "cpu of workers", cpu_ms(RUSAGE_CHILDREN));
}
