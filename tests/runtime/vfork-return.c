// says: The child first runs what follows, up to the end of `main` and the exit handlers
// prints: the child goes on in main
// prints: the child ends main
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static pid_t parent;

static void handler(void) {
    if (getpid() != parent && write(STDOUT_FILENO, "the child ends main\n", 20) < 0)
        _exit(3);
    if (getpid() != parent)
        _exit(0); /* what comes of the parent is left to chance */
}

__attribute__((noinline)) static int start(void) {
    pid_t pid = vfork();
    if (pid == 0)
        return 1;
    _exit(0); /* before it needs its return address */
}

int main(void) {
    parent = getpid();
    atexit(handler);
    if (start() && write(STDOUT_FILENO, "the child goes on in main\n", 26) < 0)
        _exit(3);
    return 0;
}
