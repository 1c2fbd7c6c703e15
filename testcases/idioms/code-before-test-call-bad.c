/* A call between the site and the test that the child must not make. */
#include <stdio.h>
#include <sys/time.h>
#include <unistd.h>

int run(char **argv) {
    struct timeval now;
    pid_t pid = vfork();

    printf("vfork gave %d\n", (int)pid); // want vfork-unsafe-call "'printf'"
    gettimeofday(&now, NULL);
    if (pid == 0) {
        execv(argv[0], argv);
        _exit(127);
    }
    return now.tv_sec != 0;
}
