/* One that ends the child as it should is a good end, however it is done. */
// args: -Wextra -Wno-vfork-signals-open -Wno-vfork-use
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define SAY(what) __attribute__((annotate("vforklint:" #what)))

SAY(ends-child) void leave(int status);

SAY(ends-child) static void leave_by(void (*how)(int)) {
    how(3);
    leave(2);
}

int start(char **argv, void (*how)(int)) {
    pid_t pid = vfork();
    if (pid == 0) {
        if (argv[1])
            leave(1);
        leave_by(how);
    }
    return pid;
}
