/* After NoLintDirectiveHandler.cpp and GlobList.cpp of clang-tidy 19, with one difference:
 * clang-tidy finds the marks anywhere in a file, this program only in comments. */
#define _GNU_SOURCE /* memmem */

#include "nolint.h"

#include "comments.h"

#include <ctype.h>
#include <string.h>

static const char mark[] = "NOLINT";
enum { MARK_LENGTH = sizeof mark - 1 };

static bool kind_of(const char *suffix, size_t length, enum nolint_kind *kind) {
    static const char *const suffixes[] = {"", "NEXTLINE", "BEGIN", "END"};
    for (int i = 0; i < 4; i++) {
        if (strlen(suffixes[i]) == length && memcmp(suffixes[i], suffix, length) == 0) {
            *kind = (enum nolint_kind)i;
            return true;
        }
    }
    return false;
}

/* Whether NAME matches PATTERN, in which * stands for any text. */
static bool matches(const char *pattern, size_t length, const char *name) {
    const char *end = pattern + length;
    const char *star = NULL, *retry = NULL;
    while (*name) {
        if (pattern < end && *pattern == '*') {
            star = pattern++;
            retry = name;
        } else if (pattern < end && *pattern == *name) {
            pattern++, name++;
        } else if (star) {
            pattern = star + 1;
            name = ++retry;
        } else {
            return false;
        }
    }
    while (pattern < end && *pattern == '*')
        pattern++;
    return pattern == end;
}

static void add_item(struct nolint *nolint, const char *at, size_t length) {
    static const char prefix[] = "vfork-";
    while (length > 0 && isspace((unsigned char)*at))
        at++, length--;
    while (length > 0 && isspace((unsigned char)at[length - 1]))
        length--;
    if (length == 0 || *at == '-') /* clang-tidy, too, takes nothing out of a list here */
        return;
    struct nolint_item item = {.at = at, .length = length};
    item.is_ours = length >= sizeof prefix - 1 && memcmp(at, prefix, sizeof prefix - 1) == 0;
    for (int i = 0; i < RULES; i++) {
        item.rules[i] = matches(at, length, rule_id((enum rule)i));
        item.is_ours |= item.rules[i] && !memchr(at, '*', length);
    }
    VEC_PUSH(&nolint->items, item);
}

static void read_list(struct nolint *nolint, const char *at, size_t length) {
    nolint->has_list = true;
    nolint->list = at;
    nolint->list_length = length;
    for (;;) {
        const char *comma = memchr(at, ',', length);
        size_t part = comma ? (size_t)(comma - at) : length;
        add_item(nolint, at, part);
        if (!comma)
            return;
        at += part + 1;
        length -= part + 1;
    }
}

/* A reason is any word behind the mark, on its line. */
static bool holds_reason(const char *at, const char *end) {
    for (; at < end && *at != '\n'; at++) {
        if (isalnum((unsigned char)*at) || (unsigned char)*at >= 0x80)
            return true;
    }
    return false;
}

/* Reads the mark at AT; behind it and its list. */
static const char *read_mark(nolint_list *list, const char *at, const char *end, uint32_t line,
                             uint32_t column) {
    struct nolint nolint = {.line = line, .column = column};
    const char *suffix = at + MARK_LENGTH;
    const char *behind = suffix;
    while (behind < end && isalpha((unsigned char)*behind))
        behind++;
    if (!kind_of(suffix, (size_t)(behind - suffix), &nolint.kind))
        return behind;
    if (behind < end && *behind == '(') {
        const char *close = behind + 1;
        while (close < end && *close != ')' && *close != '\n')
            close++;
        if (close < end && *close == ')') {
            read_list(&nolint, behind + 1, (size_t)(close - behind - 1));
            behind = close + 1;
        }
    }
    nolint.has_reason = holds_reason(behind, end);
    VEC_PUSH(list, nolint);
    return behind;
}

/* Where the reader of a file is. */
struct place {
    const char *line_start;
    uint32_t line;
};

static void move_to(struct place *place, const char *at) {
    const char *newline;
    while ((newline = memchr(place->line_start, '\n', (size_t)(at - place->line_start)))) {
        place->line_start = newline + 1;
        place->line++;
    }
}

static void read_comment(nolint_list *list, struct place *place, const struct comment *comment) {
    const char *at = comment->at, *end = at + comment->length;
    while ((at = memmem(at, (size_t)(end - at), mark, MARK_LENGTH))) {
        move_to(place, at);
        at = read_mark(list, at, end, place->line, (uint32_t)(at - place->line_start) + 1);
    }
}

static bool is_same_list(const struct nolint *a, const struct nolint *b) {
    return a->has_list == b->has_list && a->list_length == b->list_length &&
           (!a->has_list || memcmp(a->list, b->list, a->list_length) == 0);
}

/* Blocks nest: a NOLINTEND ends the last one that is open, if it has the same list. */
static void match_blocks(nolint_list *list) {
    VEC(size_t) open = {0};
    for (size_t i = 0; i < list->count; i++) {
        struct nolint *nolint = &list->at[i];
        if (nolint->kind == NOLINT_BEGIN)
            VEC_PUSH(&open, i);
        if (nolint->kind != NOLINT_END || open.count == 0 ||
            !is_same_list(&list->at[VEC_LAST(&open)], nolint))
            continue;
        struct nolint *begin = &list->at[open.at[--open.count]];
        begin->end_line = nolint->end_line = nolint->line;
        begin->end_column = nolint->end_column = nolint->column;
    }
    VEC_FREE(&open);
}

nolint_list nolint_read(const char *bytes, size_t length) {
    nolint_list list = {0};
    const char *at = bytes, *end = bytes + length;
    if (!memmem(bytes, length, mark, MARK_LENGTH))
        return list;
    struct place place = {bytes, 1};
    struct comment comment;
    while (comment_next(&at, end, &comment))
        read_comment(&list, &place, &comment);
    match_blocks(&list);
    return list;
}

void nolint_free(nolint_list *list) {
    for (size_t i = 0; i < list->count; i++)
        VEC_FREE(&list->at[i].items);
    VEC_FREE(list);
}

static bool is_before(uint32_t line, uint32_t column, uint32_t other_line, uint32_t other_column) {
    return line < other_line || (line == other_line && column < other_column);
}

static bool covers_place(const struct nolint *nolint, uint32_t line, uint32_t column) {
    switch (nolint->kind) {
    case NOLINT_LINE:
        return line == nolint->line;
    case NOLINT_NEXT_LINE:
        return line == nolint->line + 1;
    case NOLINT_BEGIN:
        return is_before(nolint->line, nolint->column, line, column) &&
               is_before(line, column, nolint->end_line, nolint->end_column);
    case NOLINT_END:
        break;
    }
    return false;
}

bool nolint_covers(const struct nolint *nolint, enum rule rule, uint32_t line, uint32_t column) {
    if (!covers_place(nolint, line, column))
        return false;
    bool covers = !nolint->has_list;
    for (size_t i = 0; i < nolint->items.count; i++)
        covers |= nolint->items.at[i].rules[rule];
    return covers;
}
