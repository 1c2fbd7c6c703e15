#include <sys/wait.h>
#include <unistd.h>

int run(char **argv);

int run(char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        if (setuid(65534) == 0) // want warning vfork-set-id "'setuid'"
            execv(argv[0], argv);
        _exit(127);
    }
    return pid < 0 || waitpid(pid, NULL, 0) < 0;
}
