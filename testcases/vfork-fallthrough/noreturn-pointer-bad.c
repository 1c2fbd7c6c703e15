/* Nothing says of these pointers that what they point to never returns. */
#include <unistd.h>

struct driver {
    void (*fail)(int);
    int *(*fail_for)(int);
};
typedef void (*die_pointer)(int);
typedef void die_function(int);

extern die_pointer by_pointer_type;
extern die_function *by_function_type;

int by_member(struct driver *driver, char **argv) {
    if (vfork() == 0) {
        execv(argv[0], argv);
        driver->fail(1); // want vfork-fallthrough "end it with '_exit'"
    }
    return 1;
}

int by_typedef(char **argv) {
    if (vfork() == 0) {
        execv(argv[0], argv);
        by_pointer_type(1); // want vfork-fallthrough "end it with '_exit'"
    }
    return 1;
}

int by_function(char **argv) {
    if (vfork() == 0) {
        execv(argv[0], argv);
        (*by_function_type)(1); // want vfork-fallthrough "end it with '_exit'"
    }
    return 1;
}

int in_an_expression(struct driver *driver, char **argv) {
    if (vfork() == 0) {
        execv(argv[0], argv);
        return argv[1] ? *driver->fail_for(1) : (driver->fail(2), 0); // want vfork-return "'in_an_expression'"
    }
    return 1;
}
