#include "facts_file.h"

#include "base/memory.h"
#include "ir/wire.h"
#include "source_lines.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

static const char magic[] = "\xffVFL\r\n\x1a";

enum { MAGIC = sizeof magic - 1, HEAD = MAGIC + 1 + 8 + 8, WORD = 8 };

static void put_u64(char *to, uint64_t value) {
    for (int i = 0; i < WORD; i++)
        to[i] = (char)(unsigned char)(value >> (8 * i));
}

static uint64_t get_u64(const char *from) {
    uint64_t value = 0;
    for (int i = 0; i < WORD; i++)
        value |= (uint64_t)(unsigned char)from[i] << (8 * i);
    return value;
}

static void add_u64(struct text *out, uint64_t value) {
    char bytes[WORD];
    put_u64(bytes, value);
    text_add(out, bytes, WORD);
}

void facts_encode(const struct ir_unit *unit, struct file_hashes *hashes, struct text *out) {
    size_t start = out->length;
    char version = (char)ir_wire_version();
    text_add(out, magic, MAGIC);
    text_add(out, &version, 1);
    add_u64(out, 0);
    add_u64(out, 0);
    add_u64(out, unit->file_count);
    for (uint32_t i = 0; i < unit->file_count; i++)
        add_u64(out, file_hash(hashes, unit->files[i].path));
    ir_encode(unit, out);
    char *head = out->at + start;
    size_t length = out->length - start - HEAD;
    put_u64(head + MAGIC + 1, XXH3_64bits(head + HEAD, length));
    put_u64(head + MAGIC + 1 + WORD, length);
}

static bool check_head(const char *bytes, size_t length, struct text *error) {
    size_t compared = length < MAGIC ? length : MAGIC;
    if (length == 0 || memcmp(bytes, magic, compared) != 0)
        text_puts(error, length ? "is no file of facts" : "is empty");
    else if (length <= MAGIC)
        text_puts(error, "is truncated");
    else if ((unsigned char)bytes[MAGIC] > ir_wire_version())
        text_printf(error,
                    "holds facts of version %u, written by a newer vforklint; this one reads %u",
                    (unsigned char)bytes[MAGIC], ir_wire_version());
    else if ((unsigned char)bytes[MAGIC] < ir_wire_version())
        text_printf(error,
                    "holds facts of version %u, written by an older vforklint; capture it again",
                    (unsigned char)bytes[MAGIC]);
    else if (length < HEAD || length - HEAD < get_u64(bytes + MAGIC + 1 + WORD))
        text_puts(error, "is truncated");
    else if (length - HEAD > get_u64(bytes + MAGIC + 1 + WORD) ||
             XXH3_64bits(bytes + HEAD, length - HEAD) != get_u64(bytes + MAGIC + 1))
        text_puts(error, "is corrupt");
    return error->length == 0;
}

/* The number of hashes that BYTES can hold, as it says itself; -1 if it holds fewer. */
static int64_t hash_count(const char *bytes, size_t length) {
    uint64_t count = length >= HEAD + WORD ? get_u64(bytes + HEAD) : UINT64_MAX;
    return count <= (length - HEAD) / WORD - 1 ? (int64_t)count : -1;
}

bool facts_decode(const char *bytes, size_t length, struct facts *facts, struct text *error) {
    const char *reason = "the hashes of its files are missing";
    *facts = (struct facts){0};
    if (!check_head(bytes, length, error))
        return false;
    int64_t count = hash_count(bytes, length);
    size_t unit = HEAD + WORD + WORD * (size_t)count;
    if (count >= 0)
        facts->unit = ir_decode(bytes + unit, length - unit, &reason);
    if (facts->unit && facts->unit->file_count == count) {
        facts->hashes = mem_calloc((size_t)count, sizeof *facts->hashes);
        for (int64_t i = 0; i < count; i++)
            facts->hashes[i] = get_u64(bytes + HEAD + WORD + WORD * i);
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
