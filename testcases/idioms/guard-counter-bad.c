/* The helper takes one off the guard that was counted up, and so the child for a process of its own. */
#include <unistd.h>

int vforked, level;
void prepare(void);
void leave(void);

static void enter_child(void) {
    int is_shared = vforked - 1;
    if (!is_shared) {
        level++; // want vfork-memory-write "'level'"
        leave();
    }
}

int run(char **argv) {
    prepare();
    vforked++;
    pid_t pid = vfork();
    if (pid == 0) {
        enter_child();
        execv(argv[0], argv);
        _exit(127);
    }
    vforked = 0;
    return pid < 0 ? -1 : level;
}
