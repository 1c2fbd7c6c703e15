/* The condition is not the same for both, or does not keep them apart. */
#include <unistd.h>

int next(void);

/* BSD's popen: the parent closes the end that the child has renumbered. */
int same_way(const char *type, char **argv) {
    int ends[2];
    if (pipe(ends) < 0)
        return -1;
    if (vfork() == 0) {
        if (*type == 'r') {
            dup2(ends[1], 1);
            ends[1] = 1; // want vfork-local-write "writes 'ends[1]'" note@+6 "reads 'ends[1]'"
        }
        execv(argv[0], argv);
        _exit(127);
    }
    if (*type == 'r')
        close(ends[1]);
    return ends[0];
}

int changed_by_parent(char **argv, int wait) {
    int status = 1;
    if (vfork() == 0) {
        if (!wait)
            status = 3; // want vfork-local-write "writes 'status'"
        execv(argv[0], argv);
        _exit(status);
    }
    wait = !wait;
    if (wait)
        return status;
    return 0;
}

int changed_by_child(char **argv, int wait) {
    int status = 1;
    if (vfork() == 0) {
        if (!wait) {
            status = 3; // want vfork-local-write "writes 'status'"
            wait = 1;   // want vfork-local-write "writes 'wait'"
        }
        execv(argv[0], argv);
        _exit(status);
    }
    if (wait)
        return status;
    return 0;
}

/* Each process asks for itself. */
int asked_by_each(char **argv) {
    int status = 1;
    pid_t pid = vfork();
    int wait = next();
    if (pid == 0) {
        if (!wait)
            status = 3; // want vfork-local-write "writes 'status'"
        execv(argv[0], argv);
        _exit(status);
    }
    return wait ? status : 0;
}

/* The parent comes round with another answer. */
int later_round(char **argv) {
    int status = 1, wait;
    for (;;) {
        wait = next();
        if (wait && status == 3)
            return status;
        if (vfork() == 0) {
            if (!wait)
                status = 3; // want vfork-local-write "writes 'status'"
            execv(argv[0], argv);
            _exit(status);
        }
    }
}
