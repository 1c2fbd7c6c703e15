/* return inside a statement expression returns from the function. */
#include <unistd.h>

#define TRY(call)                                                                                  \
    ({                                                                                             \
        int result_ = (call);                                                                      \
        if (result_ < 0)                                                                           \
            FAIL;                                                                                  \
        result_;                                                                                   \
    })

int run(char **argv, int fd) {
    pid_t pid;
    int flags = 0;

#define FAIL return -1
    flags = TRY(access(argv[0], X_OK));
#undef FAIL
#define FAIL return -1
    pid = vfork();
    if (pid == 0) {
        TRY(dup2(fd, 1)); // want vfork-return "return"
        execv(argv[0], argv);
        _exit(127);
    }
    return flags;
}
