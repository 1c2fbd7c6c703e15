/* In the first program only children leave so, in the second its parent, too: it is told once, where
 * both can be mended. */
#include "run.h"

#include <sys/wait.h>
#include <unistd.h>

int run(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        execv(argv[0], argv);
        leave(127); // want vfork-exit "'exit'" note@-4 "starts here" note "'leave' calls 'exit'"
    }
    return pid < 0 || waitpid(pid, NULL, 0) < 0;
}
