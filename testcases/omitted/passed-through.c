// The function that the child calls through a pointer comes by way of parameters only.
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

typedef void action(void);

static void quit(void) {
    exit(1);
}

static void run(action *then, char *const argv[]) {
    if (vfork() == 0) {
        execv(argv[0], argv);
        then(); // want vfork-exit "exit" note@-6 "'quit' calls 'exit'"
        _exit(127);
    }
}

static void pass(action *then, char *const argv[]) {
    run(then, argv);
}

static void pass_on(action *then, char *const argv[]) {
    pass(then, argv);
}

static void pass_far(action *then, char *const argv[]) {
    pass_on(then, argv);
}

int start(char *const argv[]) {
    pass_far(quit, argv);
    return 0;
}
