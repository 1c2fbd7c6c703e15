/* A word that means nothing is an error; annotations for others are theirs. */
// status: 2
// stderr: unknown-word.c:10:1: unknown word 'unsave' in the annotation 'vforklint:unsave'; did you mean 'unsafe'?
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define SAY(what) __attribute__((annotate("vforklint:" #what)))

SAY(unsave) void log_line(const char *text);
__attribute__((annotate("unsave"))) void trace(const char *text);

int start(char **argv) {
    pid_t pid = vfork();
    if (pid == 0) {
        execv(argv[0], argv);
        log_line("exec");
        trace("exec");
        _exit(127);
    }
    return pid;
}
