#include <sys/wait.h>
#include <unistd.h>

extern void (*const at_end)(int);

int main(int argc, char **argv) {
    int status = 0;
    pid_t pid = vfork();

    (void)argc;
    if (pid == 0) {
        execv(argv[0], argv);
        at_end(127); // want vfork-exit "calls 'exit'"
        _exit(127);
    }
    if (pid < 0 || waitpid(pid, &status, 0) < 0)
        return 1;
    return status != 0;
}
