/* The pointer may point to either of two locals: each is hurt where the parent reads it. */
#include <fcntl.h>
#include <unistd.h>

int run(char **argv, int in, int out, int reading) {
    int source = in, sink = out;
    int *end = reading ? &source : &sink;
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
