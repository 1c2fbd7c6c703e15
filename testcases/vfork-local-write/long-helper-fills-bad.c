/* The helpers, too long to be gone into, leave some of what the child wrote: they set it only on
 * some paths, or look at it first, or set another part. */
#include <stdbool.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct outcome {
    int code, signal;
    bool dumped;
    char text[16];
};

static void tell(int status, struct outcome *o) {
    if (WIFEXITED(status)) {
        *o = (struct outcome){.code = WEXITSTATUS(status)};
    } else if (WIFSIGNALED(status)) {
        o->signal = WTERMSIG(status);
        o->dumped = WCOREDUMP(status);
    }
}

static void tell_once(int status, struct outcome *o) {
    int before = o->signal;
    memset(o, 0, sizeof *o);
    o->code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    o->signal = WIFSIGNALED(status) ? WTERMSIG(status) : before;
}

static void tell_part(int status, struct outcome *o) {
    memset(o, 0, sizeof o->code);
    o->code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    o->dumped = WIFSIGNALED(status) ? WCOREDUMP(status) : 0;
}

int run(char **argv, void (*how)(const struct outcome *)) {
    struct outcome o = {0}, once = {0}, part = {0};
    int status;
    pid_t pid = vfork();
    if (pid == 0) {
        o.code = 1;      // want vfork-local-write "'o.code'"
        once.signal = 1; // want vfork-local-write "'once.signal'"
        part.signal = 1; // want vfork-local-write "'part.signal'"
        execv(argv[0], argv);
        _exit(1);
    }
    if (waitpid(pid, &status, 0) < 0)
        return -1;
    tell(status, &o);
    tell_once(status, &once);
    tell_part(status, &part);
    how(&o);
    how(&once);
    how(&part);
    return 0;
}
