/* FreeBSD's relatives of vfork share memory where their flags say so: rfork_thread runs a function on a
 * stack of its own, pdrfork gives a descriptor of the process besides. */
// args: --platform=freebsd
#include <stdlib.h>
#include <unistd.h>

#define RFPROC (1 << 4)
#define RFMEM (1 << 5)
#define RFSPAWN (1u << 31)
int rfork(int);
int rfork_thread(int, void *, int (*)(void *), void *);
int pdrfork(int *, int, int);

static int count;

static int child(void *data) {
    char **argv = data;

    count++; // want vfork-memory-write "'count'"
    execv(argv[0], argv);
    exit(127); // want vfork-exit "'exit'"
}

int start_on_stack(char **argv, char *stack) {
    int pid = rfork_thread(RFPROC | RFMEM, stack, child, argv);

    return pid < 0 ? -1 : count;
}

int start_with_descriptor(char **argv, int *process) {
    int pid = pdrfork(process, 0, RFSPAWN);

    if (pid == 0) {
        execv(argv[0], argv);
        exit(127); // want vfork-exit "'exit'"
    }
    return pid;
}

int start(char **argv) {
    int pid = rfork(RFSPAWN);

    if (pid == 0) {
        execv(argv[0], argv);
        exit(127); // want vfork-exit "'exit'"
    }
    return pid;
}
