/* The order of findings, and what counts as the same one. */
#include "finding/finding.h"

#include "base/text.h"

#include <string.h>
#include <uthash.h>

#define COMPARE(a, b) (((a) > (b)) - ((a) < (b)))

static int compare_locs(const struct source_loc *a, const struct source_loc *b) {
    int order = strcmp(a->path, b->path);
    if (order == 0)
        order = COMPARE(a->line, b->line);
    if (order == 0)
        order = COMPARE(a->column, b->column);
    return order;
}

static int compare_notes(const struct finding *a, const struct finding *b) {
    int order = COMPARE(a->note_count, b->note_count);
    for (uint32_t i = 0; order == 0 && i < a->note_count; i++) {
        order = compare_locs(&a->notes[i].loc, &b->notes[i].loc);
        if (order == 0)
            order = strcmp(a->notes[i].text, b->notes[i].text);
    }
    return order;
}

/* All but the level. */
static int compare_contents(const struct finding *a, const struct finding *b) {
    int order = compare_locs(&a->loc, &b->loc);
    if (order == 0)
        order = COMPARE(a->rule, b->rule);
    if (order == 0)
        order = strcmp(a->message, b->message);
    if (order == 0)
        order = compare_notes(a, b);
    return order;
}

/* Of findings that are the same but for their level, the most severe comes first. */
static int compare_findings(const void *left, const void *right) {
    const struct finding *a = left, *b = right;
    int order = compare_contents(a, b);
    return order ? order : COMPARE(b->level, a->level);
}

void finding_list_sort(struct finding_list *list) {
    if (list->all.count == 0)
        return;
    qsort(list->all.at, list->all.count, sizeof *list->all.at, compare_findings);
    size_t kept = 1;
    for (size_t i = 1; i < list->all.count; i++) {
        if (compare_contents(&list->all.at[kept - 1], &list->all.at[i]) != 0)
            list->all.at[kept++] = list->all.at[i];
    }
    list->all.count = kept;
}

/* "for (i = 0; ...; i++)" is one thing to mend, however often it writes. */
static bool is_about_a_write(enum rule rule) {
    return rule == RULE_LOCAL_WRITE || rule == RULE_MEMORY_WRITE || rule == RULE_DEAD_WRITE;
}

/* What makes findings the same one, and where the list has it. */
struct finding_key {
    size_t at;
    uint64_t identity; /* a hash of the text; never 0 */
    UT_hash_handle hh;
    char text[];
};

/* FNV-1a. */
static uint64_t hash_of(const char *bytes, size_t length) {
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * UINT64_C(0x100000001b3);
    return hash ? hash : 1;
}

/* One that stands behind another may do so for the place where its story ends. */
static void add_end(struct text *text, const struct finding *finding) {
    const struct source_loc *end = &finding->notes[finding->note_count - 1].loc;
    text_printf(text, "\n%llx:%u:%u:%s", (unsigned long long)finding->behind, end->line,
                end->column, end->path);
}

/* The entry for the finding that is the same as FINDING; a new one says that it comes next. */
static struct finding_key *key_of(struct finding_list *list, const struct finding *finding) {
    struct text text = {0};
    struct finding_key *key;
    text_printf(&text, "%d:%u:%u:", finding->rule, finding->loc.line,
                is_about_a_write(finding->rule) ? 0 : finding->loc.column);
    text_add(&text, finding->loc.path, strlen(finding->loc.path) + 1);
    text_puts(&text, finding->message);
    if (finding->behind && finding->note_count)
        add_end(&text, finding);
    HASH_FIND(hh, list->index, text.at, text.length, key);
    if (!key) {
        key = arena_alloc(list->arena, sizeof *key + text.length);
        key->at = list->all.count;
        key->identity = hash_of(text.at, text.length);
        memcpy(key->text, text.at, text.length);
        HASH_ADD_KEYPTR(hh, list->index, key->text, text.length, key);
    }
    text_free(&text);
    return key;
}

static void add_ground(struct finding_list *list, struct finding *finding,
                       const struct ground *ground) {
    struct ground *grounds =
        arena_alloc(list->arena, (finding->ground_count + 1) * sizeof *grounds);
    memcpy(grounds, finding->grounds, finding->ground_count * sizeof *grounds);
    grounds[finding->ground_count++] = *ground;
    finding->grounds = grounds;
}

/* One that is told says nothing of where it stands behind another. */
static void add_again(struct finding_list *list, struct finding *other,
                      const struct finding *finding) {
    const char *last = other->grounds[other->ground_count - 1].platform;
    bool is_told = !finding->behind, was_told = !other->behind;
    if (is_told != was_told)
        *other = is_told ? *finding : *other;
    else if (finding->level > other->level)
        *other = *finding;
    else if (finding->level == other->level && strcmp(last, finding->grounds->platform))
        add_ground(list, other, finding->grounds);
}

uint64_t finding_list_add(struct finding_list *list, const struct finding *finding) {
    const struct finding_key *key = key_of(list, finding);
    if (key->at == list->all.count)
        VEC_PUSH(&list->all, *finding);
    else
        add_again(list, &list->all.at[key->at], finding);
    return list->all.at[key->at].identity = key->identity;
}

void finding_list_keep(struct finding_list *list,
                       bool (*keeps)(void *data, struct finding *finding), void *data) {
    size_t kept = 0;
    for (size_t i = 0; i < list->all.count; i++) {
        struct finding finding = list->all.at[i];
        if (keeps(data, &finding))
            list->all.at[kept++] = finding;
    }
    list->all.count = kept;
}

void finding_list_clear(struct finding_list *list) {
    HASH_CLEAR(hh, list->index);
    list->all.count = 0;
    list->platform_count = 0;
}

void finding_list_free(struct finding_list *list) {
    finding_list_clear(list);
    VEC_FREE(&list->all);
    arena_free(list->arena);
}

/* " (linux-glibc: the page; netbsd, freebsd: their page)", or without pages " (on netbsd)". */
static void tell_grounds(const struct finding *finding, struct text *out) {
    bool has_pages = false;
    for (uint32_t i = 0; i < finding->ground_count; i++)
        has_pages |= finding->grounds[i].page[0] != '\0';
    text_puts(out, has_pages ? " (" : " (on ");
    for (uint32_t i = 0; i < finding->ground_count; i++) {
        const struct ground *at = &finding->grounds[i];
        bool ends = i + 1 == finding->ground_count || strcmp(at[1].page, at->page);
        text_puts(out, at->platform);
        if (ends && at->page[0])
            text_printf(out, ": %s", at->page);
        if (i + 1 < finding->ground_count)
            text_puts(out, ends ? "; " : ", ");
    }
    text_puts(out, ")");
}

void finding_list_conclude(struct finding_list *list) {
    for (size_t i = 0; i < list->all.count; i++) {
        struct finding *finding = &list->all.at[i];
        struct text message = {0};
        text_printf(&message, "%s%s", finding->message, finding->grounds->because);
        if (finding->grounds->page[0] || finding->ground_count < list->platform_count)
            tell_grounds(finding, &message);
        finding->message = arena_strndup(list->arena, message.at, message.length);
        text_free(&message);
    }
}
