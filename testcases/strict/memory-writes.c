// args: --strict
/* Globals, statics, and memory behind pointers. */
#include <unistd.h>

int level;
static int unused_mark;

int run(char **argv, int *slot) {
    static int calls;
    pid_t pid = vfork();

    if (pid == 0) {
        level = 1;       // want vfork-memory-write "'level'"
        unused_mark = 2; // want vfork-memory-write "'unused_mark'"
        calls++;         // want vfork-memory-write "'calls'"
        *slot = 3;       // want vfork-memory-write "'*slot'"
        argv[0] = "x";   // want vfork-memory-write "'argv[0]'"
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
