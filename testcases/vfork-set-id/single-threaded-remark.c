// args: -Wvfork-set-id
/* A whole program without threads: a remark that has to be asked for. */
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        seteuid(getuid()); // want remark vfork-set-id "'seteuid'"
        setegid(getgid()); // want remark vfork-set-id "'setegid'"
        execv(argv[1], argv + 1);
        _exit(127);
    }
    waitpid(pid, NULL, 0);
    return 0;
}
