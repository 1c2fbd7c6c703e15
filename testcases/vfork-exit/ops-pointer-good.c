/* Callbacks in structs that come by pointer or by value: none of those that a child may call exits. */
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct ops {
    int verbose;
    void (*fail)(int status);
};

struct context {
    char **argv;
    const struct ops *ops;
};

static void leave(int status) {
    _exit(status);
}

static void leave_by_init(int status) {
    _exit(status);
}

static void leave_by_copy(int status) {
    _exit(status);
}

static void leave_by_value(int status) {
    _exit(status);
}

static void leave_by_context(int status) {
    _exit(status);
}

/* Of another table of the same type, which no child is given. */
static void leave_parent(int status) {
    exit(status);
}

static const struct ops of_parent = {1, leave_parent};
static struct ops by_initialiser = {1, leave};
static const struct ops template = {1, leave_by_copy};
static const struct ops of_context = {.fail = leave_by_context};

static void init(struct ops *ops, void (*fail)(int)) {
    ops->verbose = 0;
    ops->fail = fail;
}

static void run(struct ops *ops, char **argv) {
    if (vfork() == 0) {
        execvp(argv[0], argv);
        ops->fail(127);
        _exit(127);
    }
}

static void run_initialised(struct ops *ops, char **argv) {
    if (vfork() == 0) {
        execvp(argv[0], argv);
        ops->fail(127);
        _exit(127);
    }
}

static void run_copied(struct ops *ops, char **argv) {
    if (vfork() == 0) {
        execvp(argv[0], argv);
        ops->fail(127);
        _exit(127);
    }
}

static void run_value(struct ops ops, char **argv) {
    if (vfork() == 0) {
        execvp(argv[0], argv);
        ops.fail(127);
        _exit(127);
    }
}

static void run_context(const struct context *context) {
    if (vfork() == 0) {
        execvp(context->argv[0], context->argv);
        context->ops->fail(127);
        _exit(127);
    }
}

int main(int argc, char **argv) {
    struct ops initialised, copied, value = {.fail = leave_by_value};
    struct context context;

    if (argc < 2)
        return 2;
    init(&initialised, leave_by_init);
    memcpy(&copied, &template, sizeof copied);
    context.argv = argv + 1;
    context.ops = &of_context;
    run(&by_initialiser, argv + 1);
    run_initialised(&initialised, argv + 1);
    run_copied(&copied, argv + 1);
    run_value(value, argv + 1);
    run_context(&context);
    if (wait(NULL) < 0)
        of_parent.fail(1);
    return 0;
}
