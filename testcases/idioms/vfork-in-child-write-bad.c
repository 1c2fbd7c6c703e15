/* The inner child writes a variable of the outermost parent's. */
#include <sys/wait.h>
#include <unistd.h>

int daemonise(char **argv) {
    pid_t service = -1;
    pid_t pid = vfork();

    if (pid == 0) {
        pid_t inner = vfork();

        if (inner == 0) {
            service = getpid(); // want vfork-local-write "'service'" note "the parent reads 'service' here"
            execv(argv[0], argv);
            _exit(127);
        }
        _exit(inner < 0);
    }
    waitpid(pid, NULL, 0);
    return service;
}
