/* A marked child that keeps the rules: its variables are its own, and it may return. */
// args: -Wextra
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define SAY(what) __attribute__((annotate("vforklint:" #what)))

struct job {
    int terminal;
    char **argv;
};

SAY(child-only)
int run(struct job *job) {
    char text[16];
    int tries = 0;
    while (dup2(job->terminal, 0) < 0)
        if (++tries > 3)
            return -1;
    text[0] = '\n';
    write(2, text, 1);
    if (tries)
        _exit(1);
    return 0;
}
