/* What files hold, by a hash of it; each file is read once. */
#ifndef VFL_DRIVER_FILE_HASHES_H
#define VFL_DRIVER_FILE_HASHES_H

#include <stdbool.h>
#include <stdint.h>
#include <uthash.h>

struct file_hashes;

struct hashed_file {
    UT_hash_handle hh;
    uint64_t hash;         /* of what it holds; 0 if it is not there or can't be read */
    int64_t changed;       /* when, in nanoseconds since 1970; 0 if it can't be read */
    unsigned noted, found; /* the caller's; 0 at first */
    char path[];
};

struct file_hashes *file_hashes_new(void);
void file_hashes_free(struct file_hashes *hashes); /* NULL is allowed */

/* The file PATH, which lives as long as HASHES. */
struct hashed_file *file_hashed(struct file_hashes *hashes, const char *path);

/* The first of all files asked for so far, the others behind it by hh.next; NULL: there are none.
 */
const struct hashed_file *file_hashes_all(const struct file_hashes *hashes);

/* Whether the file is still as it was when it was hashed, by its times. */
bool file_is_settled(const struct hashed_file *file);

/* The hash of what the file PATH holds; 0 if it can't be read. */
uint64_t file_hash(struct file_hashes *hashes, const char *path);

#endif
