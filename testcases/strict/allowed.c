// args: --strict
/* All that the letter of POSIX.1-2001 allows: the pid variable, the exec family, _exit. */
#include <stdlib.h>
#include <unistd.h>

extern char **environ;

int by_declaration(int how, char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        switch (how) {
        case 0:
            execl("/bin/true", "true", (char *)0);
            break;
        case 1:
            execlp("true", "true", (char *)0);
            break;
        case 2:
            execle("/bin/true", "true", (char *)0, environ);
            break;
        case 3:
            execv("/bin/true", argv);
            break;
        case 4:
            execvp("true", argv);
            break;
        case 5:
            execve("/bin/true", argv, environ);
            break;
        default:
            _Exit(1);
        }
        _exit(127);
    }
    return pid;
}

int by_assignment(void) {
    pid_t pid;

    if ((pid = vfork()) == 0)
        _exit(0);
    return pid;
}

int by_pid_again(void) {
    pid_t pid = vfork();

    if (pid == 0) {
        pid = 1;
        _exit(pid);
    }
    return pid;
}
