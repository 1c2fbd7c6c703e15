// args: -Wvfork-shared-result -- --target=aarch64-unknown-linux-gnu -ffreestanding
// Where a va_list is a struct or a pointer, va_start has it by reference: no memory of the parent.
#include <stdarg.h>

extern int vfork(void) __attribute__((returns_twice));
extern void _exit(int) __attribute__((noreturn));
extern long write(int, const void *, unsigned long);

static void say(int count, ...) {
    va_list texts;
    va_start(texts, count);
    while (count-- > 0)
        write(2, va_arg(texts, const char *), 1);
    va_end(texts);
}

static va_list shared;

static void keep(int count, ...) {
    va_start(shared, count); // want vfork-memory-write "'shared'"
}

int f(void) {
    int pid = vfork();
    if (pid == 0) {
        say(1, "a");
        keep(1, "a");
        _exit(1);
    }
    return pid < 0 ? pid : va_arg(shared, int);
}
