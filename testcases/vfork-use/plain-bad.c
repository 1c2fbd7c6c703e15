// args: -Wvfork-use
/* vfork is used at all: this child could be a posix_spawn with file actions and attributes. */
#include <unistd.h>

pid_t run(char **argv, int in) {
    pid_t pid = vfork(); // want remark vfork-use "posix_spawn"

    if (pid == 0) {
        setpgid(0, 0);
        dup2(in, 0);
        close(in);
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
