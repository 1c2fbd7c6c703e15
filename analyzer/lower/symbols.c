#include "lower/symbols.h"

#include "lower/builder.h"
#include "lower/locations.h"
#include "lower/need.h"
#include "lower/types.h"

#include <string.h>

static enum ir_linkage linkage_of(CXCursor cursor) {
    switch (clang_getCursorLinkage(cursor)) {
    case CXLinkage_Internal:
        return IR_INTERNAL;
    case CXLinkage_NoLinkage:
        return IR_NO_LINKAGE;
    default:
        return IR_EXTERNAL;
    }
}

static bool in_system_header(CXCursor cursor) {
    return clang_Location_isInSystemHeader(clang_getCursorLocation(cursor)) != 0;
}

/* A system header gives functions of the library a body to be put inline (glibc's fortified "read",
 * its "atoi" with -O2), behind an ordinary declaration. */
static bool is_header_body(CXCursor definition) {
    return !clang_Cursor_isNull(definition) && in_system_header(definition) &&
           clang_Cursor_isFunctionInlined(definition) != 0;
}

static bool is_builtin_name(const char *name) {
    return strncmp(name, "__builtin_", 10) == 0 || strncmp(name, "__sync_", 7) == 0 ||
           strncmp(name, "__atomic_", 9) == 0 || strncmp(name, "__c11_atomic_", 13) == 0;
}

static struct ir_function new_function(struct lower *l, CXCursor cursor, CXCursor definition) {
    const char *name = take_string(l, clang_getCursorSpelling(cursor));
    CXType type = clang_getCursorType(cursor);
    struct ir_loc loc = loc_of_name(l, cursor);
    return (struct ir_function){
        .name = name,
        .asm_name = name,
        .alias_of = "",
        .type = take_string(l, clang_getTypeSpelling(clang_getCanonicalType(type))),
        .linkage = linkage_of(cursor) == IR_EXTERNAL ? IR_EXTERNAL : IR_INTERNAL,
        .is_inline = clang_Cursor_isFunctionInlined(cursor) != 0 || is_header_body(definition),
        .is_variadic = clang_Cursor_isVariadic(cursor) != 0,
        .in_system_header = in_system_header(clang_Cursor_isNull(definition) ? cursor : definition),
        .is_builtin = is_builtin_name(name) || loc.line == 0,
        .loc = loc};
}

static void queue_definition(struct lower *l, uint32_t index) {
    struct function_entry *entry = &l->functions.at[index];
    if (entry->queued || clang_Cursor_isNull(entry->definition) ||
        !need_body(l->need, entry->declaration))
        return;
    entry->queued = true;
    VEC_PUSH(&l->worklist, index);
}

uint32_t function_index(struct lower *l, CXCursor declaration) {
    CXCursor canonical = clang_getCanonicalCursor(declaration);
    uint32_t index = map_get(&l->function_of, declaration_key(canonical));
    if (index != MAP_NONE)
        return index;
    index = (uint32_t)l->functions.count;
    CXCursor definition = clang_getCursorDefinition(canonical);
    struct function_entry entry = {.function = new_function(l, canonical, definition),
                                   .declaration = canonical,
                                   .definition = definition};
    VEC_PUSH(&l->functions, entry);
    map_put(&l->function_of, declaration_key(canonical), index);
    queue_definition(l, index);
    return index;
}

bool is_known_function(const struct lower *l, CXCursor declaration) {
    return map_get(&l->function_of, declaration_key(clang_getCanonicalCursor(declaration))) !=
           MAP_NONE;
}

CXCursor declaration_by_name(struct lower *l, const char *name) {
    for (size_t i = 0; i < l->declarations.count; i++) {
        CXString spelling = clang_getCursorSpelling(l->declarations.at[i]);
        bool same = strcmp(clang_getCString(spelling), name) == 0;
        clang_disposeString(spelling);
        if (same)
            return l->declarations.at[i];
    }
    return clang_getNullCursor();
}

uint32_t function_by_name(struct lower *l, const char *name) {
    for (size_t i = 0; i < l->functions.count; i++)
        if (strcmp(l->functions.at[i].function.name, name) == 0)
            return (uint32_t)i;
    CXCursor declaration = declaration_by_name(l, name);
    return clang_Cursor_isNull(declaration) ? IR_NONE : function_index(l, declaration);
}

/* What the type of the object at CURSOR says of it. */
static struct ir_global new_global(struct lower *l, CXCursor cursor) {
    struct type_info type = type_info(l, clang_getCursorType(cursor));
    struct type_info leaf = type;
    while (leaf.is_array)
        leaf = element_type(l, &leaf);
    return (struct ir_global){.name = "",
                              .asm_name = "",
                              .alias_of = "",
                              .function = "",
                              .size = type.size,
                              .is_volatile = type.is_volatile || leaf.is_volatile,
                              .is_const = type.is_const || leaf.is_const,
                              .is_pointer = type.is_pointer,
                              .is_array = type.is_array,
                              .in_system_header = in_system_header(cursor)};
}

static uint32_t add_global(struct lower *l, const struct ir_global *global, CXCursor cursor,
                           const void *key) {
    uint32_t index = (uint32_t)l->globals.count;
    VEC_PUSH(&l->globals, ((struct global_state){.global = *global, .cursor = cursor}));
    map_put(&l->global_of, key, index);
    return index;
}

uint32_t global_index(struct lower *l, CXCursor declaration) {
    const void *key = declaration_key(clang_getCanonicalCursor(declaration));
    uint32_t index = map_get(&l->global_of, key);
    if (index != MAP_NONE)
        return index;
    struct ir_global global = new_global(l, declaration);
    global.name = global.asm_name = take_string(l, clang_getCursorSpelling(declaration));
    global.linkage = linkage_of(declaration);
    global.is_defined = global.linkage == IR_NO_LINKAGE;
    if (global.is_defined && l->fn)
        global.function = l->functions.at[l->fn->function].function.name;
    global.is_thread_local = clang_getCursorTLSKind(declaration) != CXTLS_None;
    global.loc = loc_of_name(l, declaration);
    read_variable_attributes(l, &global, declaration);
    return add_global(l, &global, declaration, key);
}

uint32_t hidden_global_index(struct lower *l, CXCursor function) {
    struct type_info type = pointer_type(l);
    const char *name = take_string(l, clang_getCursorSpelling(function));
    const struct ir_global global = {.name = name,
                                     .asm_name = name,
                                     .alias_of = "",
                                     .function = "",
                                     .linkage = IR_INTERNAL,
                                     .size = type.size,
                                     .is_defined = true,
                                     .is_pointer = true,
                                     .loc = loc_of_name(l, function)};
    return add_global(l, &global, function, declaration_key(function));
}

uint32_t literal_object_index(struct lower *l, CXCursor compound_literal) {
    const void *key = statement_key(compound_literal);
    uint32_t index = map_get(&l->global_of, key);
    if (index != MAP_NONE)
        return index;
    struct ir_global global = new_global(l, compound_literal);
    global.linkage = IR_INTERNAL;
    global.is_defined = true;
    global.loc = loc_of(l, compound_literal);
    return add_global(l, &global, compound_literal, key);
}

uint32_t literal_index(struct lower *l, CXCursor string_literal) {
    CXString spelling = clang_getCursorSpelling(string_literal);
    const char *text = clang_getCString(spelling);
    const char *open = text ? strchr(text, '"') : NULL;
    size_t length = open ? strlen(open) : 0;
    const char *content = length >= 2 ? intern_n(l->unit->strings, open + 1, length - 2)
                                      : intern(l->unit->strings, "");
    clang_disposeString(spelling);
    uint32_t index = map_get(&l->literal_of, content);
    if (index != MAP_NONE)
        return index;
    index = (uint32_t)l->literals.count;
    VEC_PUSH(&l->literals, content);
    map_put(&l->literal_of, content, index);
    return index;
}

/* A parameter of array or function type is a pointer; libclang shows the type as written. */
static struct type_info local_type(struct lower *l, CXCursor declaration, bool is_parameter) {
    struct type_info type = type_info(l, clang_getCursorType(declaration));
    if (is_parameter && (type.is_array || type.is_function))
        return pointer_type(l);
    return type;
}

static bool holds_volatile(struct lower *l, struct type_info type) {
    bool is_volatile = type.is_volatile;
    while (type.is_array) {
        type = element_type(l, &type);
        is_volatile = is_volatile || type.is_volatile;
    }
    return is_volatile;
}

uint32_t new_local(struct lower *l, CXCursor declaration, bool is_parameter) {
    struct function_state *fn = l->fn;
    struct type_info type = local_type(l, declaration, is_parameter);
    uint32_t index = (uint32_t)fn->locals.count;
    struct ir_local local = {.name = take_string(l, clang_getCursorSpelling(declaration)),
                             .size = type.size,
                             .is_parameter = is_parameter,
                             .is_volatile = holds_volatile(l, type),
                             .is_pointer = type.is_pointer,
                             .is_array = type.is_array,
                             .depth = is_parameter ? 0 : fn->depth,
                             .loc = loc_of_name(l, declaration)};
    VEC_PUSH(&fn->locals, local);
    map_put(&fn->local_of, declaration_key(declaration), index);
    return index;
}

uint32_t new_temporary(struct lower *l, const struct type_info *type) {
    struct function_state *fn = l->fn;
    struct ir_local local = {.name = "",
                             .size = type->size,
                             .is_temporary = true,
                             .is_pointer = type->is_pointer,
                             .is_array = type->is_array,
                             .depth = fn->depth,
                             .loc = fn->loc};
    VEC_PUSH(&fn->locals, local);
    return (uint32_t)fn->locals.count - 1;
}

uint32_t local_index(const struct lower *l, CXCursor declaration) {
    return map_get(&l->fn->local_of, declaration_key(declaration));
}
