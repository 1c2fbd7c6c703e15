// says: A handler that sets a flag or writes to a pipe does so for the parent, although the signal
// was the child's prints: the parent takes it for its own
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t seen;

static void handler(int number) {
    seen = number;
}

int main(void) {
    signal(SIGTERM, handler);
    pid_t pid = vfork();
    if (pid == 0) {
        kill(getpid(), SIGTERM); /* as anyone may send it */
        _exit(0);
    }
    waitpid(pid, NULL, 0);
    puts(seen == SIGTERM ? "the parent takes it for its own" : "the parent knows nothing");
    return 0;
}
