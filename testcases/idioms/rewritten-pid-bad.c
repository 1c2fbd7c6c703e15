/* The child is marked by a rewritten pid. */
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int run(char **argv, int debug) {
    int status = 0;
    pid_t pid = vfork();

    if (pid < 0)
        return -1;
    if (pid == 0)
        pid--;
    if (debug)
        write(2, "forked\n", 7);
    if (pid > 0) {
        waitpid(pid, &status, 0);
        return status;
    }
    execv(argv[0], argv);
    exit(127); // want vfork-exit "'exit'"
}
