/* As base/bytes.h has it. */
#include "finding/wire.h"
#include "base/bytes.h"

/* ---- writing ---- */

static void put_loc(struct text *out, const struct source_loc *loc) {
    bytes_put_optional(out, loc->path);
    bytes_put(out, loc->line);
    bytes_put(out, loc->column);
    bytes_put(out, loc->begin_column);
    bytes_put(out, loc->end_column);
    bytes_put_optional(out, loc->macro);
    bytes_put_optional(out, loc->macro_path);
    bytes_put(out, loc->macro_line);
    bytes_put_optional(out, loc->file);
    bytes_put(out, loc->file_line);
}

/* No bit of a hash is likelier than another: two numbers that are never long. */
static void put_hash(struct text *out, uint64_t hash) {
    bytes_put(out, hash >> 32);
    bytes_put(out, hash & UINT32_MAX);
}

static void put_finding(struct text *out, const struct finding *finding) {
    bytes_put(out, (uint64_t)finding->rule);
    bytes_put(out, (uint64_t)finding->level);
    put_loc(out, &finding->loc);
    bytes_put_optional(out, finding->message);
    bytes_put_optional(out, finding->function);
    bytes_put(out, finding->ground_count);
    for (uint32_t i = 0; i < finding->ground_count; i++) {
        bytes_put_optional(out, finding->grounds[i].platform);
        bytes_put_optional(out, finding->grounds[i].because);
        bytes_put_optional(out, finding->grounds[i].page);
    }
    put_hash(out, finding->identity);
    put_hash(out, finding->behind);
    bytes_put(out, finding->turn);
    bytes_put(out, finding->note_count);
    bytes_put(out, finding->lead_count);
    for (uint32_t i = 0; i < finding->note_count; i++) {
        put_loc(out, &finding->notes[i].loc);
        bytes_put_optional(out, finding->notes[i].text);
    }
}

void findings_encode(const struct finding_list *list, struct text *out) {
    bytes_put(out, list->all.count);
    for (size_t i = 0; i < list->all.count; i++)
        put_finding(out, &list->all.at[i]);
}

/* ---- reading ---- */

struct reader {
    struct byte_reader in;
    struct arena *arena;
};

/* A string that may be NULL. */
static const char *get_string(struct reader *r) {
    uint64_t length = bytes_number(&r->in);
    const char *bytes = length ? bytes_take(&r->in, length - 1) : NULL;
    return bytes ? arena_strndup(r->arena, bytes, (size_t)(length - 1)) : NULL;
}

/* One that is never NULL, but after an error. */
static const char *get_text(struct reader *r) {
    const char *string = get_string(r);
    if (!string)
        bytes_fail(&r->in, BYTES_CORRUPT);
    return string;
}

static struct source_loc get_loc(struct reader *r) {
    struct source_loc loc = {.path = get_text(r)};
    loc.line = bytes_u32(&r->in);
    loc.column = bytes_u32(&r->in);
    loc.begin_column = bytes_u32(&r->in);
    loc.end_column = bytes_u32(&r->in);
    loc.macro = get_string(r);
    loc.macro_path = get_string(r);
    loc.macro_line = bytes_u32(&r->in);
    loc.file = get_string(r);
    loc.file_line = bytes_u32(&r->in);
    return loc;
}

static void get_grounds(struct reader *r, struct finding *finding) {
    finding->ground_count = bytes_count(&r->in, 1);
    finding->grounds = arena_alloc(r->arena, finding->ground_count * sizeof *finding->grounds);
    for (uint32_t i = 0; i < finding->ground_count; i++) {
        struct ground *ground = &finding->grounds[i];
        ground->platform = get_text(r);
        ground->because = get_text(r);
        ground->page = get_text(r);
    }
}

static void get_notes(struct reader *r, struct finding *finding) {
    finding->note_count = bytes_count(&r->in, 1);
    finding->lead_count = bytes_u32(&r->in);
    finding->notes = arena_alloc(r->arena, finding->note_count * sizeof *finding->notes);
    for (uint32_t i = 0; i < finding->note_count; i++) {
        finding->notes[i].loc = get_loc(r);
        finding->notes[i].text = get_text(r);
    }
}

static uint64_t get_hash(struct reader *r) {
    uint64_t high = bytes_u32(&r->in);
    return high << 32 | bytes_u32(&r->in);
}

static struct finding get_finding(struct reader *r) {
    struct finding finding = {.rule = (enum rule)bytes_limited(&r->in, RULES - 1),
                              .level = (enum level)bytes_limited(&r->in, LEVEL_ERROR)};
    finding.loc = get_loc(r);
    finding.message = get_text(r);
    finding.function = get_string(r);
    get_grounds(r, &finding);
    finding.identity = get_hash(r);
    finding.behind = get_hash(r);
    finding.turn = bytes_u32(&r->in);
    get_notes(r, &finding);
    return finding;
}

bool findings_decode(const char *bytes, size_t length, struct finding_list *to) {
    const unsigned char *start = (const unsigned char *)bytes;
    struct reader r = {.in = {.at = start, .end = start + length}, .arena = to->arena};
    size_t before = to->all.count;
    uint32_t count = bytes_count(&r.in, 1);
    for (uint32_t i = 0; i < count && !r.in.error; i++) {
        struct finding finding = get_finding(&r);
        VEC_PUSH(&to->all, finding);
    }
    bool is_good = !r.in.error && r.in.at == r.in.end;
    if (!is_good)
        to->all.count = before;
    return is_good;
}
