#include "scan/segment.h"

#include <string.h>

static bool is_among(const struct token *token, const char *const *texts) {
    for (; token->kind == TOKEN_WORD && *texts; texts++)
        if (token->length == strlen(*texts) && memcmp(token->start, *texts, token->length) == 0)
            return true;
    return false;
}

static bool is_char(const struct token *token, char c) {
    return (token->kind == TOKEN_OTHER || token->kind == TOKEN_OPEN) && *token->start == c;
}

static enum segment_start start_of(const struct token *token) {
    static const char *const loops[] = {"for", NULL};
    static const char *const controls[] = {"if",   "else",    "while", "do",     "switch",
                                           "case", "default", "goto",  "return", NULL};
    static const char *const externs[] = {"extern", "typedef", NULL};
    if (is_among(token, loops))
        return START_FOR;
    if (is_among(token, controls))
        return START_CONTROL;
    return is_among(token, externs) ? START_EXTERN : START_OTHER;
}

/* Whether the word is none that a declared name can follow. */
static bool is_operator_word(const struct token *token) {
    static const char *const words[] = {"return",     "else",          "do",       "goto",
                                        "case",       "sizeof",        "_Alignof", "alignof",
                                        "__alignof",  "__alignof__",   "typeof",   "__typeof",
                                        "__typeof__", "__extension__", "default",  NULL};
    return is_among(token, words);
}

static bool is_tag_word(const struct token *token) {
    static const char *const words[] = {"struct", "union", "enum", NULL};
    return is_among(token, words);
}

/* What begins with such a word declares something. */
static bool is_type_word(const struct token *token) {
    static const char *const words[] = {"void",     "char",     "short",  "int",      "long",
                                        "float",    "double",   "signed", "unsigned", "const",
                                        "volatile", "register", NULL};
    return is_among(token, words);
}

static bool is_attribute_word(const struct token *token) {
    static const char *const words[] = {"__attribute__", "__attribute", NULL};
    return is_among(token, words);
}

static bool is_alias_word(const struct token *token) {
    static const char *const words[] = {"alias",   "__alias__",   "ifunc", "__ifunc__",
                                        "weakref", "__weakref__", NULL};
    return is_among(token, words);
}

enum { MOST_DEPTHS = 64 }; /* that are told apart */

/* Whether the word at hand stands in parentheses that are no function's, macro's or attribute's. */
static bool is_grouped(const struct segment *s) {
    return s->depth && s->depth <= MOST_DEPTHS && !s->attribute &&
           !(s->applied >> (s->depth - 1) & 1);
}

/* What the word at hand is by what stands before it; segment_add revises that by what follows. */
static enum role role_of(const struct segment *s) {
    if (s->last.kind == TOKEN_MEMBER || is_tag_word(&s->last))
        return ROLE_MEMBER;
    if (is_grouped(s) && s->closed_operand) /* (*(struct globals *)name) */
        return ROLE_OPERAND;
    if (s->depth || s->has_list)
        return ROLE_CODE;
    if (is_char(&s->last, ',') || (s->after_brace && !s->words.count))
        return ROLE_VARIABLE;
    return s->name && !s->has_equals && !is_operator_word(&s->last) ? ROLE_DECLARED : ROLE_CODE;
}

/* The last word, once it is known what follows it: a name that is declared is a function's or a
 * variable's; behind a comma or brace a function would be called. */
static void revise_last_word(struct segment *s, const struct token *next) {
    struct segment_word *word = s->words.count ? &VEC_LAST(&s->words) : NULL;
    if (!word || s->last.kind != TOKEN_WORD)
        return;
    if (word->role == ROLE_CODE && next->kind == TOKEN_MEMBER && is_grouped(s))
        word->role = ROLE_OPERAND; /* (name.member) */
    if (word->role == ROLE_DECLARED && next->kind != TOKEN_OPEN)
        word->role = ROLE_VARIABLE;
    else if (word->role == ROLE_VARIABLE && next->kind == TOKEN_OPEN)
        word->role = ROLE_CODE;
}

static void add_word(struct segment *s, const struct token *token, struct word *word) {
    static const char *const statics[] = {"static", NULL};
    struct segment_word at = {.word = word, .role = role_of(s)};
    at.behind = at.role == ROLE_DECLARED && !s->has_type ? s->name : NULL;
    at.in_attribute = s->attribute;
    at.in_list = s->depth && !s->attribute;
    s->has_alias |= s->attribute && is_alias_word(token);
    s->is_static |= !s->depth && is_among(token, statics);
    VEC_PUSH(&s->words, at);
}

/* Takes notice of whether the first list can be one of mere names, with a word behind it. */
static void look_at_list(struct segment *s, const struct token *token) {
    bool follows_word = s->last.kind == TOKEN_WORD, is_word = token->kind == TOKEN_WORD;
    if (s->list == LIST_NONE && token->kind == TOKEN_OPEN && !is_attribute_word(&s->last))
        s->list = LIST_BEGUN;
    else if (s->list == LIST_BEGUN && s->depth && is_char(token, ')'))
        s->list = follows_word ? LIST_ENDED : LIST_OTHER;
    else if (s->list == LIST_BEGUN && !(is_word ? !follows_word : is_char(token, ',')))
        s->list = LIST_OTHER;
    else if (s->list == LIST_ENDED)
        s->list = is_word ? LIST_OF_NAMES : LIST_OTHER;
}

static void open_list(struct segment *s) {
    uint64_t bit = s->depth < MOST_DEPTHS ? UINT64_C(1) << s->depth : 0;
    bool is_applied = s->last.kind == TOKEN_WORD || is_char(&s->last, ')') ||
                      is_char(&s->last, ']') || is_char(&s->last, '}');
    s->applied = is_applied ? s->applied | bit : s->applied & ~bit;
    if (!s->attribute && is_attribute_word(&s->last))
        s->attribute = s->depth + 1;
    s->has_list |= !s->attribute;
    s->depth++;
}

static void close_list(struct segment *s) {
    s->closed_operand = is_grouped(s);
    if (s->depth)
        s->depth--;
    if (s->attribute > s->depth)
        s->attribute = 0;
}

/* { behind a list or a word: of a function, unless that word is a type's or a statement's. */
static bool begins_body(const struct segment *s) {
    if (s->start == START_FOR || s->start == START_CONTROL || s->has_equals)
        return false;
    if (s->last.kind == TOKEN_WORD)
        return !is_tag_word(&s->last) && !s->is_tagged;
    return is_char(&s->last, ')');
}

/* An old function's parameters are declared behind the list of their names: f(a) int a; { */
static bool declares_parameters(const struct segment *s) {
    if (s->list != LIST_OF_NAMES || s->start == START_CONTROL)
        return false;
    for (size_t i = s->words.count; i-- > 0 && !s->words.at[i].in_list;)
        for (size_t k = 0; !s->words.at[i].in_attribute && k < i; k++)
            if (s->words.at[k].in_list && s->words.at[k].word == s->words.at[i].word)
                return true;
    return false;
}

static enum role final_role(const struct segment *s, const struct segment_word *word, bool defines,
                            bool is_block) {
    if (word->role == ROLE_MEMBER || word->in_attribute)
        return word->in_attribute && s->has_alias ? ROLE_DEFINED : word->role;
    if (defines)
        return ROLE_DEFINED;
    if (s->start == START_EXTERN && !s->has_equals && !is_block)
        return ROLE_DECLARED;
    if (s->is_static && word->role != ROLE_DECLARED)
        return ROLE_CODE;
    /* behind a brace an assignment looks like an initialiser that has no braces itself */
    if (word->role == ROLE_VARIABLE && word == s->words.at && s->after_brace && s->has_equals &&
        !is_block)
        return ROLE_CODE;
    return word->role;
}

/* The only word that has the place of the name of the function defined; NULL if that is not plain.
 */
static struct word *defined_name(const struct segment *s) {
    struct word *name = NULL;
    for (size_t i = 0; i < s->words.count; i++) {
        if (s->words.at[i].role != ROLE_DECLARED)
            continue;
        if (name)
            return NULL;
        name = s->words.at[i].word;
    }
    return s->has_alias ? NULL : name;
}

/* IS_BLOCK: an opening brace follows. */
static void conclude(struct segment *s, bool is_block) {
    s->begins_body = is_block && begins_body(s);
    bool has_body = s->begins_body || (!is_block && declares_parameters(s));
    bool defines = s->has_alias || (has_body && !s->is_static);
    struct word *name = defined_name(s);
    for (size_t i = 0; i < s->words.count; i++) {
        struct segment_word *at = &s->words.at[i];
        at->role = final_role(s, at, defines, is_block);
        if (at->role == ROLE_DEFINED)
            at->behind = at->word == name ? NULL : name;
    }
}

/* A label is no part of the statement behind it. */
static bool is_label(const struct segment *s, const struct token *token) {
    return is_char(token, ':') && s->words.count == 1 && s->last.kind == TOKEN_WORD &&
           s->start == START_OTHER && s->is_first;
}

static bool ends(const struct segment *s, const struct token *token) {
    if (token->kind != TOKEN_OTHER)
        return false;
    if (is_label(s, token))
        return true;
    return *token->start == '{' || *token->start == '}' ||
           (*token->start == ';' && !(s->start == START_FOR && s->depth));
}

bool segment_add(struct segment *s, const struct token *token, struct word *word) {
    revise_last_word(s, token);
    if (ends(s, token)) {
        conclude(s, *token->start == '{');
        s->last = *token;
        return true;
    }
    s->is_first = s->last.kind == TOKEN_END;
    if (s->is_first)
        s->start = start_of(token);
    look_at_list(s, token);
    if (word)
        add_word(s, token, word);
    s->has_type |= !s->depth && is_type_word(token);
    if (token->kind == TOKEN_WORD)
        s->is_tagged = is_tag_word(&s->last);
    s->closed_operand = false;
    if (token->kind == TOKEN_OPEN)
        open_list(s);
    else if (is_char(token, ')'))
        close_list(s);
    s->has_equals |= is_char(token, '=') && !s->depth;
    if (token->kind == TOKEN_WORD)
        s->name = word;
    else if (!is_char(token, '*') && !(is_char(token, ')') && !s->has_list))
        s->name = NULL;
    s->last = *token;
    return false;
}

void segment_end(struct segment *s) {
    struct token end = {.kind = TOKEN_END};
    revise_last_word(s, &end);
    conclude(s, false);
}

void segment_clear(struct segment *s) {
    bool after_brace = is_char(&s->last, '}');
    s->words.count = 0;
    s->start = START_OTHER;
    s->last = (struct token){.kind = TOKEN_END};
    s->name = NULL;
    s->depth = s->attribute = 0;
    s->closed_operand = false;
    s->list = LIST_NONE;
    s->has_type = s->is_tagged = s->is_static = s->has_list = s->has_equals = s->has_alias =
        s->begins_body = false;
    s->after_brace = after_brace;
}

void segment_free(struct segment *s) {
    VEC_FREE(&s->words);
}
