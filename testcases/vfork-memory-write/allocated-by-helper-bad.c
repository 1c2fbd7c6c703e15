/* The parent's helper allocates before the child exists: what it returns is the parent's, though a
 * function called it. */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

struct job {
    int started, error;
};

static struct job *new_job(void) {
    struct job *job = calloc(1, sizeof *job);

    if (job == NULL)
        abort();
    return job;
}

int run(char **argv) {
    struct job *job = new_job();
    int result;

    if (vfork() == 0) {
        job->started++; // want vfork-memory-write "'job->started'"
        execvp(argv[0], argv);
        job->error = errno; // want vfork-memory-write "'job->error'" note "the parent reads 'job->error' here"
        _exit(127);
    }
    result = job->started ? job->error : -1;
    free(job);
    return result;
}
