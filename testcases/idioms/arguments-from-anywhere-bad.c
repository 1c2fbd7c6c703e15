/* The visible caller forks where it drops privileges, but the function is handed out: others may
 * call it as they like. */
#include <unistd.h>

typedef pid_t starter(char *const argv[], int use_vfork, uid_t user);

static pid_t start(char *const argv[], int use_vfork, uid_t user) {
    pid_t pid = use_vfork ? vfork() : fork();

    if (pid != 0)
        return pid;
    if (user)
        setuid(user); // want vfork-set-id "calls 'setuid'" note@-5 "starts here"
    execv(argv[0], argv);
    _exit(127);
}

pid_t start_as(char *const argv[], uid_t user) {
    return user ? start(argv, 0, user) : start(argv, 1, 0);
}

starter *get_starter(void) {
    return start;
}
