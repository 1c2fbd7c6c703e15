/* The raw clone system call with CLONE_VM | CLONE_VFORK and no stack of its own is a hidden vfork. */
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

long run(char **argv) {
    long pid = syscall(SYS_clone, CLONE_VM | CLONE_VFORK | SIGCHLD, 0, 0, 0, 0); // want vfork-hidden "syscall"

    if (pid == 0) {
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
