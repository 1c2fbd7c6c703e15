/* Every child fills the buffer before it reads it. */
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static char line[40];

void spawn(char **a) {
    pid_t x = vfork();
    if (x == 0) {
        strcpy(line, "run: ");
        write(2, line, 5);
        execv(a[0], a);
        _exit(127);
    }
    waitpid(x, NULL, 0);
}
