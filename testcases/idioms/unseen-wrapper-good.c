/* The function that passes vfork's result on is in another file. */
#include <sys/wait.h>
#include <unistd.h>

__attribute__((returns_twice)) pid_t checked(pid_t pid);
__attribute__((noreturn)) void run(char **command);

int time_it(char **command) {
    pid_t pid;

    if (!(pid = checked(vfork())))
        run(command);
    waitpid(pid, NULL, 0);
    return 0;
}
