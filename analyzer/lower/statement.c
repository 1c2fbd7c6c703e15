#include "lower/statement.h"

#include "lower/captured.h"
#include "lower/expr.h"
#include "lower/locations.h"
#include "lower/symbols.h"
#include "lower/types.h"
#include "lower/unit.h"

void emit_cleanups(struct lower *l, uint32_t outer) {
    struct function_state *fn = l->fn;
    if (!is_reachable(l))
        return;
    for (uint32_t at = fn->cleanup; at != outer && at != IR_NONE; at = fn->cleanups.at[at].parent) {
        const struct cleanup cleanup = fn->cleanups.at[at];
        const struct ir_local *local = &fn->locals.at[cleanup.local];
        struct ir_place place = {.base = IR_LOCAL,
                                 .id = cleanup.local,
                                 .size = local->size,
                                 .is_volatile = local->is_volatile,
                                 .name = local->name};
        fn->loc = cleanup.loc;
        ir_reg argument = emit_addr(l, &place);
        struct type_info nothing = {0};
        emit_value(l,
                   (struct ir_op){.code = IR_CALL,
                                  .func = cleanup.func,
                                  .a = cleanup.func == IR_NONE ? argument : 0,
                                  .text = cleanup.func == IR_NONE ? "cleanup" : NULL,
                                  .args = copy_registers(l, &argument, 1),
                                  .arg_count = 1,
                                  .is_callback_unwind = true},
                   &nothing);
    }
}

/* Sizes in the type of a declaration; only a variable length makes them more than constants. */
static void lower_sizes(struct lower *l, CXCursor declaration, CXCursor initializer) {
    struct kids kids = kids_of(l, declaration);
    for (size_t i = 0; i < kids.count; i++) {
        CXCursor size = kid(l, kids, i);
        if (clang_isExpression(size.kind) && !clang_equalCursors(size, initializer))
            lower_value(l, size);
    }
    kids_drop(l, kids);
}

static bool has_variable_size(struct lower *l, struct type_info type) {
    for (int depth = 0; depth < 64; depth++) {
        if (type.kind == CXType_VariableArray)
            return true;
        if (!type.is_array && type.kind != CXType_Pointer)
            return false;
        type = element_type(l, &type);
    }
    return false;
}

static void emit_declare(struct lower *l, const struct ir_place *place) {
    emit(l, (struct ir_op){.code = IR_DECLARE, .place = *place});
}

static bool is_braced_or_string(struct lower *l, CXCursor initializer) {
    enum CXCursorKind kind = without_parens(l, initializer).kind;
    return kind == CXCursor_InitListExpr || kind == CXCursor_StringLiteral ||
           kind == CXCursor_CompoundLiteralExpr;
}

static void lower_local(struct lower *l, CXCursor declaration) {
    struct type_info type = type_info(l, clang_getCursorType(declaration));
    CXCursor initializer = clang_Cursor_getVarDeclInitializer(declaration);
    bool initialized = !clang_Cursor_isNull(initializer);
    struct ir_loc loc = loc_of_name(l, declaration);
    if (has_variable_size(l, type))
        lower_sizes(l, declaration, initializer);
    uint32_t local = new_local(l, declaration, false);
    /* typeof of an array parameter is a pointer that libclang shows as an array. */
    if (type.is_array && initialized && !is_braced_or_string(l, initializer)) {
        struct type_info pointer = pointer_type(l);
        pointer.canonical = type.canonical;
        type = pointer;
        l->fn->locals.at[local].size = type.size;
        l->fn->locals.at[local].is_array = false;
        l->fn->locals.at[local].is_pointer = true;
    }
    const struct ir_local *variable = &l->fn->locals.at[local];
    struct lvalue object = {{.base = IR_LOCAL,
                             .id = local,
                             .size = variable->size,
                             .is_volatile = variable->is_volatile,
                             .name = variable->name},
                            type};
    l->fn->loc = loc;
    emit_declare(l, &object.place);
    if (initialized) {
        lower_initializer(l, &object, initializer);
        l->fn->loc = loc;
    }
    note_cleanup(l, declaration, local);
}

static void lower_declaration(struct lower *l, CXCursor declaration) {
    if (declaration.kind == CXCursor_VarDecl) {
        if (clang_Cursor_hasVarDeclGlobalStorage(declaration) == 1)
            lower_global(l, global_index(l, declaration)); /* may hold addresses of labels */
        else
            lower_local(l, declaration);
    } else if (declaration.kind == CXCursor_TypedefDecl &&
               has_variable_size(l,
                                 type_info(l, clang_getTypedefDeclUnderlyingType(declaration)))) {
        lower_sizes(l, declaration, clang_getNullCursor());
    }
}

static void lower_declarations(struct lower *l, CXCursor cursor) {
    struct kids kids = kids_of(l, cursor);
    for (size_t i = 0; i < kids.count; i++)
        lower_declaration(l, kid(l, kids, i));
    kids_drop(l, kids);
}

static void lower_compound(struct lower *l, CXCursor cursor) {
    uint32_t outer = l->fn->cleanup;
    struct kids kids = kids_of(l, cursor);
    l->fn->depth++;
    for (size_t i = 0; i < kids.count; i++) {
        lower_statement(l, kid(l, kids, i));
        l->fn->last_statement = kid(l, kids, i);
    }
    l->fn->depth--;
    kids_drop(l, kids);
    emit_cleanups(l, outer);
    l->fn->cleanup = outer;
}

/* The expression that gives a statement expression its value: its last statement, behind labels and
 * attributes. */
static ir_reg lower_last(struct lower *l, CXCursor statement, bool want_value) {
    while (statement.kind == CXCursor_LabelStmt || statement.kind == CXCursor_UnexposedStmt) {
        if (statement.kind == CXCursor_LabelStmt)
            lower_label(l, statement);
        struct kids kids = kids_of(l, statement);
        CXCursor inner = kids.count ? kid(l, kids, kids.count - 1) : clang_getNullCursor();
        kids_drop(l, kids);
        if (clang_Cursor_isNull(inner))
            return 0;
        statement = inner;
    }
    if (want_value && clang_isExpression(statement.kind))
        return lower_value(l, statement);
    lower_statement(l, statement);
    return 0;
}

ir_reg lower_statement_expression(struct lower *l, CXCursor cursor, bool want_value) {
    struct type_info type = value_type(l, cursor);
    CXCursor body = only_kid(l, cursor);
    uint32_t outer = l->fn->cleanup;
    ir_reg value = 0;
    struct kids kids = kids_of(l, body);
    l->fn->depth++;
    for (size_t i = 0; i < kids.count; i++) {
        bool is_last = i + 1 == kids.count;
        if (is_last)
            value = lower_last(l, kid(l, kids, i), want_value && !type.is_void);
        else
            lower_statement(l, kid(l, kids, i));
        l->fn->last_statement = kid(l, kids, i);
    }
    l->fn->depth--;
    kids_drop(l, kids);
    emit_cleanups(l, outer);
    l->fn->cleanup = outer;
    return value == 0 && want_value && !type.is_void ? emit_undef(l, &type) : value;
}

static struct ir_loc lower_if(struct lower *l, CXCursor cursor);

/* A branch, which goes on at JOIN; where it ends. Each `else if` of a long chain ends where the
 * chain does, which libclang finds by walking down the rest of it. */
static struct ir_loc lower_branch(struct lower *l, CXCursor branch, uint32_t join) {
    struct ir_loc end;
    if (branch.kind == CXCursor_IfStmt) {
        end = lower_if(l, branch);
    } else {
        lower_statement(l, branch);
        end = loc_of_end(l, branch);
    }
    end_jump(l, join, end, false);
    return end;
}

/* Where the statement ends. */
static struct ir_loc lower_if(struct lower *l, CXCursor cursor) {
    struct kids kids = kids_of(l, cursor);
    CXCursor test = kid(l, kids, 0), then = kid(l, kids, 1);
    CXCursor otherwise = kids.count > 2 ? kid(l, kids, 2) : clang_getNullCursor();
    kids_drop(l, kids);
    bool has_else = !clang_Cursor_isNull(otherwise);
    uint32_t yes = new_block(l), join = new_block(l), no = has_else ? new_block(l) : join;
    lower_condition(l, test, yes, no);
    place_block(l, yes);
    struct ir_loc end = lower_branch(l, then, join);
    if (has_else) {
        place_block(l, no);
        end = lower_branch(l, otherwise, join);
    }
    place_if_used(l, join);
    return end;
}

static void lower_return(struct lower *l, CXCursor cursor) {
    struct ir_loc loc = loc_of(l, cursor);
    CXCursor operand = only_kid(l, cursor);
    ir_reg value = 0;
    if (!clang_Cursor_isNull(operand)) {
        struct type_info from = value_type(l, operand);
        value = lower_value(l, operand);
        if (value)
            value = convert(l, value, &from, &l->fn->return_type);
    }
    if (l->fn->return_type.is_void)
        value = 0;
    emit_cleanups(l, IR_NONE);
    if (!is_reachable(l))
        place_block(l, new_block(l));
    end_return(l, value, loc);
}

static void lower_jump(struct lower *l, CXCursor cursor, struct jump_target target) {
    struct ir_loc loc = loc_of(l, cursor);
    if (target.block == IR_NONE) {
        l->fn->incomplete = true;
        end_unreachable(l, loc);
        return;
    }
    emit_cleanups(l, target.cleanup);
    end_jump(l, target.block, loc, true);
}

static void lower_attributed(struct lower *l, CXCursor cursor) {
    struct kids kids = kids_of(l, cursor);
    for (size_t i = 0; i < kids.count; i++)
        if (!clang_isAttribute(kid(l, kids, i).kind))
            lower_statement(l, kid(l, kids, i));
    kids_drop(l, kids);
}

static void lower_unknown_statement(struct lower *l, CXCursor cursor) {
    CXString kind = clang_getCursorKindSpelling(cursor.kind);
    struct type_info opaque = {0};
    l->fn->loc = loc_of(l, cursor);
    emit_unknown(l, clang_getCString(kind), NULL, 0, &opaque);
    clang_disposeString(kind);
    lower_attributed(l, cursor);
}

void lower_statement(struct lower *l, CXCursor cursor) {
    switch (cursor.kind) {
    case CXCursor_CompoundStmt:
        lower_compound(l, cursor);
        break;
    case CXCursor_DeclStmt:
        lower_declarations(l, cursor);
        break;
    case CXCursor_IfStmt:
        lower_if(l, cursor);
        break;
    case CXCursor_SwitchStmt:
        lower_switch(l, cursor);
        break;
    case CXCursor_CaseStmt:
        lower_case(l, cursor);
        break;
    case CXCursor_DefaultStmt:
        lower_default(l, cursor);
        break;
    case CXCursor_WhileStmt:
        lower_while(l, cursor);
        break;
    case CXCursor_DoStmt:
        lower_do(l, cursor);
        break;
    case CXCursor_ForStmt:
        lower_for(l, cursor);
        break;
    case CXCursor_GotoStmt:
        lower_goto(l, cursor);
        break;
    case CXCursor_IndirectGotoStmt:
        lower_computed_goto(l, cursor);
        break;
    case CXCursor_LabelStmt:
        lower_label(l, cursor);
        lower_attributed(l, cursor);
        break;
    case CXCursor_BreakStmt:
        lower_jump(l, cursor, l->fn->break_target);
        break;
    case CXCursor_ContinueStmt:
        lower_jump(l, cursor, l->fn->continue_target);
        break;
    case CXCursor_ReturnStmt:
        lower_return(l, cursor);
        break;
    case CXCursor_GCCAsmStmt:
    case CXCursor_MSAsmStmt:
        lower_asm(l, cursor);
        break;
    case CXCursor_NullStmt:
        break;
    case CXCursor_UnexposedStmt:
        if (!lower_captured(l, cursor))
            lower_attributed(l, cursor);
        break;
    default:
        if (clang_isExpression(cursor.kind))
            lower_effects(l, cursor);
        else
            lower_unknown_statement(l, cursor);
    }
}
