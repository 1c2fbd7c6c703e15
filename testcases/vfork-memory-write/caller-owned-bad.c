/* What a parameter points to belongs to a caller who may read it. */
#include <unistd.h>

struct job {
    char **argv;
    int in, out;
    int started;
};

pid_t start_job(struct job *job) {
    pid_t pid = vfork();

    if (pid == 0) {
        job->started = 1;  // want vfork-memory-write "'job->started'"
        if (job->out == 1)
            job->out = dup(1); // want vfork-memory-write "'job->out'"
        dup2(job->out, 1);
        execv(job->argv[0], job->argv);
        _exit(127);
    }
    return pid;
}
