/* The child changes a parameter of the vfork function. */
#include <fcntl.h>
#include <unistd.h>

pid_t run(char **argv, int input) {
    pid_t pid = vfork();

    if (pid == 0) {
        int from = input;

        if (from < 0)
            from = open("/dev/null", O_RDONLY);
        dup2(from, 0);
        execv(argv[0], argv);
        _exit(127);
    }
    if (input >= 0)
        close(input);
    return pid;
}
