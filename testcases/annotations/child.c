/* Marked functions are followed as a child would run them; nothing else makes one here. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define SAY(what) __attribute__((annotate("vforklint:" #what)))

struct job {
    int status;
    char **argv;
};

static int count;

static int note(struct job *job) {
    job->status = 1; // want vfork-memory-write "'job->status'" note@+6 "'run' is marked here to run in a vfork child" note@+10 "'run' calls 'note'"
    return count++;  // want vfork-memory-write "the static variable 'count', which the parent may read afterwards"
}

int get_count(void) { return count; }

SAY(child)
int run(struct job *job, int terminal) {
    int tries = 0, status = dup2(terminal, 0);
    tries++;
    note(job);
    printf("%d\n", tries + status); // want vfork-unsafe-call "'printf'" note@-5 "'run' is marked here"
    job++;
    if (terminal > 2)
        exit(1); // want vfork-exit "'exit'" note@-8 "'run' is marked here"
    return status;
}
