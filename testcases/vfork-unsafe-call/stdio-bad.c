/* stdio has locks and buffers in the parent's memory. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int run(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        printf("running %s\n", argv[0]); // want vfork-unsafe-call "'printf'"
        execv(argv[0], argv);
        perror(argv[0]); // want vfork-unsafe-call "'perror'"
        fflush(stderr);  // want vfork-unsafe-call "'fflush'"
        _exit(127);
    }
    printf("pid %d\n", (int)pid);
    return 0;
}
