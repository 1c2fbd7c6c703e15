/* The default that one child fills in is there already when the next one looks. */
#include <sys/wait.h>
#include <unistd.h>

int serve(char **a, int n) {
    const char *path = NULL;
    while (n--) {
        pid_t pid = vfork();
        if (pid == 0) {
            if (!path)
                path = "/bin/sh"; // want vfork-local-write "'path'" note@-1 "a later child reads 'path' here"
            execv(path, a);
            _exit(127);
        }
        waitpid(pid, NULL, 0);
    }
    return 0;
}
