/* A function that only a unit in C++ defines is unknown, and that unit may call the program's. */
// args: -Wvfork-unknown-call
#include "parts.h"

#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv) {
    pid_t pid = vfork();

    (void)argc;
    if (pid == 0) {
        execv(argv[1], argv + 1);
        note_failure(); // want remark vfork-unknown-call "'note_failure'"
        give_up(127);   // want vfork-exit "'exit'" note "'give_up' calls 'exit'"
    }
    return pid < 0 || waitpid(pid, NULL, 0) < 0 || work();
}
