/* Tests of the result inside loops and switches inside each other. */
#include <errno.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int supervise(char **argv, int kind) {
    int status = 0, rounds = 0;

    do {
        switch (kind) {
        case 1:
        case 2: {
            pid_t pid = vfork();

            if (pid >= 0) {
                if (!pid) {
                    if (kind == 2)
                        setsid();
                    for (;;) {
                        execv(argv[0], argv);
                        if (errno != ETXTBSY)
                            break;
                    }
                    _exit(127);
                }
                waitpid(pid, &status, 0);
                break;
            }
            return -1;
        }
        default:
            exit(2);
        }
    } while (status && rounds++ < 3);
    return status;
}
