// says: Run on Linux with glibc and with musl, a child's store is seen by the parent.
// says: so `dup2`, `chdir` or `sigprocmask` in the child are not writes to the parent
// prints: memory: 1 2
// prints: directory: the parent's own
// prints: mask: the parent's own
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile int global; /* volatile: optimisers keep the old values */

int main(void) {
    char before[4096], after[4096];
    sigset_t all, mask;
    volatile int *heap = calloc(1, sizeof *heap);
    sigfillset(&all);
    if (!heap || !getcwd(before, sizeof before))
        return 3;
    pid_t pid = vfork();
    if (pid == 0) {
        global = 1;
        *heap = 2;
        sigprocmask(SIG_BLOCK, &all, NULL);
        close(STDOUT_FILENO);
        _exit(chdir("/proc"));
    }
    waitpid(pid, NULL, 0);
    sigprocmask(SIG_BLOCK, NULL, &mask);
    printf("memory: %d %d\n", global, *heap);
    printf("directory: %s\n",
           getcwd(after, sizeof after) && !strcmp(before, after) ? "the parent's own" : "changed");
    printf("mask: %s\n", sigismember(&mask, SIGUSR1) ? "changed" : "the parent's own");
    return 0;
}
