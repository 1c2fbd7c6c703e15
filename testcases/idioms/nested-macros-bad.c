/* The whole child is in a macro: findings stand at its use. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define IN_CHILD(pid) if (((pid) = vfork()) == 0)
#define OR_DIE(call, code)                                                                         \
    do {                                                                                           \
        call;                                                                                      \
        END(code);                                                                                 \
    } while (0)
#define END(code) exit(code)

int run(char **argv) {
    pid_t pid;

    IN_CHILD(pid)
        OR_DIE(execv(argv[0], argv), 127); // want vfork-exit "'exit'"
    return pid;
}
