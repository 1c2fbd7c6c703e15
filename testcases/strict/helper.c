// args: --strict
/* A helper is a call too; the parent may call what it likes. */
#include <unistd.h>

static void start(char **argv) {
    execv(argv[0], argv);
    _exit(127);
}

int run(char **argv) {
    pid_t pid = vfork();

    switch (pid) {
    case 0:
        start(argv); // want vfork-unsafe-call "'start'"
    case -1:
        return -1;
    }
    getppid();
    return pid;
}
