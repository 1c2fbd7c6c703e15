// args: -Wvfork-unknown-call
/* Nothing is known of the callee. */
#include <unistd.h>

extern void prepare_descriptors(int in, int out);

static void prepare(int in, int out) {
    dup2(in, 0);
    dup2(out, 1);
}

pid_t run(char **argv, int in, int out) {
    pid_t pid = vfork();

    if (pid == 0) {
        prepare_descriptors(in, out); // want remark vfork-unknown-call "'prepare_descriptors'"
        execv(argv[0], argv);
        _exit(127);
    }
    prepare_descriptors(in, out);
    return pid;
}
