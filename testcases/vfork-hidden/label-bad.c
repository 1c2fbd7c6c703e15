// Compilers know vfork by the name in the source, not by its label.
#include <unistd.h>

extern pid_t start_child(void) __asm__("vfork");

pid_t f(char **argv) {
    pid_t pid = start_child(); // want vfork-hidden "'start_child'"
    if (pid == 0) {
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
