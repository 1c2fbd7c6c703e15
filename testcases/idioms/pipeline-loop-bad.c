/* A shell's pipeline: children in a loop, descriptors passed from round to round. */
#include <sys/wait.h>
#include <unistd.h>

struct stage {
    char **argv;
    struct stage *next;
};

int pipeline(struct stage *s) {
    int in = 0, status = 0;
    pid_t pid = -1;

    for (; s; s = s->next) {
        int link[2] = {-1, 1};

        if (s->next && pipe(link) < 0)
            return -1;
        pid = vfork();
        if (pid == 0) {
            if (in != 0) {
                dup2(in, 0);
                close(in);
                in = 0; // want vfork-local-write "'in'" note "the parent reads 'in' here"
            }
            if (link[1] != 1) {
                dup2(link[1], 1);
                close(link[1]);
                close(link[0]);
                link[1] = 1;
                link[0] = -1; // want vfork-local-write "'link[0]'"
            }
            execvp(s->argv[0], s->argv);
            _exit(127);
        }
        if (in != 0)
            close(in);
        in = link[0];
    }
    if (pid > 0)
        waitpid(pid, &status, 0);
    return status;
}
