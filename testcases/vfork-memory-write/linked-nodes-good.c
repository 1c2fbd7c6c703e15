/* Lists and trees whose nodes are the child's own: all that is written through their links is its
 * own memory, too, although which node that is can't be told. */
#include <stddef.h>
#include <string.h>
#include <unistd.h>

struct move {
    int from, to;
    const char *name;
    struct move *next;
};

struct tree {
    struct tree *left, *right;
    int key, seen;
};

static struct move *link_all(struct move *moves, int count) {
    struct move *head = NULL;

    for (int i = count; i-- > 0;) {
        moves[i].next = head;
        head = &moves[i];
    }
    return head;
}

static void redirect(struct move *head) {
    for (struct move *move = head; move; move = move->next) {
        if (move->from != move->to)
            move->from = dup2(move->from, move->to);
    }
}

static void insert(struct tree *root, struct tree *node) {
    while (root) {
        struct tree **side = node->key < root->key ? &root->left : &root->right;

        if (!*side) {
            *side = node;
            return;
        }
        root = *side;
    }
}

static int mark(struct tree *tree, int level) {
    for (; tree && level > 0; level--) {
        tree->seen = level;
        tree = tree->right ? tree->right : tree->left;
    }
    return level;
}

/* Parts of one local, by an array of pointers to them. */
static void fill(int in, int out) {
    struct {
        int in, out;
    } pair;
    int *parts[] = {&pair.in, &pair.out};

    for (int **part = parts; part < parts + 2; part++)
        **part = part == parts ? in : out;
    close(pair.in);
    close(pair.out);
}

pid_t run(char **argv, int in, int out) {
    pid_t pid = vfork();

    if (pid == 0) {
        struct move moves[] = {{in, 0, "in", NULL}, {out, 1, argv[0], NULL}, {out, 2, NULL, NULL}};

        redirect(link_all(moves, 3));
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}

static int choose(const int *keys, int count) {
    struct tree nodes[8];

    memset(nodes, 0, sizeof nodes);
    for (int i = 0; i < 8; i++) {
        nodes[i].key = i < count ? keys[i] : 0;
        if (i)
            insert(&nodes[0], &nodes[i]);
    }
    return mark(nodes, count);
}

pid_t run_chosen(char **argv, const int *keys, int count) {
    pid_t pid = vfork();

    if (pid == 0) {
        fill(count, 1);
        if (choose(keys, count))
            execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}

/* A ring: the last node's link leads to the first. */
static void turn(int rounds) {
    struct move ring[3] = {{.next = &ring[1]}, {.next = &ring[2]}, {.next = &ring[0]}}, copy;

    for (struct move *at = ring; rounds-- > 0; at = at->next) {
        at->to++;
        copy = *at;
        copy.next->from = copy.to;
    }
}

pid_t run_ring(char **argv, int rounds) {
    pid_t pid = vfork();

    if (pid == 0) {
        turn(rounds);
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}
