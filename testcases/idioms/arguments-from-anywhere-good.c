/* The same without the starter that is handed out: whoever sets an identity forks. */
#include <unistd.h>

static pid_t start(char *const argv[], int use_vfork, uid_t user) {
    pid_t pid = use_vfork ? vfork() : fork();

    if (pid != 0)
        return pid;
    if (user)
        setuid(user);
    execv(argv[0], argv);
    _exit(127);
}

pid_t start_as(char *const argv[], uid_t user) {
    return user ? start(argv, 0, user) : start(argv, 1, 0);
}
