#include "job.h"

#include <sys/wait.h>
#include <unistd.h>

int start(struct job *job) {
    pid_t pid;

    job->started = 1;
    pid = vfork();
    if (pid == 0) {
        execv(job->argv[0], job->argv);
        job->failed = 1;
        _exit(127);
    }
    return waitpid(pid, NULL, 0) != pid;
}
