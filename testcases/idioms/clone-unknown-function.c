/* What the child runs is not known; the site still is one. */
// args: -Wvfork-use -Wvfork-signals-open
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>

pid_t spawn(int (*run)(void *), void *data, char *stack);

pid_t spawn(int (*run)(void *), void *data, char *stack) {
    return clone(run, stack, CLONE_VM | CLONE_VFORK | SIGCHLD, data);
    // want@-1 remark vfork-signals-open "no signal"
    // want@-2 remark vfork-use "what the child runs is not seen"
}
