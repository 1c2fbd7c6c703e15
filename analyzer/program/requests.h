/* What ioctl(2) does by its second argument to what its third one points to. */
#ifndef VFL_PROGRAM_REQUESTS_H
#define VFL_PROGRAM_REQUESTS_H

#include <stdint.h>

enum request_access {
    REQUEST_READS,  /* or nothing is known */
    REQUEST_FILLS,  /* writes and never reads */
    REQUEST_UPDATES /* reads and writes */
};

/* What REQUEST does on the clang target triple TARGET. */
enum request_access request_access(const char *target, int64_t request);

#endif
