/* A child with memory of its own that runs on harms no memory: a remark. What it calls as a second copy of the
 * program is still wrong. */
// args: --platform=openbsd,macos,4.4bsd -Wvfork-fallthrough
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static int started;

int returns(char **argv) {
    pid_t pid = vfork();
    if (pid == 0)
        execv(argv[0], argv); // want remark vfork-fallthrough "so a second copy of the program runs on; end it with '_exit'" notes-exactly note "the child starts here" note@+1 "there it returns from 'returns'"
    return pid;
}

int counts(char **argv) {
    pid_t pid = vfork();
    if (pid == 0)
        execv(argv[0], argv); // want remark vfork-fallthrough "a second copy" note@+1 "its own copy of memory that its parent reads"
    started++;
    return started;
}

int prints(char **argv) {
    pid_t pid = vfork();
    if (pid == 0)
        execv(argv[0], argv); // want warning vfork-fallthrough "a second copy" note@+2 "there it calls 'printf'"
    started++;
    printf("%d\n", started);
    return started;
}

void leaves(char **argv) {
    if (vfork() == 0)
        execv(argv[0], argv); // want warning vfork-fallthrough "a second copy" note@+1 "there it calls 'exit'"
    exit(0);
}
