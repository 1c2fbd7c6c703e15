// args: -Wvfork-unsafe-call
/* With no thread and no handler in sight it is a remark, which -W<rule> asks for. */
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        if (fork() != 0) // want remark vfork-unsafe-call "'fork'"
            _exit(0);
        execv(argv[1], argv + 1);
        _exit(127);
    }
    waitpid(pid, NULL, 0);
    return 0;
}
