/* A forked child makes a child by vfork: the fork has copied the memory, the vfork shares that copy. */
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int as_condition(char **argv) {
    if (fork() == 0) {
        if (vfork() == 0) {
            execv(argv[0], argv);
            exit(4); // want vfork-exit "'exit'"
        }
        wait(NULL);
        _exit(0);
    }
    return 0;
}

int by_switch(char **argv) {
    int state = 0;
    switch (fork()) {
    case -1:
        return -1;
    case 0:
        break;
    default:
        return 0;
    }
    if (vfork() == 0) {
        state = 1; // want vfork-local-write "'state'"
        execv(argv[0], argv);
        _exit(127);
    }
    wait(NULL);
    _exit(state);
}

static pid_t make_copy(void) {
    pid_t pid = fork();
    if (pid < 0)
        _exit(1);
    return pid;
}

int by_helper(char **argv) {
    if (make_copy())
        return 0;
    if (vfork() == 0) {
        execv(argv[0], argv);
        exit(4); // want vfork-exit "'exit'"
    }
    _exit(0);
}

int behind_a_vfork(char **argv) {
    int count = 0;
    if (vfork() == 0) {
        execv(argv[0], argv);
        _exit(127);
    }
    if (fork() == 0) {
        count = 4;
        if (vfork() == 0) {
            count = 5; // want vfork-local-write "'count'"
            execv(argv[0], argv);
            _exit(127);
        }
        _exit(count);
    }
    return count;
}
