/* Lists whose nodes are the child's own, but for one; and nodes of its own that lead to memory that
 * is not. */
#include <stddef.h>
#include <string.h>
#include <unistd.h>

struct move {
    int from, to;
    int *slot;
    struct move *next;
};

static struct move last;
static int moved;

/* The end of the list is static. */
static struct move *link_all(struct move *moves, int count) {
    struct move *head = &last;

    for (int i = count; i-- > 0;) {
        moves[i].next = head;
        head = &moves[i];
    }
    return head;
}

pid_t run(char **argv, int in, int out) {
    pid_t pid = vfork();

    if (pid == 0) {
        struct move moves[2] = {{in, 0, NULL, NULL}, {out, 1, NULL, NULL}};

        for (struct move *move = link_all(moves, 2); move; move = move->next)
            move->from = dup2(move->from, move->to); // want vfork-memory-write "'last' through"
        // want@-1 vfork-memory-write "'move->from', memory that it shares"
        execv(argv[0], argv);
        _exit(127);
    }
    return pid + last.from;
}

/* The caller's list goes on behind the child's nodes. */
pid_t run_before(char **argv, struct move *more) {
    pid_t pid = vfork();

    if (pid == 0) {
        struct move first = {0, 1, NULL, more}, *move;

        for (move = &first; move; move = move->next)
            move->from = dup2(move->from, move->to); // want vfork-memory-write "'move->from'"
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}

/* The nodes are copies, but their links are not. */
pid_t run_copy(char **argv, const struct move *list) {
    pid_t pid = vfork();

    if (pid == 0) {
        struct move copies[2];

        memcpy(copies, list, sizeof copies);
        for (int i = 0; i < 2; i++)
            copies[i].next->from = dup(copies[i].to); // want vfork-memory-write "from'"
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}

/* One member leads to the child's nodes, another to the parent's variable. */
static void redirect(struct move *head) {
    for (struct move *move = head; move; move = move->next)
        *move->slot = dup2(move->from, move->to); // want vfork-memory-write "'moved'"
}

pid_t run_slots(char **argv) {
    int own;
    pid_t pid = vfork();

    if (pid == 0) {
        struct move moves[2] = {{0, 1, &moved, NULL}, {1, 2, &moved, NULL}};

        moves[0].next = &moves[1];
        redirect(moves);
        execv(argv[0], argv);
        _exit(127);
    }
    own = moved;
    return pid + own;
}
