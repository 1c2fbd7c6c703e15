/* Compound assignment, increments, and builtins write too. */
#include <unistd.h>

int run(char **argv, int n) {
    int flags = 0, count = 0, seen = 0, owner = 0, late = 0;
    pid_t pid = vfork();

    if (pid == 0) {
        int mine = 0;

        mine |= 4;
        while (mine++ < n)
            close(n);
        __atomic_store_n(&mine, 1, __ATOMIC_SEQ_CST);
        __sync_fetch_and_add(&mine, 2);
        execv(argv[0], argv);
        _exit(127);
    }
    return flags + count + seen + owner + late;
}
