/* Two marks of a function that cannot both be right, wherever they stand. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define SAY(what) __attribute__((annotate("vforklint:" #what)))

SAY(safe) void log_line(const char *text);
SAY(unsafe) void log_line(const char *text); // want wrong-model "'log_line' is marked both 'safe' and 'unsafe'" note@-1 "it is marked 'safe' here"

SAY(ends-child) SAY(exits) void leave(int status); // want wrong-model "'leave' is marked both 'exits' and 'ends-child'" note "it is marked 'ends-child' here"

SAY(unsafe) SAY(ends-child) void fatal(int status);

int start(char **argv) {
    pid_t pid = vfork();
    if (pid == 0) {
        execv(argv[0], argv);
        log_line("exec"); // want vfork-unsafe-call "'log_line'"
        if (argv[1])
            leave(2); // want vfork-exit "'leave'"
        fatal(1); // want vfork-unsafe-call "'fatal'"
    }
    return pid;
}
