#include "die.h"

#include <sys/wait.h>
#include <unistd.h>

void run(char **argv);

void run(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        execv(argv[0], argv);
        die("exec"); // want vfork-exit "'exit'" note@-4 "starts here" note "'die' calls 'leave'" note "'leave' calls 'exit'"
    }
    waitpid(pid, NULL, 0);
}
