/* Compound assignment, increments, and builtins write too. */
#include <unistd.h>

int run(char **argv, int n) {
    int flags = 0, count = 0, seen = 0, owner = 0, late = 0;
    pid_t pid = vfork();

    if (pid == 0) {
        flags |= 4;                            // want vfork-local-write "'flags'"
        while (count++ < n)                    // want vfork-local-write "'count'"
            close(n);
        __atomic_store_n(&seen, 1, __ATOMIC_SEQ_CST); // want vfork-local-write "'seen'"
        __sync_fetch_and_add(&owner, 2);              // want vfork-local-write "'owner'"
        execv(argv[0], argv);
        _exit(127);
    }
    return flags + count + seen + owner + late;
}
