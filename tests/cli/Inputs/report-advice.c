/* Checked by findings.test. */
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int reports(char **argv) {
    int failed = 0;
    pid_t pid = vfork();
    if (pid == 0) {
        execv(argv[0], argv);
        failed = 1;
        _exit(127);
    }
    return failed ? -1 : pid;
}

int library_fills(char **argv) {
    int status = 0;
    pid_t pid = vfork();
    if (pid == 0) {
        execv(argv[0], argv);
        waitpid(-1, &status, WNOHANG);
        _exit(127);
    }
    return status;
}

int uses_it_itself(char **argv) {
    int status = 0;
    pid_t pid = vfork();
    if (pid == 0) {
        execv(argv[0], argv);
        status = 127;
        _exit(status);
    }
    return status;
}

static void set(int *to, int value) {
    *to = value;
}

int others_call(char **argv) {
    int flag = 0;
    set(&flag, 0);
    pid_t pid = vfork();
    if (pid == 0) {
        execv(argv[0], argv);
        set(&flag, 1);
        _exit(127);
    }
    return flag;
}
