/* A counter in a helper of children: each counts on where the one before it stopped. */
#include <sys/wait.h>
#include <unistd.h>

static void log_line(void) {
    static int count;
    char digit = '0' + count;
    count++; // want vfork-memory-write "'count'"
    write(2, &digit, 1);
}

void spawn(char **a) {
    pid_t x = vfork();
    if (x == 0) {
        log_line();
        execv(a[0], a);
        _exit(127);
    }
    waitpid(x, NULL, 0);
}
