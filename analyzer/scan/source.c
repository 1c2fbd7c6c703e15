#include "scan/source.h"

#include "base/site_words.h"
#include "scan/lexer.h"
#include "scan/segment.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef VEC(struct token) token_list;

/* The scan of one file. */
struct scanner {
    struct source *source;
    struct lexer lexer;
    struct arena *arena;
    struct word_table *words;
    unsigned depth;      /* of conditions */
    unsigned directives; /* met so far */
    bool is_guarded;     /* the first condition is the #ifndef of an include guard */
    struct token before; /* the last token, for what a word means by what stands before it */
    bool in_asm;         /* that was asm or asm( */
    token_list parameters, body; /* of the macro at hand; here to be allocated once */
    struct segment segment, macro_segment;
};

static bool is_word(const struct token *token, const char *text) {
    return token->kind == TOKEN_WORD && token->length == strlen(text) &&
           memcmp(token->start, text, token->length) == 0;
}

static bool is_any_word(const struct token *token, const char *const *texts) {
    for (; *texts; texts++)
        if (is_word(token, *texts))
            return true;
    return false;
}

/* Whether WORD was not met in this role, behind the same word, in the file's code before. */
static bool is_new_use(const struct scanner *s, struct word *word, enum role role,
                       const struct word *behind) {
    if (word->used_in != s->source)
        word->used_as = 0;
    word->used_in = s->source;
    bool is_new = !(word->used_as >> role & 1);
    word->used_as |= 1u << role;
    if (is_new || (role != ROLE_DECLARED && role != ROLE_DEFINED))
        return is_new;
    for (const struct mention *at = word->mentions; at && at->source == s->source; at = at->next)
        if (!at->macro && at->role == role && at->behind == behind)
            return false;
    return true;
}

static void mention(struct scanner *s, struct word *word, enum role role, struct word *behind,
                    struct word *macro) {
    if (macro || is_new_use(s, word, role, behind))
        words_mention(
            s->words, word,
            (struct mention){.source = s->source, .macro = macro, .behind = behind, .role = role});
}

/* Notes what the words of a segment are that has come to its end. A macro's may go on behind it. */
static void take_segment(struct scanner *s, struct segment *segment, struct word *macro) {
    for (size_t i = 0; i < segment->words.count; i++) {
        const struct segment_word *at = &segment->words.at[i];
        bool may_go_on = macro && at->role == ROLE_DECLARED;
        enum role role = may_go_on                            ? ROLE_DEFINED
                         : at->role == ROLE_OPERAND && !macro ? ROLE_CODE
                                                              : at->role;
        mention(s, at->word, role, may_go_on ? NULL : at->behind, macro);
    }
    segment_clear(segment);
}

/* An assembler name makes any function vfork: pid_t spawn(void) __asm__("vfork"). The leading
 * underscore is a user label prefix, \1 says that there is none. */
static void mention_asm_name(struct scanner *s, const struct token *string, struct word *macro) {
    const char *text = string->start;
    size_t length = string->length;
    mention(s, words_intern(s->words, text, length), ROLE_DEFINED, NULL, macro);
    if (length > 1 && *text == '_')
        mention(s, words_intern(s->words, text + 1, length - 1), ROLE_DEFINED, NULL, macro);
}

/* syscall(SYS_getpid) is no site, and SYS_vfork is a word of its own; any other argument may be. */
static bool is_harmless_syscall(const struct scanner *s, const struct token *token) {
    if (!is_word(token, "syscall"))
        return false;
    struct lexer ahead = {token->start + token->length, s->lexer.end};
    struct token open = lexer_next(&ahead), number = lexer_next(&ahead);
    if (open.kind != TOKEN_OPEN || number.kind != TOKEN_WORD)
        return false;
    return (number.length > 4 && memcmp(number.start, "SYS_", 4) == 0) ||
           (number.length > 5 && memcmp(number.start, "__NR_", 5) == 0);
}

/* R"(...)": what follows is not text as this lexer reads it. */
static bool begins_raw_string(const struct scanner *s, const struct token *token) {
    static const char *const prefixes[] = {"R", "LR", "uR", "UR", "u8R", NULL};
    return token->kind == TOKEN_STRING && !token->after_space && token->start[-1] == '"' &&
           is_any_word(&s->before, prefixes);
}

/* "vforklint:child" in an annotation. */
static bool is_annotation(const struct token *token) {
    size_t length = strlen(CLAIM_ANNOTATION);
    return token->kind == TOKEN_STRING && token->length >= length &&
           memcmp(token->start, CLAIM_ANNOTATION, length) == 0;
}

static bool holds_word(const token_list *list, const struct token *word) {
    for (size_t i = 0; i < list->count; i++)
        if (list->at[i].length == word->length &&
            memcmp(list->at[i].start, word->start, word->length) == 0)
            return true;
    return false;
}

static bool is_parameter(const struct scanner *s, const struct word *word) {
    struct token token = {.start = word->text, .length = word->length};
    return holds_word(&s->parameters, &token);
}

/* A macro whose body holds a definition, or makes one of its arguments, may define anything. */
static void note_definer(const struct scanner *s, const struct segment *segment,
                         struct word *macro) {
    bool makes_function = segment->has_alias || (segment->begins_body && !segment->is_static);
    bool makes_variable = false;
    for (size_t i = 0; i < segment->words.count; i++)
        makes_variable |= segment->words.at[i].role == ROLE_VARIABLE &&
                          is_parameter(s, segment->words.at[i].word);
    if (makes_function || makes_variable)
        words_define(s->words, macro, s->source, makes_function);
}

/* TOKEN of code, or of the body of MACRO. */
static void scan_token(struct scanner *s, const struct token *token, struct word *macro) {
    static const char *const asm_words[] = {"asm", "__asm", "__asm__", NULL};
    struct segment *segment = macro ? &s->macro_segment : &s->segment;
    struct word *word = NULL;
    if (token->kind == TOKEN_WORD && !is_harmless_syscall(s, token))
        word = words_intern(s->words, token->start, token->length);
    else if (token->kind == TOKEN_STRING && s->in_asm)
        mention_asm_name(s, token, macro);
    else if (is_annotation(token))
        mention(s, words_intern(s->words, token->start, token->length), ROLE_DEFINED, NULL, macro);
    if (segment_add(segment, token, word)) {
        if (macro)
            note_definer(s, segment, macro);
        take_segment(s, segment, macro);
    }
    s->source->is_opaque |= begins_raw_string(s, token);
    s->in_asm = is_any_word(token, asm_words) ||
                (s->in_asm && (token->kind == TOKEN_OPEN || token->kind == TOKEN_STRING));
    s->before = *token;
}

/* The token behind one on its line. */
static struct token next_on_line(struct scanner *s) {
    struct lexer ahead = s->lexer;
    struct token token = lexer_next(&ahead);
    if (token.kind == TOKEN_NEWLINE)
        token.kind = TOKEN_END;
    else
        s->lexer = ahead;
    return token;
}

/* The parameters of the macro whose name was just read. */
static void scan_parameters(struct scanner *s, token_list *parameters) {
    if (*s->lexer.at != '(')
        return;
    struct token token;
    while ((token = next_on_line(s)).kind != TOKEN_END && *token.start != ')')
        if (token.kind == TOKEN_WORD)
            VEC_PUSH(parameters, token);
}

/* A pasted word or number; NULL for a parameter. */
static struct word *piece_of(struct scanner *s, const struct token *token,
                             const token_list *parameters) {
    static const char *const variadic[] = {"__VA_ARGS__", "__VA_OPT__", NULL};
    if (*token->start == ')' || holds_word(parameters, token) || is_any_word(token, variadic))
        return NULL;
    return words_intern(s->words, token->start, token->length);
}

static void add_paste(struct scanner *s, struct word *macro, struct word **pieces, size_t count) {
    struct paste paste = {.macro = macro, .piece_count = count};
    paste.pieces = arena_alloc(s->arena, count * sizeof *pieces);
    memcpy(paste.pieces, pieces, count * sizeof *pieces);
    VEC_PUSH(&s->source->pastes, paste);
}

/* A parenthesis can only be that of __VA_OPT__(...). */
static bool can_be_piece(const struct token *token) {
    return token->kind == TOKEN_WORD || token->kind == TOKEN_NUMBER || *token->start == ')';
}

/* The run of pasted tokens that begins at BODY[FIRST]: one more piece for each ##. */
static size_t scan_paste(struct scanner *s, struct word *macro, const token_list *body,
                         const token_list *parameters, size_t first) {
    VEC(struct word *) pieces = {0};
    size_t i = first;
    for (; i < body->count && can_be_piece(&body->at[i]); i += 2) {
        VEC_PUSH(&pieces, piece_of(s, &body->at[i], parameters));
        if (i + 1 >= body->count || body->at[i + 1].kind != TOKEN_PASTE)
            break;
    }
    if (pieces.count > 1)
        add_paste(s, macro, pieces.at, pieces.count);
    VEC_FREE(&pieces);
    return i;
}

static void scan_pastes(struct scanner *s, struct word *macro, const token_list *body,
                        const token_list *parameters) {
    for (size_t i = 0; i + 1 < body->count; i++)
        if (can_be_piece(&body->at[i]) && body->at[i + 1].kind == TOKEN_PASTE)
            i = scan_paste(s, macro, body, parameters, i);
}

/* Reads the rest of the line into s->body; false if it holds nothing that matters. */
static bool read_body(struct scanner *s) {
    bool matters = false;
    struct token token;
    s->body.count = 0;
    while ((token = next_on_line(s)).kind != TOKEN_END) {
        matters |= token.kind == TOKEN_WORD || token.kind == TOKEN_STRING;
        VEC_PUSH(&s->body, token);
    }
    return matters;
}

/* What follows the macro where it is used is not known. */
static void end_macro(struct scanner *s, struct word *macro) {
    segment_end(&s->macro_segment);
    note_definer(s, &s->macro_segment, macro);
    take_segment(s, &s->macro_segment, macro);
}

static void scan_define(struct scanner *s) {
    struct token name = next_on_line(s);
    if (name.kind != TOKEN_WORD)
        return;
    s->parameters.count = 0;
    scan_parameters(s, &s->parameters);
    bool matters = read_body(s); /* most macros are numbers */
    if (!matters && s->source->is_system)
        return;
    struct word *macro = words_intern(s->words, name.start, name.length);
    macro->is_macro = true;
    macro->is_own_macro |= !s->source->is_system;
    if (!matters)
        return;
    bool pastes = false;
    s->before = name;
    s->in_asm = false;
    for (size_t i = 0; i < s->body.count; i++) {
        scan_token(s, &s->body.at[i], macro);
        pastes |= s->body.at[i].kind == TOKEN_PASTE;
    }
    end_macro(s, macro);
    if (pastes)
        scan_pastes(s, macro, &s->body, &s->parameters);
}

static void skip_line(struct scanner *s) {
    while (next_on_line(s).kind != TOKEN_END)
        continue;
}

/* Reads the name of a header, if one stands next on the line, into INCLUDE; false if a macro would
 * have to tell it. */
static bool read_header_name(struct scanner *s, struct include *include) {
    struct token token = next_on_line(s);
    const char *start = token.start;
    size_t rest = (size_t)(s->lexer.end - start), length = token.length;
    const char *newline = memchr(start, '\n', rest);
    const char *close = memchr(start, '>', newline ? (size_t)(newline - start) : rest);
    include->is_quoted = token.kind == TOKEN_STRING;
    if (!include->is_quoted && *start == '<' && close) {
        length = (size_t)(close - ++start);
        s->lexer.at = close + 1;
    } else if (!include->is_quoted) {
        return token.kind != TOKEN_WORD;
    }
    include->name = arena_strndup(s->arena, start, length);
    return true;
}

static void scan_include(struct scanner *s, bool is_next) {
    struct include include = {.is_next = is_next};
    if (!read_header_name(s, &include))
        s->source->is_opaque = s->source->computes_includes = true;
    include.must_exist = include.is_quoted && s->depth <= (s->is_guarded ? 1 : 0);
    if (include.name)
        VEC_PUSH(&s->source->includes, include);
    skip_line(s);
}

/* Behind #if or #elif: __has_include(NAME) is answered by whether there is a file, and __has_embed,
 * whose many forms are not read here, too. */
static void scan_condition(struct scanner *s) {
    struct token token;
    while ((token = next_on_line(s)).kind != TOKEN_END) {
        bool is_next = is_word(&token, "__has_include_next");
        struct include include = {.is_next = is_next};
        s->source->reads_others |= is_word(&token, "__has_embed");
        if (!is_next && !is_word(&token, "__has_include"))
            continue;
        if (next_on_line(s).kind == TOKEN_OPEN && !read_header_name(s, &include))
            s->source->reads_others = true;
        if (include.name)
            VEC_PUSH(&s->source->asked_for, include);
    }
}

/* #pragma redefine_extname spawn vfork. */
static void scan_pragma(struct scanner *s) {
    struct token token;
    while ((token = next_on_line(s)).kind != TOKEN_END)
        if (!s->source->is_system && token.kind == TOKEN_WORD)
            mention(s, words_intern(s->words, token.start, token.length), ROLE_DEFINED, NULL, NULL);
}

/* Behind the # of a directive. */
static void scan_directive(struct scanner *s) {
    static const char *const conditions[] = {"if", "ifdef", "ifndef", NULL};
    static const char *const messages[] = {"error", "warning", NULL};
    static const char *const includes[] = {"include", "import", "include_next", NULL};
    struct token name = next_on_line(s);
    s->is_guarded |= s->directives++ == 0 && is_word(&name, "ifndef");
    if (is_any_word(&name, messages))
        lexer_skip_raw_line(&s->lexer);
    else if (is_word(&name, "define"))
        scan_define(s);
    else if (is_any_word(&name, includes))
        scan_include(s, is_word(&name, "include_next"));
    else if (is_word(&name, "pragma"))
        scan_pragma(s);
    else if (is_word(&name, "if") || is_word(&name, "elif"))
        scan_condition(s);
    else if (name.kind != TOKEN_END)
        skip_line(s);
    s->source->reads_others |= is_word(&name, "embed");
    if (is_any_word(&name, conditions))
        s->depth++;
    else if (is_word(&name, "endif") && s->depth)
        s->depth--;
}

static void scan_code(struct scanner *s) {
    bool at_line_start = true;
    struct token token;
    while ((token = lexer_next(&s->lexer)).kind != TOKEN_END) {
        if (token.kind == TOKEN_HASH && at_line_start) {
            struct token before = s->before;
            scan_directive(s);
            s->before = before;
        } else if (token.kind != TOKEN_NEWLINE) {
            scan_token(s, &token, NULL);
        }
        at_line_start = token.kind == TOKEN_NEWLINE;
    }
}

static void scan_text(struct source *source, char *text, size_t length, struct arena *arena,
                      struct word_table *words) {
    struct scanner s = {.source = source, .arena = arena, .words = words};
    length = lexer_join_lines(text, length);
    s.lexer = (struct lexer){text, text + length};
    source->is_opaque = !source->is_system && lexer_holds_trigraph(text, length);
    if (source->is_system)
        while (lexer_skip_to_directive(&s.lexer))
            scan_directive(&s);
    else
        scan_code(&s);
    segment_end(&s.segment);
    take_segment(&s, &s.segment, NULL);
    segment_free(&s.segment);
    segment_free(&s.macro_segment);
    VEC_FREE(&s.parameters);
    VEC_FREE(&s.body);
}

/* The text of the regular file PATH, with a NUL behind it; NULL if there is none. */
static char *read_text(const char *path, size_t *length) {
    struct stat status;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0)
        return NULL;
    char *text = NULL;
    if (fstat(file, &status) == 0 && S_ISREG(status.st_mode)) {
        size_t size = (size_t)status.st_size;
        ssize_t got = 1;
        text = mem_realloc(NULL, size + 1, 1);
        for (*length = 0; *length < size && got > 0; *length += got > 0 ? (size_t)got : 0)
            got = read(file, text + *length, size - *length);
        text[*length] = '\0';
    }
    close(file);
    return text;
}

struct source *source_read(const char *path, bool is_system, struct arena *arena,
                           struct word_table *words) {
    struct source *source = ARENA_NEW(arena, struct source);
    size_t length;
    char *text = read_text(path, &length);
    source->path = path;
    source->is_system = is_system;
    source->exists = text != NULL;
    if (text)
        scan_text(source, text, length, arena, words);
    free(text);
    return source;
}

bool source_holds_word(const char *path, const char *word) {
    size_t length;
    char *text = read_text(path, &length);
    bool holds = text && lexer_holds_word(text, lexer_join_lines(text, length), word);
    free(text);
    return holds;
}

struct source *source_from_text(const char *text, size_t length, struct arena *arena,
                                struct word_table *words) {
    struct source *source = ARENA_NEW(arena, struct source);
    char *copy = arena_strndup(arena, text, length);
    source->path = "";
    source->exists = true;
    scan_text(source, copy, length, arena, words);
    return source;
}

void source_free(struct source *source) {
    VEC_FREE(&source->includes);
    VEC_FREE(&source->asked_for);
    VEC_FREE(&source->pastes);
    VEC_FREE(&source->included);
    free(source->units);
}
