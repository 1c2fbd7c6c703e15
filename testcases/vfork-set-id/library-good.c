/* A library does not know whether the program has threads. */
#define _GNU_SOURCE
#include <grp.h>
#include <sys/syscall.h>
#include <unistd.h>

pid_t run_as(uid_t uid, gid_t gid, char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        if (syscall(SYS_setgroups, 0, NULL) < 0)
            _exit(124);
        if (syscall(SYS_setgid, gid) < 0)
            _exit(125);
        if (syscall(SYS_setuid, uid) < 0)
            _exit(126);
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
