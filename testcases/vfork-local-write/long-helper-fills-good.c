/* A helper, too long to be gone into, begins with a new outcome: nothing of the child's is left. Its
 * own reads, further down, are of what it wrote itself. */
#include <stdbool.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct outcome {
    int code, signal;
    bool dumped;
    char text[16];
};

static int total;

static void tell(int status, struct outcome *o) {
    *o = (struct outcome){.code = -1};
    total = 0;
    if (WIFEXITED(status)) {
        o->code = WEXITSTATUS(status);
    } else if (WIFSIGNALED(status)) {
        o->signal = WTERMSIG(status);
        o->dumped = WCOREDUMP(status);
    }
    if (o->signal == 9)
        o->code = 137;
    total += o->code;
}

static void tell_in_text(int status, struct outcome *o) {
    memset(o, 0, sizeof *o);
    for (int i = 0; i < 10; i++) {
        o->text[i] = (char)('0' + status % 10);
        if (status < 10 || o->text[i] == '7')
            break;
        status /= 10;
    }
    o->signal = WIFSIGNALED(status) ? WTERMSIG(status) : o->text[0] == '1' ? 1 : 2;
}

static void tell_all(int status, struct outcome *o) {
    tell(status, o);
    if (status & 1)
        o->code = status / 3 + status % 5 + o->signal * 7 + status * 11 + o->code / 2 + status % 13;
    else
        o->code = status / 4 + status % 6 + o->signal * 8 + status * 12 + o->code / 3 + status % 14;
}

int run(char **argv, void (*how)(const struct outcome *)) {
    struct outcome o = {0}, text = {0}, all = {0};
    int status;
    pid_t pid = vfork();
    if (pid == 0) {
        o.code = text.signal = all.signal = total = 1;
        execv(argv[0], argv);
        _exit(o.code);
    }
    if (waitpid(pid, &status, 0) < 0)
        status = 0x7f00;
    tell(status, &o);
    tell_in_text(status, &text);
    tell_all(status, &all);
    how(&o);
    how(&text);
    how(&all);
    return o.code + total;
}
