/* Members of elements of members, and pointer arithmetic. */
#include <unistd.h>

struct end {
    int fd, flags;
};

struct link {
    struct end ends[2];
};

int run(char **argv) {
    struct link links[3] = {{{{0, 0}, {1, 0}}}, {{{2, 0}, {3, 0}}}, {{{4, 0}, {5, 0}}}};
    int plain[4] = {0, 1, 2, 3};
    pid_t pid = vfork();

    if (pid == 0) {
        links[1].ends[0].flags = 9;
        links[1].ends[1].fd = 9;
        links[2].ends[0].fd = 9;
        *(plain + 1) = 7;
        execv(argv[0], argv);
        _exit(127);
    }
    return links[1].ends[0].fd + plain[2];
}
