/* It ends it otherwise. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define SAY(what) __attribute__((annotate("vforklint:" #what)))

SAY(ends-child) static void leave(int status) { // want wrong-model "'leave' is marked 'ends-child', but its body calls 'exit', which runs the parent's atexit handlers" note@+2 "'leave' calls 'exit'"
    if (status)
        exit(status);
    _exit(0);
}

SAY(ends-child) static void try(char **argv) { // want wrong-model "'try' is marked 'ends-child', but its body may return"
    execv(argv[0], argv);
}

SAY(ends-child) static void run(char **argv) {
    execv(argv[0], argv);
    _exit(127);
}

int start(char **argv) {
    pid_t pid = vfork();
    if (pid == 0) {
        if (argv[1])
            leave(1);
        if (argv[2])
            try(argv);
        run(argv);
    }
    return pid;
}
