// Compilers know vfork by the name in the source, or by the attribute, whatever its label is.
#include <unistd.h>

extern pid_t start_child(void) __asm__("vfork") __attribute__((returns_twice));

pid_t f(char **argv) {
    pid_t pid = start_child();
    if (pid == 0) {
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
