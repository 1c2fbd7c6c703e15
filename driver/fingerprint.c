#include "fingerprint.h"

#include "base/text.h"

#include <string.h>
#include <xxhash.h>

static void add_line(struct text *key, struct source_lines *lines, const struct source_loc *loc) {
    const char *line;
    size_t length;
    if (!source_line(lines, loc_file(loc), loc_file_line(loc), &line, &length))
        return;
    for (size_t i = 0; i < length; i++) {
        if (!strchr(" \t\f\v", line[i]))
            text_add(key, &line[i], 1);
    }
}

/* The hash that equal findings have in common. */
static uint64_t common_hash(const struct finding *finding, struct source_lines *lines) {
    struct text key = {0};
    text_printf(&key, "%s\n%s\n", rule_id(finding->rule),
                finding->function ? finding->function : "");
    add_line(&key, lines, &finding->loc);
    uint64_t hash = XXH3_64bits(key.at, key.length);
    text_free(&key);
    return hash;
}

struct hashed {
    uint64_t hash;
    size_t index;
};

static int compare(const void *left, const void *right) {
    const struct hashed *a = left, *b = right;
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

void fingerprints_set(struct finding_list *findings, struct source_lines *lines) {
    size_t count = findings->all.count;
    struct hashed *hashed = mem_calloc(count + 1, sizeof *hashed);
    for (size_t i = 0; i < count; i++)
        hashed[i] = (struct hashed){common_hash(&findings->all.at[i], lines), i};
    qsort(hashed, count, sizeof *hashed, compare);
    uint32_t ordinal = 0;
    for (size_t i = 0; i < count; i++) {
        ordinal = i > 0 && hashed[i].hash == hashed[i - 1].hash ? ordinal + 1 : 0;
        struct finding *finding = &findings->all.at[hashed[i].index];
        finding->fingerprint = hashed[i].hash + ordinal;
        finding->ordinal = ordinal;
    }
    free(hashed);
}
