/* The threads are another program's. */
// args: -Wvfork-set-id
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv) {
    pid_t pid = vfork();

    (void)argc;
    if (pid == 0) {
        if (setuid(65534) == 0) // want remark vfork-set-id "'setuid'"
            execv(argv[1], argv + 1);
        _exit(127);
    }
    return pid < 0 || waitpid(pid, NULL, 0) < 0;
}
