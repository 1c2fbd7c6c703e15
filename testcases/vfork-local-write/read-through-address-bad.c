/* The parent reads the variable through its address, in a helper. */
#include <stdio.h>
#include <unistd.h>

struct limits {
    unsigned cpu, files;
};

static void show(const struct limits *l) { printf("%u %u\n", l->cpu, l->files); }

static void reset(struct limits *l) { l->cpu = l->files = 0; }

int run(char **argv) {
    struct limits l = {10, 20};
    pid_t pid = vfork();

    if (pid == 0) {
        l.cpu = 5; // want vfork-local-write "'l.cpu'" note "the parent reads"
        execv(argv[l.cpu], argv);
        _exit(127);
    }
    show(&l);
    return pid;
}
