/* The same helpers on memory of the parent. */
#include <stddef.h>
#include <unistd.h>

struct move {
    int from, to, done;
};

static char *append(char *to, const char *text) {
    while (*text)
        *to++ = *text++; // want vfork-local-write "'path'"
    return to;
}

static char *find(char *text, char wanted) {
    for (; *text; text++)
        if (*text == wanted)
            return text;
    return NULL;
}

static struct move *pending(struct move *moves, int count) {
    for (int i = 0; i < count; i++)
        if (!moves[i].done)
            return &moves[i];
    return NULL;
}

int start(const char *folder, char **argv) {
    char path[4096] = "", other[16] = "a:b", *colon;
    struct move moves[3] = {0}, *m;
    pid_t pid = vfork();

    if (pid == 0) {
        append(path, folder);
        if ((colon = find(other, ':')))
            *colon = '/'; // want vfork-local-write "'other"
        while ((m = pending(moves, 3))) {
            dup2(m->from, m->to);
            m->done = 1; // want vfork-local-write "'moves"
        }
        execv(path, argv);
        _exit(127);
    }
    return path[0] + other[1] + moves[1].done + pid;
}
