/* Lvalues to places. */
#include "lower/expr.h"
#include "lower/locations.h"
#include "lower/symbols.h"
#include "lower/types.h"

#include <string.h>

static struct lvalue variable_place(struct lower *l, CXCursor declaration) {
    struct type_info type = type_info(l, clang_getCursorType(declaration));
    uint32_t local = l->fn ? local_index(l, declaration) : IR_NONE;
    if (local != IR_NONE) {
        const struct ir_local *variable = &l->fn->locals.at[local];
        if (variable->is_parameter && (type.is_array || type.is_function)) {
            struct type_info pointer = pointer_type(l);
            pointer.canonical = type.canonical;
            type = pointer;
        }
        return (struct lvalue){{.base = IR_LOCAL,
                                .id = local,
                                .size = variable->size,
                                .is_volatile = variable->is_volatile,
                                .name = variable->name},
                               type};
    }
    uint32_t index = global_index(l, declaration);
    const struct ir_global *global = &l->globals.at[index].global;
    return (struct lvalue){{.base = IR_GLOBAL,
                            .id = index,
                            .size = type.size ? type.size : global->size,
                            .is_volatile = global->is_volatile,
                            .name = global->name},
                           type};
}

struct lvalue dereferenced(struct lower *l, ir_reg pointer, const struct type_info *type) {
    const char *name = reg_name(l, pointer);
    bool simple = !strchr(name, ' ');
    if (name[0] == '&' && simple)
        name = name_of(l, "%s", name + 1);
    else
        name = name_of(l, simple ? "*%s" : "*(%s)", name);
    return (struct lvalue){{.base = IR_DEREF,
                            .id = pointer,
                            .size = type->size,
                            .is_volatile = type->is_volatile,
                            .name = name},
                           *type};
}

/* The operand of a decay from array to pointer, else a null cursor. */
static CXCursor decayed_array(struct lower *l, CXCursor cursor) {
    cursor = without_parens(l, cursor);
    if (cursor.kind != CXCursor_UnexposedExpr)
        return clang_getNullCursor();
    CXCursor inner = without_parens(l, only_kid(l, cursor));
    if (clang_Cursor_isNull(inner) || !type_info(l, clang_getCursorType(inner)).is_array)
        return clang_getNullCursor();
    if (!is_lvalue(l, inner) && inner.kind != CXCursor_UnexposedExpr)
        return clang_getNullCursor();
    if (inner.kind == CXCursor_DeclRefExpr &&
        clang_getCursorReferenced(inner).kind == CXCursor_ParmDecl)
        return clang_getNullCursor();
    if (inner.kind == CXCursor_UnexposedExpr && !is_lvalue(l, inner))
        return clang_getNullCursor();
    return inner;
}

struct lvalue lower_pointee(struct lower *l, CXCursor cursor, const struct type_info *type) {
    cursor = without_parens(l, cursor);
    if (cursor.kind == CXCursor_UnaryOperator &&
        clang_getCursorUnaryOperatorKind(cursor) == CXUnaryOperator_AddrOf) {
        CXCursor operand = only_kid(l, cursor);
        if (!type_info(l, clang_getCursorType(operand)).is_function)
            return lower_place(l, operand);
    }
    CXCursor array = decayed_array(l, cursor);
    if (!clang_Cursor_isNull(array)) {
        struct lvalue object = lower_place(l, array);
        object.place.name = name_of(l, "*%s", object.place.name);
        object.place.size = type->size;
        object.type = *type;
        return object;
    }
    return dereferenced(l, lower_value(l, cursor), type);
}

static const char *member_name(struct lower *l, const char *base, bool arrow, const char *field) {
    size_t length = strlen(base);
    bool open = length > 0 && (base[length - 1] == '.' || base[length - 1] == '>');
    bool simple = arrow ? !strchr(base, ' ') : base[0] != '*';
    const char *format = simple || open ? "%s%s%s" : "(%s)%s%s";
    return name_of(l, format, base, open ? "" : arrow ? "->" : ".", field);
}

static struct lvalue field_of(struct lower *l, struct lvalue object, CXCursor field,
                              const char *name) {
    struct type_info type = type_info(l, clang_getCursorType(field));
    long long bits = clang_Cursor_getOffsetOfField(field);
    object.place.size = type.size;
    if (bits < 0)
        object.place.size = bits = 0;
    object.place.offset += bits / 8;
    if (clang_Cursor_isBitField(field)) {
        object.place.is_bitfield = true;
        long long width = clang_getFieldDeclBitWidth(field);
        object.place.size = (uint64_t)((bits % 8 + width + 7) / 8);
        object.place.bit_begin = (uint8_t)(bits % 8);
        object.place.bit_end = (uint8_t)(bits % 8 + width);
    }
    object.place.is_volatile |= type.is_volatile;
    object.place.name = name;
    object.type = type;
    return object;
}

static struct lvalue member_place(struct lower *l, CXCursor cursor) {
    CXCursor base = only_kid(l, cursor);
    CXCursor field = clang_getCursorReferenced(cursor);
    struct type_info base_type = type_info(l, clang_getCursorType(base));
    CXString spelling = clang_getCursorSpelling(field);
    const char *field_name =
        clang_Cursor_isAnonymous(field) ? "" : intern(l->unit->strings, clang_getCString(spelling));
    clang_disposeString(spelling);
    if (strchr(field_name, '('))
        field_name = "";
    if (base_type.is_record) {
        struct lvalue object = lower_place(l, base);
        return field_of(l, object, field, member_name(l, object.place.name, false, field_name));
    }
    struct type_info record = element_type(l, &base_type);
    struct lvalue object = lower_pointee(l, base, &record);
    if (object.place.base == IR_DEREF && object.place.offset == 0 && object.place.index == 0 &&
        object.place.name[0] == '*') {
        const char *pointer = reg_name(l, object.place.id);
        return field_of(l, object, field, member_name(l, pointer, true, field_name));
    }
    const char *name = object.place.name[0] == '*'
                           ? member_name(l, object.place.name + 1, true, field_name)
                           : member_name(l, object.place.name, false, field_name);
    return field_of(l, object, field, name);
}

/* OBJECT moved by INDEX elements of TYPE; ARRAY_SIZE bytes are indexed, 0 = unknown. */
static struct lvalue indexed(struct lower *l, struct lvalue object, ir_reg index,
                             const struct type_info *type, uint64_t array_size) {
    const struct reg_info number = *reg_info(l, index);
    if (type->size == 0) {
        struct lvalue row =
            dereferenced(l, emit_ptradd(l, emit_addr(l, &object.place), index, 0), type);
        return row;
    }
    if (number.is_constant && number.value > -(INT64_C(1) << 40) &&
        number.value < INT64_C(1) << 40) {
        object.place.offset += number.value * (int64_t)type->size;
        return object;
    }
    if (object.place.index != 0)
        object.place = (struct ir_place){.base = IR_DEREF, .id = emit_addr(l, &object.place)};
    object.place.index = index;
    object.place.scale = type->size;
    object.place.extent_begin = object.place.offset;
    object.place.extent_end = object.place.offset + (int64_t)array_size;
    return object;
}

static struct lvalue subscript_place(struct lower *l, CXCursor cursor) {
    struct kids kids = kids_of(l, cursor);
    CXCursor base = kid(l, kids, 0), index = kid(l, kids, kids.count - 1);
    kids_drop(l, kids);
    if (value_type(l, base).is_integer) { /* 1[array] */
        CXCursor swap = base;
        base = index;
        index = swap;
    }
    struct type_info type = type_info(l, clang_getCursorType(cursor));
    CXCursor array = decayed_array(l, base);
    struct lvalue object;
    const char *name;
    uint64_t size = 0;
    if (!clang_Cursor_isNull(array)) {
        object = lower_place(l, array);
        name = object.place.name;
        size = object.type.size;
    } else {
        ir_reg pointer = lower_value(l, base);
        name = reg_name(l, pointer);
        object = dereferenced(l, pointer, &type);
    }
    ir_reg number = lower_value(l, index);
    bool simple = name[0] != '*' && name[0] != '&' && !strchr(name, ' ');
    name = name_of(l, simple ? "%s[%s]" : "(%s)[%s]", name, reg_name(l, number));
    object = indexed(l, object, number, &type, size);
    object.place.size = type.size;
    object.place.is_volatile |= type.is_volatile;
    object.place.name = name;
    object.type = type;
    return object;
}

static struct lvalue temporary_with_value(struct lower *l, CXCursor cursor) {
    struct type_info type = type_info(l, clang_getCursorType(cursor));
    ir_reg value = lower_value(l, cursor);
    struct lvalue object = {{.base = IR_LOCAL,
                             .id = new_temporary(l, &type),
                             .size = type.size,
                             .name = reg_name(l, value)},
                            type};
    if (value)
        emit_store(l, &object.place, value, &type, true);
    return object;
}

static struct lvalue literal_place(struct lower *l, CXCursor cursor) {
    struct type_info type = type_info(l, clang_getCursorType(cursor));
    return (struct lvalue){{.base = IR_LITERAL,
                            .id = literal_index(l, cursor),
                            .size = type.size,
                            .name = "a string literal"},
                           type};
}

static struct lvalue unary_place(struct lower *l, CXCursor cursor) {
    enum CXUnaryOperatorKind kind = clang_getCursorUnaryOperatorKind(cursor);
    struct type_info type = type_info(l, clang_getCursorType(cursor));
    CXCursor operand = only_kid(l, cursor);
    if (kind == CXUnaryOperator_Deref)
        return lower_pointee(l, operand, &type);
    if (kind == CXUnaryOperator_Extension)
        return lower_place(l, operand);
    if (kind == CXUnaryOperator_Real || kind == CXUnaryOperator_Imag) {
        struct lvalue part = lower_place(l, operand);
        if (kind == CXUnaryOperator_Imag && part.type.size > type.size)
            part.place.offset += (int64_t)type.size;
        part.place.size = type.size;
        part.type = type;
        return part;
    }
    return temporary_with_value(l, cursor);
}

static struct lvalue unexposed_place(struct lower *l, CXCursor cursor) {
    struct kids kids = kids_of(l, cursor);
    CXCursor inner = kids.count == 1 ? kid(l, kids, 0) : chosen_operand(l, cursor, kids);
    kids_drop(l, kids);
    if (clang_Cursor_isNull(inner) || !is_lvalue(l, inner))
        return temporary_with_value(l, cursor);
    return lower_place(l, inner);
}

bool is_lvalue(struct lower *l, CXCursor cursor) {
    cursor = without_parens(l, cursor);
    switch (cursor.kind) {
    case CXCursor_DeclRefExpr: {
        enum CXCursorKind kind = clang_getCursorReferenced(cursor).kind;
        return kind == CXCursor_VarDecl || kind == CXCursor_ParmDecl;
    }
    case CXCursor_MemberRefExpr:
    case CXCursor_ArraySubscriptExpr:
    case CXCursor_CompoundLiteralExpr:
    case CXCursor_StringLiteral:
        return true;
    case CXCursor_UnaryOperator: {
        enum CXUnaryOperatorKind kind = clang_getCursorUnaryOperatorKind(cursor);
        if (kind == CXUnaryOperator_Real || kind == CXUnaryOperator_Imag)
            return is_lvalue(l, only_kid(l, cursor));
        return kind == CXUnaryOperator_Deref &&
               !type_info(l, clang_getCursorType(cursor)).is_function;
    }
    case CXCursor_GenericSelectionExpr:
    case CXCursor_UnexposedExpr: {
        struct kids kids = kids_of(l, cursor);
        CXCursor inner = kids.count == 1 ? kid(l, kids, 0) : chosen_operand(l, cursor, kids);
        kids_drop(l, kids);
        return !clang_Cursor_isNull(inner) && clang_isExpression(inner.kind) &&
               clang_equalTypes(type_info(l, clang_getCursorType(inner)).canonical,
                                type_info(l, clang_getCursorType(cursor)).canonical) &&
               is_lvalue(l, inner);
    }
    default:
        return false;
    }
}

struct lvalue lower_place(struct lower *l, CXCursor cursor) {
    cursor = without_parens(l, cursor);
    switch (cursor.kind) {
    case CXCursor_DeclRefExpr: {
        CXCursor declaration = clang_getCursorReferenced(cursor);
        if (declaration.kind == CXCursor_VarDecl || declaration.kind == CXCursor_ParmDecl)
            return variable_place(l, declaration);
        return temporary_with_value(l, cursor);
    }
    case CXCursor_MemberRefExpr:
        return member_place(l, cursor);
    case CXCursor_ArraySubscriptExpr:
        return subscript_place(l, cursor);
    case CXCursor_CompoundLiteralExpr:
        return lower_compound_literal(l, cursor);
    case CXCursor_StringLiteral:
        return literal_place(l, cursor);
    case CXCursor_UnaryOperator:
        return unary_place(l, cursor);
    case CXCursor_GenericSelectionExpr:
    case CXCursor_UnexposedExpr:
        return unexposed_place(l, cursor);
    default:
        return temporary_with_value(l, cursor);
    }
}
