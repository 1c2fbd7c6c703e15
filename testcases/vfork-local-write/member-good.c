/* One member of a local struct is the child's, the other is read by the parent. */
#include <string.h>
#include <unistd.h>

struct spawn {
    int out, err;
    int merged;
};

int run(char **argv, int out) {
    struct spawn s;
    pid_t pid;

    memset(&s, 0, sizeof s);
    s.out = out;
    s.err = 2;
    pid = vfork();
    if (pid == 0) {
        dup2(s.out, 1);
        s.merged = s.out;
        execv(argv[0], argv);
        _exit(127);
    }
    close(s.out);
    return s.err;
}
