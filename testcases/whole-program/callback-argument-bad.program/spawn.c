#include "spawn.h"

#include <sys/wait.h>
#include <unistd.h>

int spawn(child_function *child, void *argument) {
    int status = 0;
    pid_t pid = vfork();

    if (pid == 0) {
        child(argument); // want vfork-exit "calls 'exit'" note "'run' calls 'exit'"
        _exit(126);
    }
    return pid < 0 || waitpid(pid, &status, 0) < 0 || status;
}
