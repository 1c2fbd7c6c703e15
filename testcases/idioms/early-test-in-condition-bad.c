/* The result is used inside a larger condition. */
#include <stdlib.h>
#include <unistd.h>

int run(char **argv, int wanted) {
    pid_t pid = -1;

    if (wanted) {
        pid = vfork();
        if (pid == -1 || pid > 0)
            return pid;
        if (!wanted || pid > 0)
            exit(9);
        execv(argv[0], argv);
        exit(127); // want vfork-exit "'exit'"
    }
    return pid;
}
