/* A global that the program reads elsewhere. */
#include <unistd.h>

static int interactive = 1;
static int children;

int is_interactive(void) { return interactive; }

int count_children(void) { return children; }

pid_t run(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        execv(argv[0], argv);
        _exit(127);
    }
    interactive = 0;
    children++;
    return pid;
}
