/* A unit's facts as a file: what --capture writes and --check reads.
 *
 *   a head (sealed.h), whose version is that of the facts
 *   the number of the unit's files, and for each a hash of what it held (64 bits each)
 *   the encoded unit (ir/wire.h)
 *
 * The same unit of the same files gives the same bytes. */
#ifndef VFL_DRIVER_FACTS_FILE_H
#define VFL_DRIVER_FACTS_FILE_H

#include "base/text.h"
#include "file_hashes.h"
#include "ir/ir.h"

struct facts {
    struct ir_unit *unit;
    uint64_t *hashes; /* of the unit's files, as they were; 0: could not be read */
};

/* Appends the facts of UNIT, whose files are as HASHES says, to OUT. */
void facts_encode(const struct ir_unit *unit, struct file_hashes *hashes, struct text *out);

/* Reads the file PATH. On false there is one line in ERROR: truncated, corrupt, of another version,
 * or no facts at all. */
bool facts_read(const char *path, struct facts *facts, struct text *error);

/* The same for LENGTH bytes that were read. */
bool facts_decode(const char *bytes, size_t length, struct facts *facts, struct text *error);

void facts_free(struct facts *facts);

#endif
