#include "lower/unit.h"

#include "ir/number.h"
#include "lower/expr.h"
#include "lower/init.h"
#include "lower/locations.h"
#include "lower/symbols.h"
#include "lower/types.h"

#include <string.h>

/* Longer constant tables of numbers decide no branch that matters. */
enum { MOST_INTEGERS = 1024 };

struct global_walk {
    struct init_walk walk;
    bool is_const;
    size_t integers;
    VEC(struct ir_init) inits;
};

/* The declaration, or compound literal, whose address a constant pointer expression is; the offset
 * of elements is not kept: what is taken the address of matters. */
static CXCursor addressed(struct lower *l, CXCursor cursor) {
    for (;;) {
        cursor = without_parens(l, cursor);
        if (cursor.kind == CXCursor_DeclRefExpr)
            return clang_getCursorReferenced(cursor);
        if (cursor.kind == CXCursor_CompoundLiteralExpr)
            return cursor;
        struct kids kids = kids_of(l, cursor);
        CXCursor first = kids.count ? kid(l, kids, 0) : clang_getNullCursor();
        CXCursor last = kids.count ? kid(l, kids, kids.count - 1) : first;
        size_t count = kids.count;
        kids_drop(l, kids);
        bool forward = cursor.kind == CXCursor_UnexposedExpr && count == 1;
        if (forward || cursor.kind == CXCursor_CStyleCastExpr)
            cursor = last;
        else if (cursor.kind == CXCursor_UnaryOperator ||
                 cursor.kind == CXCursor_ArraySubscriptExpr ||
                 cursor.kind == CXCursor_MemberRefExpr)
            cursor = first;
        else if (cursor.kind == CXCursor_BinaryOperator)
            cursor = value_type(l, first).is_pointer ? first : last;
        else
            return clang_getNullCursor();
        if (clang_Cursor_isNull(cursor) || !clang_isExpression(cursor.kind))
            return clang_getNullCursor();
    }
}

static void add_address(struct global_walk *walk, CXCursor target, int64_t offset) {
    struct lower *l = walk->walk.l;
    struct ir_init init = {.offset = offset, .func = IR_NONE, .global = IR_NONE};
    if (target.kind == CXCursor_FunctionDecl)
        init.func = function_index(l, target);
    else if (target.kind == CXCursor_VarDecl)
        init.global = global_index(l, target);
    else if (target.kind == CXCursor_CompoundLiteralExpr)
        init.global = literal_object_index(l, target);
    else
        return;
    VEC_PUSH(&walk->inits, init);
}

static void add_integer(struct global_walk *walk, const struct type_info *type, CXCursor cursor,
                        int64_t offset) {
    struct ir_init init = {.offset = offset,
                           .is_integer = true,
                           .func = IR_NONE,
                           .global = IR_NONE,
                           .size = type->size};
    if (walk->integers >= MOST_INTEGERS || !evaluate_integer(cursor, &init.value))
        return;
    walk->integers++;
    init.value = ir_wrap(init.value, type->bits, type->is_signed);
    VEC_PUSH(&walk->inits, init);
}

static enum CXChildVisitResult visit_label_address(CXCursor cursor, CXCursor parent,
                                                   CXClientData data) {
    struct lower *l = data;
    (void)parent;
    if (cursor.kind != CXCursor_AddrLabelExpr)
        return CXChildVisit_Recurse;
    uint32_t label = label_of_reference(l, cursor);
    if (label != IR_NONE)
        l->fn->labels.at[label].address_taken = true;
    return CXChildVisit_Continue;
}

/* A static local's initialiser can hold addresses of labels, also as `&&a - &&b`. */
static void label_leaf(struct lower *l, CXCursor cursor) {
    if (!l->fn)
        return;
    if (visit_label_address(cursor, cursor, l) == CXChildVisit_Recurse)
        clang_visitChildren(cursor, visit_label_address, l);
}

/* That of a variable or of a compound literal. */
static CXCursor initializer_of(struct lower *l, CXCursor cursor) {
    if (cursor.kind != CXCursor_CompoundLiteralExpr)
        return clang_Cursor_getVarDeclInitializer(cursor);
    struct kids kids = kids_of(l, cursor);
    CXCursor last = kids.count ? kid(l, kids, kids.count - 1) : clang_getNullCursor();
    kids_drop(l, kids);
    return last;
}

static void global_leaf(struct init_walk *base, const struct type_info *type, CXCursor expression,
                        int64_t offset, int64_t count) {
    struct global_walk *walk = (struct global_walk *)base;
    struct lower *l = base->l;
    CXCursor inner = without_parens(l, expression);
    if (inner.kind == CXCursor_CompoundLiteralExpr && type->is_record) {
        walk_initializer(base, type, initializer_of(l, inner), offset);
        return;
    }
    if (type->is_pointer || (type->is_integer && type->bits == pointer_type(l).bits)) {
        CXCursor target = addressed(l, expression);
        if (!clang_Cursor_isNull(target) && type->is_pointer) {
            for (int64_t i = 0; i < count && i < MOST_INTEGERS; i++)
                add_address(walk, target, offset + i * (int64_t)type->size);
            return;
        }
    }
    label_leaf(l, expression);
    if (type->is_integer && (walk->is_const || type->is_const))
        for (int64_t i = 0; i < count && walk->integers < MOST_INTEGERS; i++)
            add_integer(walk, type, expression, offset + i * (int64_t)type->size);
}

static void keep_inits(struct lower *l, struct ir_global *global, struct global_walk *walk) {
    global->init_count = (uint32_t)walk->inits.count;
    global->inits = arena_alloc(l->unit->arena, walk->inits.count * sizeof *global->inits);
    if (walk->inits.count)
        memcpy(global->inits, walk->inits.at, walk->inits.count * sizeof *global->inits);
    VEC_FREE(&walk->inits);
}

void lower_global(struct lower *l, uint32_t index) {
    struct global_state *state = &l->globals.at[index];
    if (state->initialized)
        return;
    state->initialized = true;
    CXCursor initializer = initializer_of(l, state->cursor);
    if (clang_Cursor_isNull(initializer))
        return;
    struct type_info type = type_info(l, clang_getCursorType(state->cursor));
    struct global_walk walk = {.walk = {l, global_leaf}, .is_const = state->global.is_const};
    walk_initializer(&walk.walk, &type, initializer, 0);
    keep_inits(l, &l->globals.at[index].global, &walk);
}

/* Whether the declaration makes an alias, which other files may use whether this one does or not.
 */
static bool is_alias(struct lower *l, CXCursor cursor) {
    struct ir_global global = {0};
    read_variable_attributes(l, &global, cursor);
    return global.is_defined;
}

/* Of several declarations the one with the initialiser is kept. */
static void note_variable(struct lower *l, CXCursor cursor) {
    bool main_file = in_main_file(l, cursor);
    bool initialized = clang_Cursor_hasVarDeclGlobalStorage(cursor) == 1 &&
                       !clang_Cursor_isNull(clang_Cursor_getVarDeclInitializer(cursor));
    bool declares = clang_Cursor_getStorageClass(cursor) == CX_SC_Extern && !initialized;
    uint32_t index = map_get(&l->global_of, declaration_key(clang_getCanonicalCursor(cursor)));
    if (index == MAP_NONE) {
        if (!initialized && (declares || !main_file) && !(main_file && is_alias(l, cursor)))
            return;
        index = global_index(l, cursor);
    }
    struct global_state *state = &l->globals.at[index];
    read_variable_attributes(l, &state->global, cursor);
    if (declares)
        return;
    if (!state->global.is_defined || initialized) {
        struct type_info type = type_info(l, clang_getCursorType(cursor));
        state->global.loc = loc_of_name(l, cursor);
        if (type.size)
            state->global.size = type.size;
    }
    state->global.is_defined = true;
    if (initialized)
        state->cursor = cursor;
}

void note_declaration(struct lower *l, CXCursor cursor) {
    if (cursor.kind == CXCursor_VarDecl)
        note_variable(l, cursor);
    else if (cursor.kind == CXCursor_FunctionDecl)
        VEC_PUSH(&l->declarations, cursor);
}
