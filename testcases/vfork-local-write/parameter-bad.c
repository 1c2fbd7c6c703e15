/* The child changes a parameter of the vfork function. */
#include <fcntl.h>
#include <unistd.h>

pid_t run(char **argv, int input) {
    pid_t pid = vfork();

    if (pid == 0) {
        if (input < 0)
            input = open("/dev/null", O_RDONLY); // want vfork-local-write "'input'" note "the parent reads 'input' here"
        dup2(input, 0);
        execv(argv[0], argv);
        _exit(127);
    }
    if (input >= 0)
        close(input);
    return pid;
}
