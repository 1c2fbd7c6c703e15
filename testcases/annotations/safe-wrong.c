/* The body says otherwise; one that is known to be right all the same can say so. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define SAY(what) __attribute__((annotate("vforklint:" #what)))

static void print(const char *text) {
    fputs(text, stderr);
}

SAY(safe) // want wrong-model "'log_line' is marked 'safe', but its body reaches 'fputs', which is not async-signal-safe" note@+2 "'log_line' calls 'print'" note@-3 "'print' calls 'fputs'"
static void log_line(const char *text) {
    print(text);
}

// NOLINTNEXTLINE(wrong-model): it is never on in a child
SAY(safe) static void trace(int is_on) {
    if (is_on)
        puts("trace");
}

int start(char **argv) {
    pid_t pid = vfork();
    if (pid == 0) {
        log_line("in the child");
        trace(0);
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
