/* The output of an asm statement is a write. */
#include <unistd.h>

long run(char **argv) {
    long stamp = 0;
    pid_t pid = vfork();

    if (pid == 0) {
        long own;
        __asm__ volatile("mov $1, %0" : "=r"(own));
        execv(argv[0], argv);
        _exit(127);
    }
    return stamp;
}
