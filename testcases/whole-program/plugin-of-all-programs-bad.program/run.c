#include "ops.h"

#include <stddef.h>
#include <sys/wait.h>
#include <unistd.h>

static const struct ops *current;

void register_ops(const struct ops *ops) {
    current = ops;
}

int run(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        execv(argv[0], argv);
        if (current)
            current->fail(127); // want vfork-exit "'exit'" note "'fail' calls 'exit'"
        _exit(127);
    }
    return pid < 0 || waitpid(pid, NULL, 0) < 0;
}
