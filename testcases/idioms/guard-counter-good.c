/* The guard is counted up before the site, and cleared by the parent; a helper asks it. */
#include <unistd.h>

int vforked, level;
void prepare(void);
void leave(void);

static void enter_child(void) {
    int is_shared = vforked;
    if (!is_shared) {
        level++;
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
