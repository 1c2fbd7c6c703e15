/* What the tables say of a library function gives way. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define SAY(what) __attribute__((annotate("vforklint:" #what)))

SAY(safe) int puts(const char *text);

int start(char **argv) {
    pid_t pid = vfork();
    if (pid == 0) {
        puts("in the child");
        perror("in the child"); // want vfork-unsafe-call "'perror'"
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
