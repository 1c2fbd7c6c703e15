// args: --platform=freebsd -Wvfork-shared-result
/* A function that only children run puts each step's error into the slot and gives up if there is
 * one, else goes on to exec; it is run on a stack of its own, or where that fails on the parent's.
 */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#define RFSPAWN (1U << 31)
int rfork_thread(int flags, void *stack, int (*function)(void *), void *argument);

struct order {
    const char *path;
    char *const *argv;
    const sigset_t *mask;
    int from, to;
    volatile int error;
};

static int set_mask(const sigset_t *mask) {
    return sigprocmask(SIG_SETMASK, mask, NULL) ? errno : 0;
}

static int move(int from, int to) {
    return dup2(from, to) < 0 ? errno : 0;
}

static int child(void *data) {
    struct order *order = data;

    if (order->mask) {
        order->error = set_mask(order->mask); // want vfork-shared-result "'order.error'"
        if (order->error)
            _exit(127);
    }
    if (order->from >= 0) {
        order->error = move(order->from, order->to); // want vfork-shared-result "'order.error'"
        if (order->error)
            _exit(127);
    }
    execv(order->path, order->argv);
    order->error = errno; // want vfork-shared-result "'order.error'"
    _exit(127);
}

int start(const char *path, char *const *argv, const sigset_t *mask, int from) {
    struct order order = {path, argv, mask, from, STDIN_FILENO, 0};
    char *stack = malloc(4096);
    pid_t pid;

    if (!stack)
        return ENOMEM;
    pid = rfork_thread(RFSPAWN, stack + 4096, child, &order);
    free(stack);
    if (pid == -1 && errno == EINVAL) {
        pid = vfork();
        if (pid == 0)
            child(&order);
    }
    return pid == -1 ? errno : order.error;
}
