/* The pointer is const, and of what is put there one is errno's address, the other is not. */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

int *const error_slot = NULL;

static void *writable(const void *constant) {
    void *same;
    __asm__("" : "=r"(same) : "0"(constant));
    return same;
}

static void prepare(void) {
    *(void **)writable(&error_slot) = malloc(sizeof(int));
    if (!error_slot)
        *(int **)writable(&error_slot) = &errno;
}

int main(int argc, char **argv) {
    (void)argc;
    prepare();
    if (vfork() == 0) {
        *error_slot = 0; // want vfork-memory-write "error_slot"
        execvp(argv[0], argv);
        _exit(*error_slot == ENOENT ? 127 : 126);
    }
    return *error_slot;
}
