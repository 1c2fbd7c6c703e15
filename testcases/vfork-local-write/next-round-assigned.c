/* The variable is assigned in every round before it is read. */
#include <sys/wait.h>
#include <unistd.h>

int each(char ***commands, char *const *envs) {
    char *const *env;
    int status = 0, n;

    for (n = 0; commands[n]; n++) {
        pid_t pid;

        env = envs;
        pid = vfork();
        if (pid == 0) {
            if (n > 3)
                env = (char *const *)commands[0];
            execve(commands[n][0], commands[n], env);
            _exit(127);
        }
        waitpid(pid, &status, 0);
    }
    return status;
}
