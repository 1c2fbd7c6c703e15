/* Without RFMEM or RFSPAWN the child has a copy of the memory. */
// args: --platform=freebsd
#include <stdlib.h>
#include <unistd.h>

#define RFPROC (1 << 4)
#define RFMEM (1 << 5)
#define RFFDG (1 << 2)
#define RFSPAWN (1u << 31)
int rfork(int);
int rfork_thread(int, void *, int (*)(void *), void *);
int pdrfork(int *, int, int);

static int count;

static int copied(void *data) {
    char **argv = data;

    count++;
    execv(argv[0], argv);
    exit(127);
}

static int shared(void *data) {
    char **argv = data;
    int tries = 0;

    while (tries++ < 2)
        execv(argv[0], argv);
    return 127;
}

int start_on_stack(char **argv, char *stack) {
    int pid = rfork_thread(RFPROC | RFFDG, stack, copied, argv);

    if (pid >= 0)
        pid = rfork_thread(RFPROC | RFMEM, stack, shared, argv);
    return pid < 0 ? -1 : count;
}

int start_with_descriptor(char **argv, int *process) {
    int pid = pdrfork(process, 0, RFPROC | RFFDG);

    if (pid == 0) {
        count++;
        exit(127);
    }
    pid = pdrfork(process, 0, RFSPAWN);
    if (pid == 0) {
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}

int start(char **argv) {
    int pid = rfork(RFPROC | RFFDG);

    if (pid == 0) {
        execv(argv[0], argv);
        exit(127);
    }
    return pid + count;
}
