/* The pointer is const, and its address goes through the same function as that of another pointer:
 * what is put there is not put here. */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

int *const error_slot = NULL;
char *const buffer = NULL;

static void *writable(const void *constant) {
    void *same;
    __asm__("" : "=r"(same) : "0"(constant));
    return same;
}

static void prepare(void) {
    *(void **)writable(&buffer) = malloc(80);
    *(int **)writable(&error_slot) = &errno;
}

int main(int argc, char **argv) {
    (void)argc;
    prepare();
    if (vfork() == 0) {
        *error_slot = 0;
        execvp(argv[0], argv);
        _exit(*error_slot == ENOENT ? 127 : 126);
    }
    return *error_slot;
}
