/* The child walks through memory of its own by pointers that helpers return or that it keeps in members. */
#include <stddef.h>
#include <unistd.h>

struct move {
    int from, to, done;
};

struct builder {
    char *at, *end;
    char text[64];
};

struct item {
    int number;
    struct item *next;
};

static char *append(char *to, const char *text) {
    while (*text)
        *to++ = *text++;
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

static void begin(struct builder *b) {
    b->at = b->text;
    b->end = b->text + sizeof b->text;
}

static void add(struct builder *b, const char *text) {
    while (*text && b->at < b->end)
        *b->at++ = *text++;
}

static void complain(const char *program) {
    struct builder b;

    begin(&b);
    add(&b, program);
    add(&b, ": not found\n");
    write(2, b.text, (size_t)(b.at - b.text));
}

static void put(char **to, const char *text) {
    while (*text)
        *(*to)++ = *text++;
}

static void chain(const int *numbers) {
    struct item items[4] = {0}, *last = NULL, *first = NULL;
    char text[16], *end = text;

    for (int i = 0; i < 4; i++) {
        if (last)
            last->number = numbers[i];
        last = &items[i];
        last->next = first;
        first = last;
    }
    first->number = 1;
    put(&end, "a");
    put(&end, "b");
    *end = 0;
}

pid_t start(const char *folder, char **argv, const int *map) {
    pid_t pid = vfork();

    if (pid == 0) {
        char path[4096], *end = path, *colon;
        struct move moves[3], *m;

        end = append(end, folder);
        for (char **word = argv; *word; word++)
            end = append(end, *word);
        *end = 0;
        if ((colon = find(path, ':')))
            *colon = '/';
        for (int i = 0; i < 3; i++)
            moves[i] = (struct move){map[i], i, 0};
        while ((m = pending(moves, 3))) {
            dup2(m->from, m->to);
            m->done = 1;
        }
        chain(map);
        execv(path, argv);
        complain(path);
        _exit(127);
    }
    return pid;
}
