#include <sys/wait.h>
#include <unistd.h>

void run_child(char **argv);

int main(int argc, char **argv) {
    int status;
    pid_t pid = vfork();

    (void)argc;
    if (pid == 0) {
        run_child(argv + 1);
    }
    if (pid < 0 || waitpid(pid, &status, 0) < 0)
        return 1;
    return status != 0;
}
