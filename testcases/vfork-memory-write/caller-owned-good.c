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
        int out = job->out;

        if (out == 1)
            out = dup(1);
        dup2(out, 1);
        execv(job->argv[0], job->argv);
        _exit(127);
    }
    job->started = 1;
    return pid;
}
