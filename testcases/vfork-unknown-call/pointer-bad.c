// args: -Wvfork-unknown-call
/* A pointer from outside may call anything. */
#include <unistd.h>

static void ignore(void *arg) { (void)arg; }

static void (*hook)(void *) = ignore;

pid_t run(char **argv, void (*setup)(void *), void *arg) {
    pid_t pid = vfork();

    if (pid == 0) {
        setup(arg); // want remark vfork-unknown-call "'setup'"
        execv(argv[0], argv);
        _exit(127);
    }
    if (setup)
        setup(arg);
    return pid;
}
