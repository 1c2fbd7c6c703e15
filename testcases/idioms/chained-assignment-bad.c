/* a = b = vfork(): either copy may be tested. */
#include <stdlib.h>
#include <unistd.h>

static pid_t last_pid;

pid_t last(void) { return last_pid; }

int run(char **argv) {
    pid_t pid;

    last_pid = pid = vfork();
    if (last_pid == 0) {
        execv(argv[0], argv);
        exit(127); // want vfork-exit "'exit'"
    }
    return pid;
}

int run_again(char **argv) {
    pid_t pid, copy;

    pid = copy = vfork();
    if (copy != 0)
        return pid;
    execv(argv[0], argv);
    return 127; // want vfork-return "return"
}
