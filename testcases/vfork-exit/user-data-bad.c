/* Callbacks with user data, as libraries that start programs take them; commands that are searched
 * for in a table; hooks in a list. Each child is led to a function that exits. */
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef void callback(void);

static void leave(void) {
    exit(3);
}

static void stay(void) {
}

/* A callback that is given its object as user data. */
struct setup {
    int descriptor;
    callback *fail;
};

static void set_up(void *data) {
    const struct setup *setup = data;
    dup2(setup->descriptor, 0);
    setup->fail();
}

static void spawn(char **argv, void (*child_setup)(void *), void *data) {
    if (vfork() == 0) {
        child_setup(data); // want vfork-exit "calls 'exit'" note "'leave' calls 'exit'"
        execv(argv[0], argv);
        _exit(127);
    }
}

/* A command of a sorted table. */
struct command {
    const char *name;
    callback *run;
};

static struct command commands[] = {{"cd", stay}, {"exit", leave}};

static int compare(const void *name, const void *command) {
    return strcmp(name, ((const struct command *)command)->name);
}

static void run_command(const char *name, char **argv) {
    struct command *found = bsearch(name, commands, 2, sizeof *commands, compare);
    if (found && vfork() == 0) {
        found->run(); // want vfork-exit "calls 'exit'" note "'leave' calls 'exit'"
        execv(argv[0], argv);
        _exit(127);
    }
}

/* Hooks that are added at run time. */
struct hook {
    struct hook *next;
    callback *call;
};

static struct hook *hooks;

static void add_hook(callback *call) {
    struct hook *hook = malloc(sizeof *hook);
    if (!hook)
        return;
    hook->call = call;
    hook->next = hooks;
    hooks = hook;
}

static void run_hooked(char **argv) {
    if (vfork() == 0) {
        for (struct hook *hook = hooks; hook; hook = hook->next)
            hook->call(); // want vfork-exit "calls 'exit'" note "'leave' calls 'exit'"
        execv(argv[0], argv);
        _exit(127);
    }
}

int main(int argc, char **argv) {
    struct setup setup = {.descriptor = 1, .fail = leave};

    if (argc < 2)
        return 2;
    spawn(argv + 1, set_up, &setup);
    run_command(argv[1], argv + 1);
    add_hook(stay);
    add_hook(leave);
    run_hooked(argv + 1);
    return wait(NULL) < 0;
}
