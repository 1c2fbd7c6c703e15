/* So many calls are made that not all can be followed: what was seen in one holds for the next. */
#include <stdlib.h>
#include <unistd.h>

int state;

#define TEN(call) call call call call call call call call call call
#define HUNDRED(call) TEN(call) TEN(call) TEN(call) TEN(call) TEN(call) \
                      TEN(call) TEN(call) TEN(call) TEN(call) TEN(call)

void rest(int fd) {
    fsync(fd);
}

void check(int fd) {
    if (fd < 0) {
        state = 1;
        exit(1);
    }
}

void start(int fd, char **argv) {
    if (vfork() == 0) {
        check(fd); // want vfork-exit "calls 'exit'" note "'check' calls 'exit'"
        HUNDRED(rest(fd);)
        HUNDRED(rest(fd);)
        HUNDRED(rest(fd);)
        HUNDRED(rest(fd);)
        HUNDRED(rest(fd);)
        HUNDRED(rest(fd);)
        HUNDRED(rest(fd);)
        HUNDRED(rest(fd);)
        HUNDRED(rest(fd);)
        check(fd + 1); // want vfork-exit "calls 'exit'" note "'check' calls 'exit'"
        execv(argv[0], argv);
        _exit(127);
    }
}
