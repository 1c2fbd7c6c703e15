/* Bodies that return, or that cannot come to exit. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define SAY(what) __attribute__((annotate("vforklint:" #what)))

SAY(exits) static void leave(int status) { // want wrong-model "'leave' is marked 'exits', but its body may return" note@+3 "'leave' returns here"
    if (status)
        exit(status);
}

SAY(exits) static void stop(int status) { // want wrong-model "'stop' is marked 'exits', but nothing that its body calls reaches exit(3)"
    _exit(status);
}

SAY(exits) static void quit(int status) {
    puts("quits");
    exit(status);
}

SAY(exits) static void again(int status) { // want wrong-model "'again' is marked 'exits', but nothing that its body calls reaches exit(3)"
    again(status + 1);
}

void run(int status) {
    if (status == 2)
        again(status);
    if (status < 1)
        leave(status);
    if (status > 3)
        stop(status);
    quit(status);
}

int start(char **argv) {
    pid_t pid = vfork();
    if (pid == 0) {
        execv(argv[0], argv);
        _exit(1);
    }
    return pid;
}
