/* The test is the wrong way round in the bad twin. */
#include <stdlib.h>
#include <unistd.h>

struct options {
    unsigned use_vfork : 1;
    unsigned login : 1;
};

pid_t run(char **argv, const struct options *o) {
    int shared = o->use_vfork && !o->login;
    pid_t pid = shared ? vfork() : fork();

    if (pid == 0) {
        execv(argv[0], argv);
        if (shared)
            exit(127); // want vfork-exit "'exit'"
        _exit(127);
    }
    return pid;
}
