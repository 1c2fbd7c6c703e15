/* The caller keeps the error slot in a volatile member of a local; a plain member beside it stays a write. */
#include <errno.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct request {
    char **argv;
    int tries;
    volatile int error;
};

static pid_t start(struct request *r) {
    pid_t pid = vfork();

    if (pid == 0) {
        execvp(r->argv[0], r->argv);
        r->tries++; // want vfork-local-write "'r' of 'main'"
        r->error = errno;
        _exit(127);
    }
    return pid;
}

static int fill(volatile int *error, char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        execvp(argv[0], argv);
        *error = errno;
        _exit(127);
    }
    return waitpid(pid, NULL, 0) < 0;
}

int main(int argc, char **argv) {
    struct request r = {argv + 1, 0, 0}, other = {argv, 0, 0};
    pid_t pid = start(&r);

    if (argc < 2 || pid < 0 || waitpid(pid, NULL, 0) < 0 || fill(&other.error, argv))
        return 1;
    if (r.error)
        write(2, strerror(r.error), strlen(strerror(r.error)));
    return r.error || other.error || r.tries;
}
