/* A return from a function that the child called is fine. */
#include <fcntl.h>
#include <unistd.h>

static int move(int from, int to) {
    if (from == to)
        return fcntl(to, F_SETFD, 0);
    if (dup2(from, to) < 0)
        return -1;
    return close(from);
}

static void end(int code) {
    if (code == 0)
        return;
    _exit(code);
}

int spawn(char **argv, int in, int out) {
    pid_t pid = vfork();

    if (pid == 0) {
        if (move(in, 0) < 0 || move(out, 1) < 0)
            _exit(126);
        end(0);
        execv(argv[0], argv);
        _exit(127);
    }
    return pid > 0 ? 0 : -1;
}
