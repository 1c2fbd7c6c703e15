/* The child reuses the index of the element that its pid went into. */
#include <unistd.h>

void start_all(pid_t *pids, char **argv) {
    int i;
    for (i = 0; i < 4; i++) {
        pids[i] = vfork();
        if (pids[i] == 0) {
            for (i = 3; i < 64; i++) // want vfork-local-write "writes 'i', which the parent reads"
                close(i);
            execv(argv[0], argv);
            _exit(127);
        }
    }
}

void start_all_well(pid_t *pids, char **argv) {
    int i;
    for (i = 0; i < 4; i++) {
        pids[i] = vfork();
        if (pids[i] == 0) {
            for (int fd = 3; fd < 64; fd++)
                close(fd);
            execv(argv[0], argv);
            _exit(127);
        }
    }
}

struct job {
    struct job *next;
    pid_t pid;
};

void start_list(struct job *job, char **argv) {
    job->pid = vfork();
    if (job->pid == 0) {
        for (; job; job = job->next) // want vfork-local-write "writes 'job', which the parent reads"
            close((int)job->pid);
        execv(argv[0], argv);
        _exit(127);
    }
}
