/* The function that returns vfork's result twice is the site, in whichever file it stands. */
#include "start.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv) {
    pid_t pid = start_child();

    (void)argc;
    if (pid == 0) {
        execv(argv[1], argv + 1);
        exit(127); // want vfork-exit "'exit'" note@-5 "starts here"
    }
    return pid < 0 || waitpid(pid, NULL, 0) < 0;
}
