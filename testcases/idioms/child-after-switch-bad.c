/* case 0: break; the child is the code after the switch. */
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int run(char **argv, int in) {
    int status;
    pid_t pid;

    switch (pid = vfork()) {
    case -1:
        return -1;
    case 0:
        break;
    default:
        waitpid(pid, &status, 0);
        return status;
    }
    dup2(in, 0);
    execv(argv[0], argv);
    exit(127); // want vfork-exit "'exit'"
}
