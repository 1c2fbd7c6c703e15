// args: --strict
/* The other rules stay as they are. */
#include <stdlib.h>
#include <unistd.h>

int returns(char **argv) {
    if (vfork() == 0) {
        execv(argv[0], argv);
        return 1; // want vfork-return "return"
    }
    return 0;
}

int exits(char **argv) {
    if (vfork() == 0) {
        execv(argv[0], argv);
        exit(1); // want vfork-exit "'exit'"
    }
    return 0;
}

int follows_only_the_child(char **argv) {
    int n = 0;
    pid_t pid = vfork();

    if (pid > 0) {
        n = 1;
        getppid();
        return n;
    }
    if (pid == 0) {
        execv(argv[0], argv);
        _exit(127);
    }
    n = 2;
    getppid();
    return n;
}
