// says: A handler that ran in the child changed the parent's memory
// prints: the parent finds what the handler set
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t seen;

static void handler(int number) {
    seen = number;
}

int main(void) {
    pid_t pid = vfork();
    if (pid == 0) {
        signal(SIGUSR1, handler);
        kill(getpid(), SIGUSR1);
        _exit(0);
    }
    waitpid(pid, NULL, 0);
    puts(seen == SIGUSR1 ? "the parent finds what the handler set" : "nothing was set");
    return 0;
}
