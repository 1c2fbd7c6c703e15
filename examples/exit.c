/* The third rule of vfork: the child must not call exit, nor anything that calls it. When execvp
 * fails here, the child removes the parent's temporary file and flushes the parent's output. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static char scratch[] = "/tmp/example-XXXXXX";

static void remove_scratch(void) {
    unlink(scratch);
}

static void leave(int status) {
    exit(status);
}

int main(void) {
    char *const arguments[] = {"sort", scratch, NULL};
    if (mkstemp(scratch) < 0)
        leave(1);
    atexit(remove_scratch);
    printf("sorting %s\n", scratch);

    pid_t pid = vfork();
    if (pid == 0) {
        execvp(arguments[0], arguments);
        leave(127);
    }
    if (pid > 0)
        waitpid(pid, NULL, 0);
    leave(pid < 0);
}
