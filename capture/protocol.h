/* What the driver and its capture workers say to each other over two pipes, one request and one
 * reply at a time. Numbers are 32 bits, little endian.
 *
 *   request: length, then that many bytes: NUL-terminated strings. The file's path first, then the
 *            names of functions whose bodies are wanted with all that bears on them, beside those
 *            with sites ("*": all bodies; one without a body makes vfork children), an empty
 *            string, and the compiler arguments
 *   reply:   status, length, then that many bytes: the encoded unit (status CAPTURE_OK), else one
 *            line of text that says what went wrong
 *
 * A worker that dies without a reply has crashed; one that answers CAPTURE_FATAL exits after it.
 * Whoever writes to a process that may be gone must ignore SIGPIPE. */
#ifndef VFL_CAPTURE_PROTOCOL_H
#define VFL_CAPTURE_PROTOCOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* As the name of a wanted function: all of them. */
#define CAPTURE_ALL "*"

enum capture_status {
    CAPTURE_OK,
    CAPTURE_FATAL /* the file was too much for the parser (stack, crash): the worker is gone */
};

struct capture_request {
    char *bytes; /* owns the strings */
    const char *path;
    const char **roots;
    size_t root_count;
    const char **args;
    size_t arg_count;
};

struct capture_reply {
    uint32_t status;
    unsigned char *bytes; /* NUL-terminated behind its length, so that text can be printed */
    size_t length;
};

enum capture_read {
    CAPTURE_READ_OK,
    CAPTURE_READ_END,   /* end of file before the first byte */
    CAPTURE_READ_BROKEN /* cut off in the middle, or not this protocol */
};

/* Both write all or return false with errno set. */
bool capture_write_request(int fd, const char *path, const char *const *roots, size_t root_count,
                           const char *const *args, size_t arg_count);
bool capture_write_reply(int fd, uint32_t status, const void *bytes, size_t length);

/* On CAPTURE_READ_OK the caller frees with the functions below. */
enum capture_read capture_read_request(int fd, struct capture_request *request);
enum capture_read capture_read_reply(int fd, struct capture_reply *reply);

void capture_request_free(struct capture_request *request);
void capture_reply_free(struct capture_reply *reply);

#endif
