/* The first letter of argv[0] marks a login shell; the child clears it for the failed exec's message. */
#include <string.h>
#include <unistd.h>

extern void remember(const char *name);

pid_t login_shell(char **argv, char *envp[]) {
    char first = argv[0][0];
    pid_t pid = vfork();

    if (pid == 0) {
        argv[0][0] = '-';
        execve("/bin/sh", argv, envp);
        write(2, argv[0], strlen(argv[0]));
        _exit(127);
    }
    argv[0][0] = first;
    remember(argv[0]);
    return pid;
}
