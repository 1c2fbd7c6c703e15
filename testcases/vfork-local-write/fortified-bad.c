// args: -- -D_GNU_SOURCE -O2 -D_FORTIFY_SOURCE=2
// As distributions build: calls go to bodies of the header, which check sizes.
#include <poll.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <syslog.h>
#include <unistd.h>

static jmp_buf place;

int into_memory(const char *from) {
    int number = 0, other = 0;
    struct pollfd ready = {.fd = 3};
    char text[16] = "";
    pid_t pid = vfork();
    if (pid == 0) {
        read(3, &number, sizeof number); // want vfork-local-write "'number'" notes-exactly note "starts here" note "reads 'number'"
        memcpy(&other, from, sizeof other); // want vfork-local-write "'other'" notes-exactly note "starts here" note "reads 'other'"
        poll(&ready, 1, 0); // want vfork-local-write "'ready'" notes-exactly note "starts here" note "reads 'ready.revents'"
        strcpy(text, "x"); // want vfork-local-write "'text'" notes-exactly note "starts here" note "reads"
        _exit(1);
    }
    return pid < 0 ? -1 : number + other + ready.revents + text[0];
}

/* Each bit of an fd_set is in a word of its own. */
int bits(void) {
    fd_set set;
    FD_ZERO(&set);
    pid_t pid = vfork();
    if (pid == 0) {
        FD_SET(130, &set); // want vfork-local-write "'set" note@+4 "reads 'set"
        FD_SET(300, &set); // want vfork-local-write "'set" note@+3 "reads 'set'"
        _exit(1);
    }
    return pid < 0 ? -1 : FD_ISSET(131, &set) + select(9, &set, NULL, NULL, NULL);
}

int names(char *text, va_list more) {
    if (vfork() == 0) {
        printf("%s", text); // want vfork-unsafe-call "calls 'printf'"
        fprintf(stderr, "%s", text); // want vfork-unsafe-call "calls 'fprintf'"
        syslog(LOG_ERR, "%s", text); // want vfork-unsafe-call "calls 'syslog'"
        vsnprintf(text, 9, "%s", more); // want vfork-unsafe-call "calls 'vsnprintf'"
        _longjmp(place, 1); // want vfork-return "'_longjmp'"
    }
    return 0;
}
