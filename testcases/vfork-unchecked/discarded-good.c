/* A cast to void throws the result away. */
#include <sys/wait.h>
#include <unistd.h>

int run(char **argv) {
    if (!vfork()) {
        execl("/bin/sync", "sync", (char *)0);
        _exit(127);
    }
    return wait(NULL) < 0;
}
