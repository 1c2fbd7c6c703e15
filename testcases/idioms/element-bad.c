/* The result goes into an array element. */
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int run_all(char ***commands, int n) {
    pid_t pids[16];
    int i, failed = 0;

    for (i = 0; i < n && i < 16; i++) {
        pids[i] = vfork();
        if (pids[i] < 0)
            return -1;
        if (pids[i] == 0) {
            execv(commands[i][0], commands[i]);
            exit(127); // want vfork-exit "'exit'"
        }
    }
    for (i = 0; i < n && i < 16; i++)
        failed |= waitpid(pids[i], NULL, 0) < 0;
    return failed;
}
