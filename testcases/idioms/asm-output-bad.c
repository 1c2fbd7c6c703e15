/* The output of an asm statement is a write. */
#include <unistd.h>

long run(char **argv) {
    long stamp = 0;
    pid_t pid = vfork();

    if (pid == 0) {
        __asm__ volatile("mov $1, %0" : "=r"(stamp)); // want vfork-local-write "'stamp'"
        execv(argv[0], argv);
        _exit(127);
    }
    return stamp;
}
