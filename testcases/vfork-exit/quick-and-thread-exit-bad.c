/* quick_exit runs handlers of the parent, pthread_exit its cleanup handlers. */
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

pid_t run(char **argv, int threaded) {
    pid_t pid = vfork();

    if (pid == 0) {
        execv(argv[0], argv);
        if (threaded)
            pthread_exit(NULL); // want vfork-exit "'pthread_exit'"
        quick_exit(127);        // want vfork-exit "'quick_exit'"
    }
    return pid;
}
