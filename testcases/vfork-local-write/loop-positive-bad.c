/* The next round's parent may fail to fork and run the child's code: the write is the child's still. */
#include <sys/wait.h>
#include <unistd.h>

int start_all(char ***commands, int n) {
    int tried = 0;

    for (int i = 0; i < n; i++) {
        pid_t pid = vfork();

        if (pid > 0) {
            waitpid(pid, NULL, 0);
            continue;
        }
        tried = 5; // want vfork-local-write "'tried'"
        execv(commands[i][0], commands[i]);
        _exit(127);
    }
    return tried;
}
