/* Attributes, which libclang tells by its pretty printer only. */
#include "lower/symbols.h"

#include "lower/locations.h"

#include <ctype.h>
#include <string.h>

static bool is_word_char(char c) {
    return isalnum((unsigned char)c) || c == '_';
}

/* The end of WORD's first occurrence in TEXT outside string literals, or NULL. */
static const char *find_word(const char *text, const char *word) {
    size_t length = strlen(word);
    bool quoted = false;
    for (const char *at = text; *at; at++) {
        if (quoted && *at == '\\' && at[1]) {
            at++;
        } else if (*at == '"') {
            quoted = !quoted;
        } else if (!quoted && strncmp(at, word, length) == 0 &&
                   (at == text || !is_word_char(at[-1])) && !is_word_char(at[length])) {
            return at + length;
        }
    }
    return NULL;
}

/* The text within OPEN and CLOSE right behind AT ("(\"", "\")"), interned; "" if not there. */
static const char *argument_at(struct lower *l, const char *at, const char *open,
                               const char *close) {
    if (!at || strncmp(at, open, strlen(open)) != 0)
        return "";
    at += strlen(open);
    const char *end = strstr(at, close);
    return end ? intern_n(l->unit->strings, at, (size_t)(end - at)) : "";
}

static CXString printed(CXCursor cursor) {
    CXPrintingPolicy policy = clang_getCursorPrintingPolicy(cursor);
    clang_PrintingPolicy_setProperty(policy, CXPrintingPolicy_TerseOutput, 1);
    CXString text = clang_getCursorPrettyPrinted(cursor, policy);
    clang_PrintingPolicy_dispose(policy);
    return text;
}

/* A definition has the annotations of the declarations before it, too. */
static void add_annotation(struct lower *l, struct ir_function *function, CXCursor cursor) {
    const char *text = take_string(l, clang_getCursorSpelling(cursor));
    for (uint32_t i = 0; i < function->annotation_count; i++)
        if (function->annotations[i].text == text)
            return;
    struct ir_annotation *list =
        arena_alloc(l->unit->arena, (function->annotation_count + 1) * sizeof *list);
    for (uint32_t i = 0; i < function->annotation_count; i++)
        list[i] = function->annotations[i];
    list[function->annotation_count++] = (struct ir_annotation){text, loc_of(l, cursor)};
    function->annotations = list;
}

static void read_printed(struct lower *l, struct ir_function *function, CXCursor cursor) {
    CXString string = printed(cursor);
    const char *text = clang_getCString(string);
    if (text) {
        function->is_noreturn |= find_word(text, "_Noreturn") || find_word(text, "noreturn");
        function->returns_twice |= find_word(text, "returns_twice") != NULL;
        function->is_weak |= find_word(text, "weak") != NULL;
        function->always_inline |= find_word(text, "always_inline") != NULL;
        const char *alias = argument_at(l, find_word(text, "alias"), "(\"", "\")");
        if (*alias)
            function->alias_of = alias;
    }
    clang_disposeString(string);
}

/* The text of the argument of DECLARATION's attribute WORD, which is a string; "" if not there. */
static const char *attribute_text(struct lower *l, CXCursor declaration, const char *word) {
    CXString string = printed(declaration);
    const char *text = clang_getCString(string);
    const char *found = text ? argument_at(l, find_word(text, word), "(\"", "\")") : "";
    clang_disposeString(string);
    return found;
}

const char *alias_target(struct lower *l, CXCursor declaration) {
    return attribute_text(l, declaration, "alias");
}

const char *ifunc_resolver(struct lower *l, CXCursor declaration) {
    return attribute_text(l, declaration, "ifunc");
}

struct attribute_visit {
    struct lower *l;
    struct ir_function *function;
    bool print;
};

static enum CXChildVisitResult visit_attribute(CXCursor cursor, CXCursor parent,
                                               CXClientData data) {
    struct attribute_visit *visit = data;
    (void)parent;
    if (cursor.kind == CXCursor_AsmLabelAttr) {
        visit->function->asm_name = take_string(visit->l, clang_getCursorSpelling(cursor));
    } else if (cursor.kind == CXCursor_AnnotateAttr) {
        add_annotation(visit->l, visit->function, cursor);
    } else if (cursor.kind == CXCursor_UnexposedAttr) {
        visit->print = true;
    }
    return cursor.kind == CXCursor_CompoundStmt ? CXChildVisit_Break : CXChildVisit_Continue;
}

static void read_declaration(struct lower *l, struct ir_function *function, CXCursor cursor) {
    CXString type = clang_getTypeSpelling(clang_getCanonicalType(clang_getCursorType(cursor)));
    const char *text = clang_getCString(type);
    function->is_noreturn |= text && find_word(text, "noreturn");
    clang_disposeString(type);
    struct attribute_visit visit = {l, function, clang_Cursor_hasAttrs(cursor) != 0};
    if (!visit.print)
        return;
    visit.print = false;
    clang_visitChildren(cursor, visit_attribute, &visit);
    if (visit.print)
        read_printed(l, function, cursor);
}

void read_attributes(struct lower *l) {
    for (size_t i = 0; i < l->declarations.count; i++) {
        CXCursor cursor = l->declarations.at[i];
        uint32_t index =
            map_get(&l->function_of, declaration_key(clang_getCanonicalCursor(cursor)));
        if (index != MAP_NONE) {
            read_declaration(l, &l->functions.at[index].function, cursor);
            l->functions.at[index].attributes_seen = true;
        }
    }
    /* Declared within functions, or by the compiler. */
    for (size_t i = 0; i < l->functions.count; i++) {
        struct function_entry *entry = &l->functions.at[i];
        if (!entry->attributes_seen)
            read_declaration(l, &entry->function, entry->declaration);
    }
}

const char *cleanup_name(struct lower *l, CXCursor variable) {
    if (!clang_Cursor_hasAttrs(variable))
        return "";
    CXString string = printed(variable);
    const char *text = clang_getCString(string);
    const char *name = text ? argument_at(l, find_word(text, "cleanup"), "(", ")") : "";
    clang_disposeString(string);
    return name;
}

void note_cleanup(struct lower *l, CXCursor variable, uint32_t local) {
    const char *name = cleanup_name(l, variable);
    if (!*name)
        return;
    struct cleanup cleanup = {local, function_by_name(l, name), l->fn->cleanup,
                              loc_of_name(l, variable)};
    l->fn->cleanup = (uint32_t)l->fn->cleanups.count;
    VEC_PUSH(&l->fn->cleanups, cleanup);
}

struct variable_visit {
    struct lower *l;
    struct ir_global *global;
    bool print;
};

static enum CXChildVisitResult visit_variable(CXCursor cursor, CXCursor parent, CXClientData data) {
    struct variable_visit *visit = data;
    (void)parent;
    if (cursor.kind == CXCursor_AsmLabelAttr)
        visit->global->asm_name = take_string(visit->l, clang_getCursorSpelling(cursor));
    visit->print |= cursor.kind == CXCursor_UnexposedAttr;
    return CXChildVisit_Continue;
}

/* Whether TEXT has the attribute WORD, in either spelling: the variable and its initialiser may
 * have the same word. */
static bool has_attribute(const char *text, const char *word) {
    size_t length = strlen(word);
    for (const char *at = text; (at = find_word(at, word)) != NULL;) {
        const char *start = at - length;
        if (start - text >= 2 && (strncmp(start - 2, "((", 2) == 0 || start[-1] == ':'))
            return true;
    }
    return false;
}

void read_variable_attributes(struct lower *l, struct ir_global *global, CXCursor declaration) {
    struct variable_visit visit = {l, global, false};
    if (!clang_Cursor_hasAttrs(declaration))
        return;
    clang_visitChildren(declaration, visit_variable, &visit);
    if (!visit.print || clang_Location_isInSystemHeader(clang_getCursorLocation(declaration)))
        return;
    CXString string = printed(declaration);
    const char *text = clang_getCString(string);
    global->is_weak |= text && has_attribute(text, "weak");
    clang_disposeString(string);
    const char *alias = alias_target(l, declaration);
    if (!*alias)
        return;
    global->alias_of = alias;
    global->is_defined = true;
}
