/* A write in a helper that calls itself is one write, also where two helpers call each other. */
#include <unistd.h>

static int depth, turns;

static void descend(int n) {
    depth++; // want vfork-memory-write "writes the static variable 'depth'"
    if (n)
        descend(n - 1);
    _exit(1);
}

static void pong(int n);

static void ping(int n) {
    turns++; // want vfork-memory-write "writes the static variable 'turns'"
    if (n)
        pong(n - 1);
}

static void pong(int n) {
    ping(n);
}

int start(int n) {
    if (vfork() == 0)
        descend(n);
    if (vfork() == 0) {
        ping(n);
        _exit(1);
    }
    return depth + turns;
}
