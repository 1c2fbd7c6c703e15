/* setjmp in the child's own branch: longjmp comes back to a live frame. */
#include <setjmp.h>
#include <unistd.h>

static jmp_buf outer;

static void attempt(char **argv, jmp_buf back) {
    execv(argv[0], argv);
    longjmp(back, 1); // want vfork-return "'longjmp'"
}

pid_t run(char **argv, char **other) {
    pid_t pid;

    if (setjmp(outer))
        return -1;
    pid = vfork();
    if (pid == 0) {
        attempt(argv, outer);
        execv(other[0], other);
        _exit(127);
    }
    return pid;
}
