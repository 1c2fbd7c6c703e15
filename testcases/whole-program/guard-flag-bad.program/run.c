#include "flags.h"

#include <sys/wait.h>
#include <unistd.h>

void run(char **argv);

void run(char **argv) {
    pid_t pid;

    vforked = 0;
    pid = vfork();
    if (pid == 0) {
        execv(argv[0], argv);
        die(argv[0]); // want vfork-exit "'exit'" note "'die' calls 'exit'"
    }
    vforked = 0;
    waitpid(pid, NULL, 0);
}
