/* A pointer may point to functions that never return: its type says so, whatever it points to. */
#include <unistd.h>

struct driver {
    void (*fail)(int) __attribute__((noreturn));
    int *(*fail_for)(int) __attribute__((noreturn));
};
typedef void (*die_pointer)(int) __attribute__((noreturn));
typedef void die_function(int) __attribute__((noreturn));

extern die_pointer by_pointer_type;
extern die_function *by_function_type;

int by_member(struct driver *driver, char **argv) {
    if (vfork() == 0) {
        execv(argv[0], argv);
        driver->fail(1);
    }
    return 1;
}

int by_typedef(char **argv) {
    if (vfork() == 0) {
        execv(argv[0], argv);
        by_pointer_type(1);
    }
    return 1;
}

int by_function(char **argv) {
    if (vfork() == 0) {
        execv(argv[0], argv);
        (*by_function_type)(1);
    }
    return 1;
}

int in_an_expression(struct driver *driver, char **argv) {
    if (vfork() == 0) {
        execv(argv[0], argv);
        return argv[1] ? *driver->fail_for(1) : (driver->fail(2), 0);
    }
    return 1;
}
