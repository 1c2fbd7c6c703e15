/* The write goes through a pointer to a local. */
#include <fcntl.h>
#include <unistd.h>

int run(char **argv, int in, int out) {
    int source = in, sink = out;
    int *end = &source;
    int scratch = 0;
    int *mark = &scratch;
    pid_t pid = vfork();

    if (pid == 0) {
        *mark = open("/dev/null", O_RDWR);
        dup2(*end, 0);
        execv(argv[0], argv);
        _exit(127);
    }
    return source + sink;
}
