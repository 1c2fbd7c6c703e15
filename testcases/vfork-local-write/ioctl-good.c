// Requests by which the kernel only reads, or nothing is told to it.
#include <sys/ioctl.h>
#include <unistd.h>

struct range {
    int first, last;
};

#define SET_RANGE _IOW('r', 3, struct range)
#define RESET     _IO('r', 4)

int f(char **argv, pid_t group, int request) {
    struct range range = {0, 9};
    struct winsize size = {.ws_row = 25};
    pid_t pid = vfork();
    if (pid == 0) {
        ioctl(0, TIOCSPGRP, &group);
        ioctl(0, TIOCSWINSZ, &size);
        ioctl(3, SET_RANGE, &range);
        ioctl(3, RESET, &range);
        ioctl(3, request, &range);
        execv(argv[0], argv);
        _exit(127);
    }
    return pid < 0 ? -1 : range.last + size.ws_row + group;
}
