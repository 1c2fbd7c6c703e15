// args: -Wvfork-shared-result
/* What the child of clone leaves in a plain variable is read again for sure: a compiler has to
 * think that clone itself runs the function that it is given. Of vfork it thinks no such thing. What
 * more is written behind is no report. */
#define _GNU_SOURCE
#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <unistd.h>

struct order {
    char **argv;
    int error, tries;
};

static int last_error;

static int child(void *data) {
    struct order *order = data;
    execv(order->argv[0], order->argv);
    last_error = errno; // want warning vfork-memory-write "writes the static variable 'last_error'"
    order->tries++;     // want warning vfork-local-write "writes 'order.tries'"
    order->error = errno ? errno : ECHILD; // want remark vfork-shared-result "leaves its report in 'order.error'" note "the parent reads 'order.error' here"
    _exit(127);
}

int start(char **argv, char *stack_end) {
    struct order order = {argv, 0, 0};
    pid_t pid = clone(child, stack_end, CLONE_VM | CLONE_VFORK | SIGCHLD, &order);
    if (pid < 0)
        return errno;
    return order.error ? order.error : last_error - order.tries;
}

int start_here(char **argv) {
    struct order order = {argv, 0, 0};
    struct order *shared = &order;
    if (vfork() == 0) {
        execv(argv[0], argv);
        shared->error = errno; // want warning vfork-local-write "declare it volatile"
        _exit(127);
    }
    return order.error;
}
