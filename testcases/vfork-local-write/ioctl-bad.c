// The request says that the kernel writes what the last argument points to.
#include <sys/ioctl.h>
#include <unistd.h>

struct range {
    int first, last;
};

#define GET_RANGE  _IOR('r', 1, struct range)
#define MOVE_RANGE _IOWR('r', 2, struct range)

static void measure(int fd, struct winsize *size) {
    ioctl(fd, TIOCGWINSZ, size); // want vfork-local-write "'size'"
}

int f(char **argv, int wide) {
    int waiting = 0;
    struct winsize size = {0};
    struct range range = {0, 9};
    pid_t pid = vfork();
    if (pid == 0) {
        ioctl(0, FIONREAD, &waiting); // want vfork-local-write "'waiting'" note "reads 'waiting'"
        measure(0, &size);
        ioctl(3, wide ? GET_RANGE : MOVE_RANGE, &range); // want vfork-local-write "'range'"
        execv(argv[0], argv);
        _exit(127);
    }
    return pid < 0 ? -1 : waiting + size.ws_row + range.last;
}
