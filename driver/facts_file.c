#include "facts_file.h"

#include "base/memory.h"
#include "ir/wire.h"
#include "sealed.h"
#include "source_lines.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const char magic[SEAL_MAGIC + 1] = "\xffVFL\r\n\x1a";

void facts_encode(const struct ir_unit *unit, struct file_hashes *hashes, struct text *out) {
    size_t start = sealed_begin(out, magic, ir_wire_version());
    sealed_add_number(out, unit->file_count);
    for (uint32_t i = 0; i < unit->file_count; i++)
        sealed_add_number(out, file_hash(hashes, unit->files[i].path));
    ir_encode(unit, out);
    sealed_end(out, start);
}

static void tell_version(const char *bytes, const char *what, struct text *error) {
    text_printf(error, "holds facts of version %u, written by %s", sealed_version(bytes), what);
}

static bool check_head(const char *bytes, size_t length, struct text *error) {
    switch (sealed_check(bytes, length, magic, ir_wire_version())) {
    case SEAL_OK:
        return true;
    case SEAL_EMPTY:
        text_puts(error, "is empty");
        break;
    case SEAL_FOREIGN:
        text_puts(error, "is not a file of facts");
        break;
    case SEAL_TRUNCATED:
        text_puts(error, "is truncated");
        break;
    case SEAL_NEWER:
        tell_version(bytes, "a newer vforklint", error);
        text_printf(error, "; this one reads %u", ir_wire_version());
        break;
    case SEAL_OLDER:
        tell_version(bytes, "an older vforklint; capture it again", error);
        break;
    case SEAL_CORRUPT:
        text_puts(error, "is corrupt");
    }
    return false;
}

/* The number of hashes that BYTES can hold, as it says itself; -1 if it holds fewer. */
static int64_t hash_count(const char *bytes, size_t length) {
    uint64_t count =
        length >= SEAL_HEAD + SEAL_NUMBER ? sealed_get_number(bytes + SEAL_HEAD) : UINT64_MAX;
    return count <= (length - SEAL_HEAD) / SEAL_NUMBER - 1 ? (int64_t)count : -1;
}

bool facts_decode(const char *bytes, size_t length, struct facts *facts, struct text *error) {
    const char *reason = "the hashes of its files are missing";
    *facts = (struct facts){0};
    if (!check_head(bytes, length, error))
        return false;
    int64_t count = hash_count(bytes, length);
    size_t unit = SEAL_HEAD + SEAL_NUMBER + SEAL_NUMBER * (size_t)count;
    if (count >= 0)
        facts->unit = ir_decode(bytes + unit, length - unit, &reason);
    if (facts->unit && facts->unit->file_count == count) {
        facts->hashes = mem_calloc((size_t)count, sizeof *facts->hashes);
        for (int64_t i = 0; i < count; i++)
            facts->hashes[i] = sealed_get_number(bytes + SEAL_HEAD + SEAL_NUMBER + SEAL_NUMBER * i);
        return true;
    }
    text_printf(error, "is corrupt: %s", facts->unit ? "its hashes are not of its files" : reason);
    facts_free(facts);
    return false;
}

bool facts_read(const char *path, struct facts *facts, struct text *error) {
    size_t length;
    *facts = (struct facts){0};
    char *bytes = read_file(path, &length);
    if (!bytes) {
        text_puts(error, strerror(errno));
        return false;
    }
    bool is_read = facts_decode(bytes, length, facts, error);
    free(bytes);
    return is_read;
}

void facts_free(struct facts *facts) {
    ir_unit_free(facts->unit);
    free(facts->hashes);
    *facts = (struct facts){0};
}
