// args: -Wno-vfork-unsafe-call
/* The child does so much that its last calls are not followed any more. What they return is new
 * memory all the same, though the allocator's way out in an emergency comes back to it. */
#include <stdlib.h>
#include <unistd.h>

struct buffer {
    unsigned position, size;
};

void fail(const char *why) __attribute__((noreturn));

void *need(size_t size) {
    void *memory = calloc(1, size);

    if (!memory)
        fail("memory");
    return memory;
}

struct buffer *new_buffer(unsigned size) {
    struct buffer *buffer = need(sizeof *buffer + size);

    buffer->size = size;
    return buffer;
}

void seek(struct buffer *buffer, unsigned position) {
    if (position > buffer->size)
        fail("position");
    buffer->position = position;
}

void fail(const char *why) {
    struct buffer *message = need(80);

    message->size = write(2, why, 6);
    seek(message, 7);
    _exit(127);
}

int work0(int n) { return getpid() + n; }
int work1(int n) { return work0(n) + work0(n + 1); }
int work2(int n) { return work1(n) + work1(n + 1); }
int work3(int n) { return work2(n) + work2(n + 1); }
int work4(int n) { return work3(n) + work3(n + 1); }
int work5(int n) { return work4(n) + work4(n + 1); }
int work6(int n) { return work5(n) + work5(n + 1); }
int work7(int n) { return work6(n) + work6(n + 1); }
int work8(int n) { return work7(n) + work7(n + 1); }

unsigned run(struct buffer *parents, char **argv) {
    if (vfork() == 0) {
        struct buffer *buffer = new_buffer(1);

        work8(buffer->size);
        buffer = new_buffer(80);
        seek(buffer, 4);
        buffer->position++;
        execv(argv[0], argv);
        _exit(127);
    }
    seek(parents, 7);
    return parents->position;
}
