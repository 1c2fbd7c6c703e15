/* The parent reads the variable in the next round of its loop. */
#include <sys/wait.h>
#include <unistd.h>

int supervise(char **argv, int rounds) {
    int first = 1, status = 0;

    while (rounds-- > 0) {
        pid_t pid;

        if (!first)
            sleep(1);
        pid = vfork();
        if (pid == 0) {
            first = 0; // want vfork-local-write "'first'" note "the parent reads 'first' here"
            execv(argv[0], argv);
            _exit(127);
        }
        waitpid(pid, &status, 0);
    }
    return status;
}
