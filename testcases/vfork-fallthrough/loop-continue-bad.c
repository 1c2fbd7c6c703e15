/* continue takes the child to the parent's next round, where it would fork again. */
#include <sys/wait.h>
#include <unistd.h>

void serve(char ***commands) {
    int i;

    for (i = 0; commands[i]; i++) {
        pid_t pid = vfork();

        if (pid < 0)
            continue;
        if (pid == 0) {
            if (chdir("/tmp") < 0)
                continue; // want vfork-fallthrough "child"
            execv(commands[i][0], commands[i]);
            _exit(127);
        }
        waitpid(pid, NULL, 0);
    }
}
