/* quick_exit runs handlers of the parent, pthread_exit its cleanup handlers. */
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

pid_t run(char **argv, int threaded) {
    pid_t pid = vfork();

    if (pid == 0) {
        execv(argv[0], argv);
        if (threaded)
            _exit(126);
        _Exit(127);
    }
    return pid;
}
