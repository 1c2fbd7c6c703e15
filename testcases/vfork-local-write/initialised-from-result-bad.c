/* A copy of the pid made by the child is the parent's variable too. */
#include <signal.h>
#include <unistd.h>

int run(char **argv, int foreground, int tty) {
    pid_t group = getpgrp();
    pid_t pid = vfork();

    if (pid == 0) {
        group = getpid();  // want vfork-local-write "'group'" note "the parent reads 'group' here"
        setpgid(0, group);
        if (foreground)
            tcsetpgrp(tty, group);
        execv(argv[0], argv);
        _exit(127);
    }
    kill(-group, SIGCONT);
    return pid;
}
