/* What a library function fills is named as it is given: the member, not the pointer to its struct. */
#include <string.h>
#include <unistd.h>

struct state {
    int code;
    char message[32];
    int pipe[2];
};

int start(struct state *s, char **argv, int fds[2]);

int start(struct state *s, char **argv, int fds[2]) {
    pid_t pid = vfork();

    if (pid == 0) {
        strcpy(s->message, "starting"); // want vfork-memory-write "'s->message'"
        pipe(s->pipe);                  // want vfork-memory-write "'s->pipe'"
        pipe(fds);                      // want vfork-memory-write "'fds'"
        execv(argv[0], argv);
        _exit(127);
    }
    return pid < 0 || s->message[0] || s->pipe[0] + fds[1];
}
