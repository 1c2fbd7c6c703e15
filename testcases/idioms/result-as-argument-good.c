/* The result is passed on at once; a helper stores it and tells who runs. */
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

struct job {
    pid_t pid;
    char **argv;
};

static bool record(struct job *job, pid_t pid) {
    job->pid = pid;
    return pid == 0;
}

int run(struct job *job) {
    if (record(job, vfork())) {
        execv(job->argv[0], job->argv);
        _exit(127);
    }
    return job->pid;
}
