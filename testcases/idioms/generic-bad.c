/* _Generic evaluates one of its operands: that of the controlling expression's type. */
#include <stdlib.h>
#include <unistd.h>

struct reason {
    int status;
};

static void give_up(const struct reason *why) {
    exit(why->status); // want vfork-exit "calls 'exit'"
}

static void leave(int status) {
    _exit(status);
}

/* Two of the operands have the type of the whole, a third has not. */
#define END(x) _Generic((x), const struct reason *: give_up(&why), int: leave(1), default: 0)

int run(char **argv) {
    struct reason why = {127};
    const struct reason *pointer = &why;

    if (vfork() == 0) {
        execv(argv[0], argv);
        END(pointer);
    }
    return 0;
}

int run_two(char **argv) {
    if (vfork() == 0) {
        execv(argv[0], argv);
        _Generic(argv, char **: exit, default: give_up)(1); // want vfork-exit "calls 'exit'"
    }
    return 0;
}
