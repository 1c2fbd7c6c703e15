/* The buffer was set in the vfork function itself, before the child was made. */
#include <setjmp.h>
#include <unistd.h>

static sigjmp_buf again;

int start(char **argv, char **fallback) {
    pid_t pid;

    if (sigsetjmp(again, 1))
        return -1;
    pid = vfork();
    if (pid == 0) {
        execv(argv[0], argv);
        execv(fallback[0], fallback);
        siglongjmp(again, 1); // want vfork-return "'siglongjmp'"
    }
    return pid;
}
