#include "lower/need.h"

#include "base/site_words.h"
#include "lower/locations.h"
#include "lower/symbols.h"

#include <stdlib.h>
#include <string.h>

/* One body's reference to a function or global. */
struct naming {
    uint32_t name;
    bool is_address; /* of a function: other than as the callee of a call */
};

/* A function or global with global storage. */
struct name {
    CXCursor canonical, definition; /* the definition: of a function with a body, else null */
    uint32_t first, end;            /* what the body names: a range of namings */
    uint32_t named_in, address_in;  /* 1 + the body that was last seen to do so */
    bool is_function;
    bool is_site;       /* makes a vfork-like child */
    bool is_annotated;  /* the user claims something of it */
    bool address_taken; /* of a function */
    bool is_closed;     /* reached from a site's body */
    bool is_needed;     /* the body is to be lowered */
};

struct need {
    struct lower *l;
    VEC(struct name) names;
    struct map name_of; /* canonical declaration -> names */
    VEC(struct naming) namings;
    VEC(uint32_t) bodies; /* names with a body that is compiled, in the order they were met */
    VEC(uint32_t) todo;
    /* The body under way. */
    uint32_t body;
    bool expects_callee; /* the next expression is a call's first child */
};

static uint32_t name_index(struct need *need, CXCursor canonical) {
    uint32_t index = map_get(&need->name_of, declaration_key(canonical));
    if (index != MAP_NONE)
        return index;
    index = (uint32_t)need->names.count;
    struct name name = {.canonical = canonical, .definition = clang_getNullCursor()};
    name.is_function = canonical.kind == CXCursor_FunctionDecl;
    if (name.is_function)
        name.definition = clang_getCursorDefinition(canonical);
    VEC_PUSH(&need->names, name);
    map_put(&need->name_of, declaration_key(canonical), index);
    if (!clang_Cursor_isNull(name.definition))
        VEC_PUSH(&need->bodies, index);
    return index;
}

/* ---- what a body names ---- */

static void add_naming(struct need *need, CXCursor declaration, bool is_address) {
    uint32_t index = name_index(need, clang_getCanonicalCursor(declaration));
    struct name *name = &need->names.at[index];
    uint32_t stamp = need->body + 1;
    if (name->named_in == stamp && (!is_address || name->address_in == stamp))
        return;
    name->named_in = stamp;
    if (is_address) {
        name->address_in = stamp;
        name->address_taken = true;
    }
    VEC_PUSH(&need->namings, ((struct naming){index, is_address}));
}

static void add_reference(struct need *need, CXCursor reference, bool is_callee) {
    CXCursor declaration = clang_getCursorReferenced(reference);
    if (declaration.kind == CXCursor_FunctionDecl)
        add_naming(need, declaration, !is_callee);
    else if (declaration.kind == CXCursor_VarDecl &&
             clang_Cursor_hasVarDeclGlobalStorage(declaration) == 1)
        add_naming(need, declaration, false);
}

/* An attribute that libclang does not show: cleanup(f) of a variable calls f. */
static void add_attribute(struct need *need, CXCursor owner) {
    const char *name = owner.kind == CXCursor_VarDecl ? cleanup_name(need->l, owner) : "";
    CXCursor function = *name ? declaration_by_name(need->l, name) : clang_getNullCursor();
    if (!clang_Cursor_isNull(function))
        add_naming(need, function, false);
}

/* Before a call's callee stand only parentheses and the conversion to a pointer. */
static enum CXChildVisitResult visit_body(CXCursor cursor, CXCursor parent, CXClientData data) {
    struct need *need = data;
    bool is_callee = need->expects_callee;
    need->expects_callee = false;
    switch (cursor.kind) {
    case CXCursor_DeclRefExpr:
        add_reference(need, cursor, is_callee);
        break;
    case CXCursor_CallExpr:
        need->expects_callee = true;
        break;
    case CXCursor_UnexposedExpr:
    case CXCursor_ParenExpr:
        need->expects_callee = is_callee;
        break;
    case CXCursor_IntegerLiteral:
        return CXChildVisit_Continue;
    case CXCursor_UnexposedAttr:
        add_attribute(need, parent);
        break;
    default:
        break;
    }
    return CXChildVisit_Recurse;
}

/* Visits the bodies met so far and those that they name in turn. */
static void visit_bodies(struct need *need) {
    for (size_t i = 0; i < need->bodies.count; i++) {
        need->body = need->bodies.at[i];
        need->expects_callee = false;
        need->names.at[need->body].first = (uint32_t)need->namings.count;
        clang_visitChildren(need->names.at[need->body].definition, visit_body, need);
        need->names.at[need->body].end = (uint32_t)need->namings.count;
    }
}

static enum CXChildVisitResult visit_variables(CXCursor cursor, CXCursor parent,
                                               CXClientData data) {
    (void)parent;
    if (cursor.kind == CXCursor_VarDecl &&
        !clang_Cursor_isNull(clang_Cursor_getVarDeclInitializer(cursor))) {
        ((struct need *)data)->expects_callee = false;
        clang_visitChildren(cursor, visit_body, data);
    }
    return CXChildVisit_Continue;
}

/* What initialisers name belongs to no body: its own name is one that nothing refers to. */
static void visit_initialisers(struct lower *l, struct need *need) {
    CXCursor unit = clang_getTranslationUnitCursor(l->tu);
    need->body = (uint32_t)need->names.count;
    VEC_PUSH(&need->names, ((struct name){.canonical = unit, .definition = clang_getNullCursor()}));
    clang_visitChildren(unit, visit_variables, need);
    need->namings.count = 0; /* that they are named, and their address taken, stays noted */
}

bool is_emitted(struct lower *l, CXCursor declaration) {
    if (!clang_isCursorDefinition(declaration))
        return false;
    return in_main_file(l, declaration) || /* files that are included can hold such ones too */
           (!clang_Cursor_isFunctionInlined(declaration) &&
            clang_getCursorLinkage(declaration) == CXLinkage_External);
}

static void visit_emitted(struct lower *l, struct need *need) {
    for (size_t i = 0; i < l->declarations.count; i++)
        if (is_emitted(l, l->declarations.at[i]))
            name_index(need, clang_getCanonicalCursor(l->declarations.at[i]));
    visit_bodies(need);
}

/* ---- sites ---- */

static bool is_site_name(CXString string) {
    const char *text = clang_getCString(string);
    bool is_site = text && (is_site_word(text) || (*text == '_' && is_site_word(text + 1)) ||
                            (*text == '\1' && is_site_word(text + 1)));
    clang_disposeString(string);
    return is_site;
}

/* An assembler name makes any function vfork. */
static bool makes_child(CXCursor declaration) {
    return is_site_name(clang_getCursorSpelling(declaration)) ||
           (clang_Cursor_hasAttrs(declaration) &&
            is_site_name(clang_Cursor_getMangling(declaration)));
}

/* Printing a declaration costs much; the system's headers have no aliases for the program. */
static bool may_be_alias(struct lower *l, CXCursor declaration, bool is_named) {
    return in_main_file(l, declaration) ||
           (is_named && !clang_Location_isInSystemHeader(clang_getCursorLocation(declaration)));
}

static enum CXChildVisitResult visit_annotation(CXCursor cursor, CXCursor parent,
                                                CXClientData data) {
    struct name *name = data;
    (void)parent;
    if (cursor.kind == CXCursor_AnnotateAttr) {
        CXString spelling = clang_getCursorSpelling(cursor);
        const char *text = clang_getCString(spelling);
        name->is_annotated |= strncmp(text, CLAIM_ANNOTATION, strlen(CLAIM_ANNOTATION)) == 0;
        name->is_site |= strcmp(text, CLAIM_ANNOTATION "vfork-like") == 0;
        clang_disposeString(spelling);
    }
    return cursor.kind == CXCursor_CompoundStmt ? CXChildVisit_Break : CXChildVisit_Continue;
}

static bool has_body(const struct name *name) {
    return !clang_Cursor_isNull(name->definition);
}

static bool is_named(const struct name *name, const char *const *names, size_t count) {
    bool found = false;
    if (count && name->is_function) {
        CXString spelling = clang_getCursorSpelling(name->canonical);
        for (size_t i = 0; i < count; i++)
            found |= strcmp(clang_getCString(spelling), names[i]) == 0;
        clang_disposeString(spelling);
    }
    return found;
}

/* False if what makes children is called through pointers, or by other names. */
static bool find_sites(struct lower *l, struct need *need, const char *const *roots,
                       size_t root_count) {
    for (size_t i = 0; i < need->names.count; i++) {
        struct name *name = &need->names.at[i];
        bool is_root = !has_body(name) && is_named(name, roots, root_count);
        name->is_site = name->is_function && (is_root || makes_child(name->canonical));
    }
    for (size_t i = 0; i < l->declarations.count; i++) {
        CXCursor cursor = l->declarations.at[i];
        if (!clang_Cursor_hasAttrs(cursor))
            continue;
        uint32_t index = map_get(&need->name_of, declaration_key(clang_getCanonicalCursor(cursor)));
        if (index != MAP_NONE)
            clang_visitChildren(cursor, visit_annotation, &need->names.at[index]);
        if (clang_isCursorDefinition(cursor))
            continue;
        if (may_be_alias(l, cursor, index != MAP_NONE) &&
            (*alias_target(l, cursor) || *ifunc_resolver(l, cursor)))
            return false;
        if (index != MAP_NONE)
            need->names.at[index].is_site |= makes_child(cursor);
    }
    for (size_t i = 0; i < need->names.count; i++)
        if (need->names.at[i].is_site && need->names.at[i].address_taken)
            return false;
    return true;
}

/* ---- the choice ---- */

static void close_over(struct need *need, uint32_t index) {
    if (need->names.at[index].is_closed)
        return;
    need->names.at[index].is_closed = true;
    VEC_PUSH(&need->todo, index);
}

static bool names_site(const struct need *need, const struct name *name) {
    for (uint32_t i = name->first; i < name->end; i++)
        if (need->names.at[need->namings.at[i].name].is_site)
            return true;
    return false;
}

/* Closes over the bodies with a site, and what is called through pointers, anywhere. */
static void find_closed(struct need *need, const char *const *roots, size_t root_count) {
    for (size_t i = 0; i < need->names.count; i++)
        if (need->names.at[i].is_annotated || names_site(need, &need->names.at[i]) ||
            is_named(&need->names.at[i], roots, root_count))
            close_over(need, (uint32_t)i);
    for (size_t i = 0; need->todo.count && i < need->names.count; i++)
        if (need->names.at[i].address_taken)
            close_over(need, (uint32_t)i);
    while (need->todo.count) {
        const struct name *name = &need->names.at[need->todo.at[--need->todo.count]];
        for (uint32_t i = name->first; i < name->end; i++)
            close_over(need, need->namings.at[i].name);
    }
}

/* Whether NAME's body bears on what is closed. Calls of library functions do not. */
static bool bears_on_closed(const struct need *need, const struct name *name) {
    for (uint32_t i = name->first; i < name->end; i++) {
        const struct naming *naming = &need->namings.at[i];
        const struct name *named = &need->names.at[naming->name];
        if (naming->is_address || (named->is_closed && (!named->is_function || has_body(named))))
            return true;
    }
    return false;
}

static void choose(struct need *need) {
    static const char *const always[] = {"main"};
    for (size_t i = 0; i < need->bodies.count; i++) {
        struct name *name = &need->names.at[need->bodies.at[i]];
        name->is_needed =
            name->is_closed || bears_on_closed(need, name) || is_named(name, always, 1);
    }
}

/* What two names of one variable have in common is found by the linker's name, not here. */
static bool has_other_name(const struct ir_global *global) {
    return !global->in_system_header &&
           (*global->alias_of || strcmp(global->asm_name, global->name) != 0);
}

static bool wants_all(const struct lower *l, const char *const *roots, size_t root_count) {
    for (size_t i = 0; i < root_count; i++)
        if (strcmp(roots[i], "*") == 0)
            return true;
    for (size_t i = 0; i < l->globals.count; i++)
        if (has_other_name(&l->globals.at[i].global))
            return true;
    return l->unit->incomplete;
}

struct need *need_choose(struct lower *l, const char *const *roots, size_t root_count) {
    if (wants_all(l, roots, root_count))
        return NULL;
    struct need *need = mem_calloc(1, sizeof *need);
    need->l = l;
    visit_initialisers(l, need);
    visit_emitted(l, need);
    if (!find_sites(l, need, roots, root_count)) {
        need_free(need);
        return NULL;
    }
    find_closed(need, roots, root_count);
    choose(need);
    return need;
}

void need_free(struct need *need) {
    if (!need)
        return;
    VEC_FREE(&need->names);
    VEC_FREE(&need->namings);
    VEC_FREE(&need->bodies);
    VEC_FREE(&need->todo);
    map_free(&need->name_of);
    free(need);
}

/* ---- what the lowering asks and gets ---- */

bool need_body(const struct need *need, CXCursor canonical) {
    if (!need)
        return true;
    uint32_t index = map_get(&need->name_of, declaration_key(canonical));
    return index == MAP_NONE || need->names.at[index].is_needed;
}

static void mark_function(struct lower *l, CXCursor function) {
    uint32_t index = function_index(l, function); /* the table may move */
    l->functions.at[index].function.named_by_omitted = true;
}

/* A static local is nobody else's. */
static void mark_global(struct lower *l, CXCursor global) {
    if (clang_getCursorLinkage(global) == CXLinkage_NoLinkage)
        return;
    uint32_t index = global_index(l, global);
    l->globals.at[index].global.named_by_omitted = true;
}

static void mark_named(struct lower *l, const struct need *need, const struct name *body) {
    for (uint32_t i = body->first; i < body->end; i++) {
        const struct name *name = &need->names.at[need->namings.at[i].name];
        if (name->is_function)
            mark_function(l, name->canonical);
        else
            mark_global(l, name->canonical);
    }
}

void need_mark(struct lower *l, const struct need *need) {
    for (size_t i = 0; need && i < need->bodies.count; i++) {
        const struct name *body = &need->names.at[need->bodies.at[i]];
        if (!body->is_needed)
            mark_named(l, need, body);
    }
    for (size_t i = 0; i < l->functions.count; i++) {
        struct function_entry *entry = &l->functions.at[i];
        uint32_t index =
            need ? map_get(&need->name_of, declaration_key(entry->declaration)) : MAP_NONE;
        entry->function.is_open = index != MAP_NONE && !need->names.at[index].is_closed;
        entry->function.is_omitted =
            !entry->function.is_defined && index != MAP_NONE && has_body(&need->names.at[index]);
    }
}
