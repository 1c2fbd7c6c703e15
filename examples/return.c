/* The second rule of vfork: the child must not return from the function that called it. When execvp
 * fails here, the child goes on in main, and the parent comes back to a stack that has been used.
 */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t start(char *const argv[]) {
    pid_t pid = vfork();
    if (pid == 0) {
        execvp(argv[0], argv);
        return -1;
    }
    return pid;
}

int main(void) {
    char *const arguments[] = {"true", NULL};
    pid_t pid = start(arguments);
    if (pid < 0) {
        fprintf(stderr, "cannot start %s\n", arguments[0]);
        return 1;
    }
    return waitpid(pid, NULL, 0) == pid ? 0 : 1;
}
