/* The parent's own code after the child is never the child's: stdio, exit, return, longjmp. */
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static jmp_buf top;
static void note_end(int sig) { (void)sig; }

int run(char **argv) {
    int status = 0, counted = 0;
    pid_t pid;

    if (setjmp(top))
        return 1;
    pid = vfork();
    if (pid == 0) {
        execv(argv[0], argv);
        _exit(127);
    }
    counted++;
    signal(SIGCHLD, note_end);
    if (setuid(getuid()) < 0)
        exit(1);
    waitpid(pid, &status, 0);
    printf("%d %d\n", status, counted);
    if (status == 2)
        longjmp(top, 1);
    if (status)
        exit(status);
    return status;
}
