#include "protocol.h"

#include "base/text.h"
#include "base/vec.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void put_u32(unsigned char *to, uint32_t value) {
    for (int i = 0; i < 4; i++)
        to[i] = (unsigned char)(value >> (8 * i));
}

static uint32_t get_u32(const unsigned char *from) {
    return (uint32_t)from[0] | (uint32_t)from[1] << 8 | (uint32_t)from[2] << 16 |
           (uint32_t)from[3] << 24;
}

/* Uses write(2) alone: the worker also answers from its signal handler. */
static bool write_all(int fd, const void *bytes, size_t length) {
    const unsigned char *at = bytes;
    while (length > 0) {
        ssize_t written = write(fd, at, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        at += written;
        length -= (size_t)written;
    }
    return true;
}

/* Fills BYTES; tells an end of file before the first byte from one in the middle. */
static enum capture_read read_all(int fd, void *bytes, size_t length) {
    unsigned char *at = bytes;
    size_t done = 0;
    while (done < length) {
        ssize_t got = read(fd, at + done, length - done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got == 0 && done == 0 ? CAPTURE_READ_END : CAPTURE_READ_BROKEN;
        done += (size_t)got;
    }
    return CAPTURE_READ_OK;
}

/* LENGTH bytes with a NUL behind them, or NULL. */
static unsigned char *read_bytes(int fd, size_t length) {
    unsigned char *bytes = mem_realloc(NULL, length + 1, 1);
    bytes[length] = '\0';
    if (length == 0 || read_all(fd, bytes, length) == CAPTURE_READ_OK)
        return bytes;
    free(bytes);
    return NULL;
}

static void add_strings(struct text *message, const char *const *strings, size_t count) {
    for (size_t i = 0; i < count; i++)
        text_add(message, strings[i], strlen(strings[i]) + 1);
}

bool capture_write_request(int fd, const char *path, const char *const *roots, size_t root_count,
                           const char *const *args, size_t arg_count) {
    struct text message = {0};
    text_add(&message, "\0\0\0\0", 4);
    add_strings(&message, &path, 1);
    add_strings(&message, roots, root_count);
    text_add(&message, "", 1);
    add_strings(&message, args, arg_count);
    put_u32((unsigned char *)message.at, (uint32_t)(message.length - 4));
    bool written = write_all(fd, message.at, message.length);
    text_free(&message);
    return written;
}

bool capture_write_reply(int fd, uint32_t status, const void *bytes, size_t length) {
    unsigned char head[8];
    put_u32(head, status);
    put_u32(head + 4, (uint32_t)length);
    return write_all(fd, head, sizeof head) && write_all(fd, bytes, length);
}

enum capture_read capture_read_request(int fd, struct capture_request *request) {
    *request = (struct capture_request){0};
    unsigned char head[4];
    enum capture_read result = read_all(fd, head, sizeof head);
    if (result != CAPTURE_READ_OK)
        return result;
    size_t length = get_u32(head);
    char *bytes = (char *)read_bytes(fd, length);
    if (!bytes || length == 0 || bytes[length - 1] != '\0') {
        free(bytes);
        return CAPTURE_READ_BROKEN;
    }
    VEC(const char *) roots = {0}, args = {0};
    size_t at = strlen(bytes) + 1;
    for (; at < length && bytes[at]; at += strlen(bytes + at) + 1)
        VEC_PUSH(&roots, bytes + at);
    for (at++; at < length; at += strlen(bytes + at) + 1)
        VEC_PUSH(&args, bytes + at);
    *request = (struct capture_request){bytes, bytes, roots.at, roots.count, args.at, args.count};
    return CAPTURE_READ_OK;
}

enum capture_read capture_read_reply(int fd, struct capture_reply *reply) {
    *reply = (struct capture_reply){0};
    unsigned char head[8];
    enum capture_read result = read_all(fd, head, sizeof head);
    if (result != CAPTURE_READ_OK)
        return result;
    reply->status = get_u32(head);
    reply->length = get_u32(head + 4);
    reply->bytes = read_bytes(fd, reply->length);
    return reply->bytes ? CAPTURE_READ_OK : CAPTURE_READ_BROKEN;
}

void capture_request_free(struct capture_request *request) {
    free(request->bytes);
    free(request->roots);
    free(request->args);
    *request = (struct capture_request){0};
}

void capture_reply_free(struct capture_reply *reply) {
    free(reply->bytes);
    *reply = (struct capture_reply){0};
}
