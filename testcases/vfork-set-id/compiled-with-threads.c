// args: -- -pthread
/* Compiled with -pthread: threads are possible even where none is made in sight. */
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        if (setgid(100) < 0) // want warning vfork-set-id "'setgid'"
            _exit(126);
        execv(argv[1], argv + 1);
        _exit(127);
    }
    return waitpid(pid, NULL, 0) < 0;
}
