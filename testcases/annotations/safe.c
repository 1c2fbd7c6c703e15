/* One that is said to be safe may be called; its writes still count. */
// args: -Wextra -Wno-vfork-signals-open -Wno-vfork-use
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define SAY(what) __attribute__((annotate("vforklint:" #what)))

SAY(safe) void log_line(const char *text);
void other_line(const char *text);

static int count;

SAY(safe) static void tick(void (*hook)(void)) {
    hook();
    count++; // want vfork-memory-write "'count'" note "'start' calls 'tick'"
}

int start(char **argv, void (*hook)(void)) {
    pid_t pid = vfork();
    if (pid == 0) {
        log_line("in the child");
        other_line("in the child"); // want remark vfork-unknown-call "'other_line'"
        tick(hook);
        execv(argv[0], argv);
        _exit(127);
    }
    return pid + count;
}
