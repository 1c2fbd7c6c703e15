/* The result goes into a struct member, through a pointer. */
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

struct job {
    pid_t pid;
    int status;
    char **argv;
};

int start_job(struct job *job) {
    job->pid = vfork();
    if (job->pid == 0) {
        execv(job->argv[0], job->argv);
        exit(127); // want vfork-exit "'exit'"
    }
    if (job->pid < 0)
        return -1;
    return waitpid(job->pid, &job->status, 0);
}

int start_local(char **argv) {
    struct job job = {.argv = argv};

    if ((job.pid = vfork()) == 0) {
        execv(argv[0], argv);
        exit(127); // want vfork-exit "'exit'"
    }
    return job.pid;
}
