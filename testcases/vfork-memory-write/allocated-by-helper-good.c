// args: -Wno-vfork-unsafe-call
/* The child's own call of the helper allocates memory that the parent has no pointer to. */
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
    struct job *parents = new_job();
    int result;

    if (vfork() == 0) {
        struct job *job = new_job();

        job->started++;
        execvp(argv[0], argv);
        job->error = errno;
        _exit(job->started == 1 ? job->error : 127);
    }
    result = parents->started ? parents->error : -1;
    free(parents);
    return result;
}
