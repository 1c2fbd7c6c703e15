/* Both processes use the helper: the finding stands at the child's call; the write is two calls down. */
#include <stddef.h>
#include <unistd.h>

struct position {
    size_t word, letter;
};

static void advance(size_t *n) { (*n)++; }

static void next_word(struct position *p) {
    advance(&p->word);
    p->letter = 0;
}

int run(char **argv) {
    struct position at = {0, 0};
    pid_t pid;

    next_word(&at);
    pid = vfork();
    if (pid == 0) {
        struct position mine = at;

        next_word(&mine);
        execv(argv[mine.word], argv);
        _exit(127);
    }
    return (int)at.word;
}
