/* Every child sets the index before it reads it, and the parent never does. */
#include <sys/wait.h>
#include <unistd.h>

int serve(char **a, int n) {
    int i;
    while (n--) {
        pid_t pid = vfork();
        if (pid == 0) {
            for (i = 3; i < 64; i++)
                close(i);
            execv(a[0], a);
            _exit(127);
        }
        waitpid(pid, NULL, 0);
    }
    return 0;
}
