/* Numbers are LEB128 varints, strings a length and their bytes; those that may be NULL have one
 * added to their length. */
#include "finding/wire.h"

#include <string.h>

/* ---- writing ---- */

static void put(struct text *out, uint64_t value) {
    char bytes[10];
    size_t length = 0;
    for (; value >= 0x80; value >>= 7)
        bytes[length++] = (char)(unsigned char)(value | 0x80);
    bytes[length++] = (char)(unsigned char)value;
    text_add(out, bytes, length);
}

static void put_string(struct text *out, const char *string) {
    size_t length = string ? strlen(string) : 0;
    put(out, string ? length + 1 : 0);
    text_add(out, string ? string : "", length);
}

static void put_loc(struct text *out, const struct source_loc *loc) {
    put_string(out, loc->path);
    put(out, loc->line);
    put(out, loc->column);
    put(out, loc->begin_column);
    put(out, loc->end_column);
    put_string(out, loc->macro);
    put_string(out, loc->macro_path);
    put(out, loc->macro_line);
    put_string(out, loc->file);
    put(out, loc->file_line);
}

/* No bit of a hash is likelier than another: two numbers that are never long. */
static void put_hash(struct text *out, uint64_t hash) {
    put(out, hash >> 32);
    put(out, hash & UINT32_MAX);
}

static void put_finding(struct text *out, const struct finding *finding) {
    put(out, (uint64_t)finding->rule);
    put(out, (uint64_t)finding->level);
    put_loc(out, &finding->loc);
    put_string(out, finding->message);
    put_string(out, finding->function);
    put(out, finding->ground_count);
    for (uint32_t i = 0; i < finding->ground_count; i++) {
        put_string(out, finding->grounds[i].platform);
        put_string(out, finding->grounds[i].because);
        put_string(out, finding->grounds[i].page);
    }
    put_hash(out, finding->identity);
    put_hash(out, finding->behind);
    put(out, finding->turn);
    put(out, finding->note_count);
    put(out, finding->lead_count);
    for (uint32_t i = 0; i < finding->note_count; i++) {
        put_loc(out, &finding->notes[i].loc);
        put_string(out, finding->notes[i].text);
    }
}

void findings_encode(const struct finding_list *list, struct text *out) {
    put(out, list->all.count);
    for (size_t i = 0; i < list->all.count; i++)
        put_finding(out, &list->all.at[i]);
}

/* ---- reading ---- */

struct reader {
    const char *at, *end;
    struct arena *arena;
    bool is_bad; /* from then on every number is 0 and every string NULL */
};

static uint64_t fail(struct reader *r) {
    r->is_bad = true;
    r->at = r->end;
    return 0;
}

static uint64_t get(struct reader *r, uint64_t limit) {
    uint64_t value = 0;
    for (unsigned shift = 0; shift < 63 && r->at < r->end; shift += 7) {
        unsigned char byte = (unsigned char)*r->at++;
        value |= (uint64_t)(byte & 0x7f) << shift;
        if (byte < 0x80)
            return value > limit ? fail(r) : value;
    }
    return fail(r);
}

static uint32_t get_u32(struct reader *r) {
    return (uint32_t)get(r, UINT32_MAX);
}

/* The number of elements that follow: no more than there are bytes. */
static uint32_t get_count(struct reader *r) {
    return (uint32_t)get(r, (uint64_t)(r->end - r->at));
}

static const char *get_string(struct reader *r) {
    uint64_t length = get(r, (uint64_t)(r->end - r->at) + 1);
    if (!length || length - 1 > (uint64_t)(r->end - r->at)) {
        r->is_bad |= length != 0;
        return NULL;
    }
    const char *string = arena_strndup(r->arena, r->at, (size_t)(length - 1));
    r->at += length - 1;
    return string;
}

/* One that is never NULL. */
static const char *get_text(struct reader *r) {
    const char *string = get_string(r);
    r->is_bad |= !string;
    return string;
}

static struct source_loc get_loc(struct reader *r) {
    struct source_loc loc = {.path = get_text(r)};
    loc.line = get_u32(r);
    loc.column = get_u32(r);
    loc.begin_column = get_u32(r);
    loc.end_column = get_u32(r);
    loc.macro = get_string(r);
    loc.macro_path = get_string(r);
    loc.macro_line = get_u32(r);
    loc.file = get_string(r);
    loc.file_line = get_u32(r);
    return loc;
}

static void get_grounds(struct reader *r, struct finding *finding) {
    finding->ground_count = get_count(r);
    finding->grounds = arena_alloc(r->arena, finding->ground_count * sizeof *finding->grounds);
    for (uint32_t i = 0; i < finding->ground_count; i++) {
        struct ground *ground = &finding->grounds[i];
        ground->platform = get_text(r);
        ground->because = get_text(r);
        ground->page = get_text(r);
    }
}

static void get_notes(struct reader *r, struct finding *finding) {
    finding->note_count = get_count(r);
    finding->lead_count = get_u32(r);
    finding->notes = arena_alloc(r->arena, finding->note_count * sizeof *finding->notes);
    for (uint32_t i = 0; i < finding->note_count; i++) {
        finding->notes[i].loc = get_loc(r);
        finding->notes[i].text = get_text(r);
    }
}

static uint64_t get_hash(struct reader *r) {
    uint64_t high = get_u32(r);
    return high << 32 | get_u32(r);
}

static struct finding get_finding(struct reader *r) {
    struct finding finding = {.rule = (enum rule)get(r, RULES - 1),
                              .level = (enum level)get(r, LEVEL_ERROR)};
    finding.loc = get_loc(r);
    finding.message = get_text(r);
    finding.function = get_string(r);
    get_grounds(r, &finding);
    finding.identity = get_hash(r);
    finding.behind = get_hash(r);
    finding.turn = get_u32(r);
    get_notes(r, &finding);
    return finding;
}

bool findings_decode(const char *bytes, size_t length, struct finding_list *to) {
    struct reader r = {.at = bytes, .end = bytes + length, .arena = to->arena};
    size_t before = to->all.count;
    uint32_t count = get_count(&r);
    for (uint32_t i = 0; i < count && !r.is_bad; i++) {
        struct finding finding = get_finding(&r);
        VEC_PUSH(&to->all, finding);
    }
    bool is_good = !r.is_bad && r.at == r.end;
    if (!is_good)
        to->all.count = before;
    return is_good;
}
