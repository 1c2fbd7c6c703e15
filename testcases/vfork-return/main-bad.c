/* Returning from main in the child both leaves the frame and runs exit. */
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv) {
    pid_t pid = vfork();

    if (pid == 0) {
        execvp(argv[1], argv + 1);
        return 127; // want vfork-return "return"
    }
    if (pid > 0)
        waitpid(pid, NULL, 0);
    return pid < 0;
}
