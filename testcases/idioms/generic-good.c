/* What _Generic does not choose is not evaluated: the operand of another type, a function of
 * another type. Names of types among the associations are no operands. */
#include <stdlib.h>
#include <unistd.h>

struct reason {
    int status;
};
typedef unsigned long word;

static void give_up(const struct reason *why) {
    exit(why->status);
}

static void leave(int status) {
    _exit(status);
}

static void leave_by(const struct reason *why) {
    _exit(why->status);
}

static int exit_status(int status) {
    exit(status);
}

/* Which of the first two it is the type of the whole does not tell; both end the child well. */
#define END(x) _Generic((x), const struct reason *: leave_by(&why), word: leave(1), default: exit_status(1))

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
        _Generic(argv, char **: leave, struct reason *: give_up)(1);
    }
    return 0;
}
