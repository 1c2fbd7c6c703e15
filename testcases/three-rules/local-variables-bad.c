/* Rule 1 of NetBSD's 1998 heads-up: child and parent share their local variables. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv) {
    const char *shell = "/bin/sh";
    int status = 0;
    pid_t pid;

    pid = vfork();
    if (pid == 0) {
        if (argc > 1)
            shell = argv[1]; // want vfork-local-write "'shell'" note "the parent reads 'shell' here"
        execl(shell, shell, "-c", "true", (char *)0);
        _exit(127);
    }
    if (pid < 0)
        return 1;
    waitpid(pid, &status, 0);
    printf("%s ended with %d\n", shell, status);
    return 0;
}
