/* What files hold, by a hash of it; each file is read once. */
#ifndef VFL_DRIVER_FILE_HASHES_H
#define VFL_DRIVER_FILE_HASHES_H

#include <stdint.h>

struct file_hashes;

struct file_hashes *file_hashes_new(void);
void file_hashes_free(struct file_hashes *hashes); /* NULL is allowed */

/* The hash of what the file PATH holds; 0 if it can't be read. */
uint64_t file_hash(struct file_hashes *hashes, const char *path);

#endif
