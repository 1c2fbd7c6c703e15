/* The common code only ends the process with _exit: harmless. */
#include <sys/wait.h>
#include <unistd.h>

void run_and_leave(char **argv) {
    int code = 0;
    pid_t pid = vfork();

    if (pid == 0) {
        execv(argv[0], argv);
        write(2, "exec failed\n", 12);
    } else if (pid < 0) {
        write(2, "fork failed\n", 12);
    }
    _exit(code);
}
