/* exec failed and nothing ends the child: it goes on as a second parent. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int run(char **argv) {
    int status = 0;
    pid_t pid = vfork();

    if (pid < 0)
        return -1;
    if (pid == 0) {
        setsid();
        execvp(argv[0], argv); // want vfork-fallthrough "child" note "the child starts here"
    }
    waitpid(pid, &status, 0);
    printf("%s: %d\n", argv[0], status);
    return status;
}
