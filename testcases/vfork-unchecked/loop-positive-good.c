/* Only > 0 is tested, in a loop: where a later vfork that fails takes the parent says nothing of
 * the child. */
#include <unistd.h>

void start_all(char ***commands, int n) {
    for (int i = 0; i < n; i++) {
        pid_t pid = vfork();

        if (pid > 0)
            continue;
        execv(commands[i][0], commands[i]);
        _exit(127);
    }
}
