/* A library does not know whether the program has threads. */
#define _GNU_SOURCE
#include <grp.h>
#include <sys/syscall.h>
#include <unistd.h>

pid_t run_as(uid_t uid, gid_t gid, char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        if (setgroups(0, NULL) < 0) // want vfork-set-id "'setgroups'"
            _exit(124);
        if (setgid(gid) < 0) // want vfork-set-id "'setgid'"
            _exit(125);
        if (setuid(uid) < 0) // want vfork-set-id "'setuid'"
            _exit(126);
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
