#define _GNU_SOURCE /* memmem */

#include "lower/printed.h"

#include <ctype.h>
#include <string.h>

static bool is_word_char(char c) {
    return isalnum((unsigned char)c) || c == '_' || c == '$';
}

/* Behind the string or character literal that begins at AT. */
static const char *skip_literal(const char *at) {
    char quote = *at++;
    while (*at && *at != quote)
        at += *at == '\\' && at[1] ? 2 : 1;
    return *at ? at + 1 : at;
}

static const char *skip_space(const char *at) {
    while (isspace((unsigned char)*at))
        at++;
    return at;
}

/* Whether the text up to END has more than space. */
static bool is_filled(const char *at, const char *end) {
    return skip_space(at) < end;
}

/* Reads "(init; condition; increment)" at AT. */
static struct for_parts read_for(const char *at) {
    struct for_parts parts = {.known = true};
    bool *part[] = {&parts.init, &parts.condition, &parts.increment};
    const char *begin = ++at;
    int depth = 0, number = 0;
    while (*at) {
        if (*at == '"' || *at == '\'') {
            at = skip_literal(at);
            continue;
        }
        bool closes = *at == ')' || *at == ']' || *at == '}';
        if (depth == 0 && (*at == ';' || *at == ')') && number < 3) {
            *part[number++] = is_filled(begin, at);
            begin = at + 1;
            if (*at == ')')
                break;
        }
        depth += *at == '(' || *at == '[' || *at == '{' ? 1 : closes ? -1 : 0;
        at++;
    }
    parts.known = number == 3;
    return parts;
}

/* Behind the section (up to a ':' at depth 0 or the closing parenthesis) that begins at AT. */
static const char *section_end(const char *at) {
    int depth = 0;
    while (*at) {
        if (*at == '"' || *at == '\'') {
            at = skip_literal(at);
            continue;
        }
        if (depth == 0 && (*at == ')' || *at == ':'))
            return at;
        depth += *at == '(' || *at == '[' || *at == '{' ? 1 : 0;
        depth -= *at == ')' || *at == ']' || *at == '}' ? 1 : 0;
        at++;
    }
    return at;
}

static void read_outputs(struct asm_parts *parts, const char *at, const char *end) {
    int depth = 0;
    while (at < end) {
        if (*at == '"') {
            if (depth == 0) {
                const char *close = skip_literal(at);
                if (memchr(at, '+', (size_t)(close - at)) && parts->outputs < 64)
                    parts->read_outputs |= UINT64_C(1) << parts->outputs;
                parts->outputs++;
            }
            at = skip_literal(at);
            continue;
        }
        depth += *at == '(' ? 1 : *at == ')' ? -1 : 0;
        at++;
    }
}

static void read_labels(struct lower *l, struct asm_parts *parts, const char *at, const char *end) {
    while (at < end) {
        const char *begin = at;
        while (at < end && is_word_char(*at))
            at++;
        if (at > begin)
            VEC_PUSH(&parts->labels, intern_n(l->unit->strings, begin, (size_t)(at - begin)));
        at += at < end;
    }
}

/* Reads "(template : outputs : inputs : clobbers : labels)" at AT. */
static struct asm_parts read_asm(struct lower *l, const char *at, bool is_goto) {
    struct asm_parts parts = {.known = true, .is_goto = is_goto};
    const char *begin = at + 1;
    for (int section = 0; section < 5; section++) {
        const char *end = section_end(begin);
        if (section == 1)
            read_outputs(&parts, begin, end);
        else if (section == 3)
            parts.memory = memmem(begin, (size_t)(end - begin), "\"memory\"", 8) != NULL;
        else if (section == 4)
            read_labels(l, &parts, begin, end);
        if (*end != ':')
            break;
        begin = end + 1;
    }
    return parts;
}

static void take_word(struct lower *l, const char *word, size_t length, const char *at) {
    if (length == 3 && strncmp(word, "for", 3) == 0) {
        at = skip_space(at);
        if (*at == '(')
            VEC_PUSH(&l->fn->fors, read_for(at));
    } else if (length == 3 && strncmp(word, "asm", 3) == 0 && *at == ' ') {
        /* An asm label of a declaration is printed without the space. */
        bool is_goto = false;
        for (at = skip_space(at); isalpha((unsigned char)*at); at = skip_space(at)) {
            is_goto |= strncmp(at, "goto", 4) == 0;
            while (isalpha((unsigned char)*at))
                at++;
        }
        if (*at == '(')
            VEC_PUSH(&l->fn->asms, read_asm(l, at, is_goto));
    }
}

static void scan_text(struct lower *l, const char *at) {
    while (*at) {
        if (*at == '"' || *at == '\'') {
            at = skip_literal(at);
        } else if (is_word_char(*at)) {
            const char *word = at;
            while (is_word_char(*at))
                at++;
            take_word(l, word, (size_t)(at - word), at);
        } else {
            at++;
        }
    }
}

struct numbering {
    struct lower *l;
    uint32_t fors, asms;
};

/* In order of the source; the printer's order is the same. */
static enum CXChildVisitResult number_statement(CXCursor cursor, CXCursor parent,
                                                CXClientData data) {
    struct numbering *numbering = data;
    struct function_state *fn = numbering->l->fn;
    (void)parent;
    if (cursor.kind == CXCursor_ForStmt)
        map_put(&fn->for_of, statement_key(cursor), numbering->fors++);
    else if (cursor.kind == CXCursor_GCCAsmStmt)
        map_put(&fn->asm_of, statement_key(cursor), numbering->asms++);
    return CXChildVisit_Recurse;
}

static void read_function(struct lower *l) {
    struct function_state *fn = l->fn;
    if (fn->printed)
        return;
    fn->printed = true;
    CXString string = clang_getCursorPrettyPrinted(fn->cursor, NULL);
    const char *text = clang_getCString(string);
    const char *body = text ? strchr(text, '{') : NULL;
    struct numbering numbering = {.l = l};
    clang_visitChildren(fn->cursor, number_statement, &numbering);
    if (body)
        scan_text(l, body);
    clang_disposeString(string);
    if (fn->fors.count != numbering.fors)
        fn->fors.count = 0;
    if (fn->asms.count != numbering.asms)
        fn->asms.count = 0;
}

struct for_parts for_parts_of(struct lower *l, CXCursor statement) {
    read_function(l);
    uint32_t number = map_get(&l->fn->for_of, statement_key(statement));
    if (number >= l->fn->fors.count)
        return (struct for_parts){0};
    return l->fn->fors.at[number];
}

const struct asm_parts *asm_parts_of(struct lower *l, CXCursor statement) {
    read_function(l);
    uint32_t number = map_get(&l->fn->asm_of, statement_key(statement));
    if (number >= l->fn->asms.count)
        return NULL;
    return &l->fn->asms.at[number];
}
