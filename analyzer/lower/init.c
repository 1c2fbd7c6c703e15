#include "lower/init.h"

#include "lower/expr.h"
#include "lower/locations.h"
#include "lower/symbols.h"
#include "lower/types.h"

/* The list under work: its elements (kids), and the next one. */
struct list {
    struct kids kids;
    size_t at;
};

/* The designators of one element, outermost first; the last kid is the initialiser. */
struct designation {
    struct kids kids;
    size_t at; /* the next designator */
};

static void walk_elements(struct init_walk *walk, const struct type_info *type, struct list *list,
                          struct designation *path, int64_t offset, bool braced);

static bool is_designated(CXCursor cursor) {
    return cursor.kind == CXCursor_UnexposedExpr && clang_getCursorType(cursor).kind == CXType_Void;
}

static bool is_aggregate(const struct type_info *type) {
    return type->is_array || type->is_record;
}

static CXCursor stripped(struct lower *l, CXCursor cursor) {
    return without_parens(l, cursor);
}

static bool initializes_whole(struct lower *l, const struct type_info *type, CXCursor cursor) {
    cursor = stripped(l, cursor);
    if (!is_aggregate(type) || cursor.kind == CXCursor_InitListExpr)
        return true;
    if (type->is_array)
        return cursor.kind == CXCursor_StringLiteral || cursor.kind == CXCursor_CompoundLiteralExpr;
    struct type_info from = type_info(l, clang_getCursorType(cursor));
    return from.is_record && clang_equalTypes(clang_getUnqualifiedType(from.canonical),
                                              clang_getUnqualifiedType(type->canonical));
}

void walk_initializer(struct init_walk *walk, const struct type_info *type, CXCursor initializer,
                      int64_t offset) {
    struct lower *l = walk->l;
    initializer = stripped(l, initializer);
    if (initializer.kind != CXCursor_InitListExpr) {
        walk->leaf(walk, type, initializer, offset, 1);
        return;
    }
    struct list list = {.kids = kids_of(l, initializer)};
    bool is_string = type->is_array && list.kids.count == 1 &&
                     stripped(l, kid(l, list.kids, 0)).kind == CXCursor_StringLiteral &&
                     element_type(l, type).is_integer;
    if (!is_aggregate(type) || is_string) {
        if (list.kids.count)
            walk_initializer(walk, type, kid(l, list.kids, 0), offset);
    } else {
        walk_elements(walk, type, &list, NULL, offset, true);
    }
    kids_drop(l, list.kids);
}

/* The next element of LIST, or what PATH designates, into the subobject of TYPE at OFFSET; COUNT
 * subobjects for a range. */
static void walk_one(struct init_walk *walk, const struct type_info *type, struct list *list,
                     struct designation *path, int64_t offset, int64_t count) {
    struct lower *l = walk->l;
    if (path && path->at + 1 < path->kids.count) {
        walk_elements(walk, type, list, path, offset, false);
        return;
    }
    CXCursor element = path ? kid(l, path->kids, path->at) : kid(l, list->kids, list->at);
    if (!initializes_whole(l, type, element) && !path) {
        walk_elements(walk, type, list, NULL, offset, false);
        return;
    }
    list->at++;
    if (count > 1 && !is_aggregate(type)) {
        walk->leaf(walk, type, stripped(l, element), offset, count);
        return;
    }
    for (int64_t i = 0; i < count; i++)
        walk_initializer(walk, type, element, offset + i * (int64_t)type->size);
}

/* [i] or [i ... j] of PATH in *INDEX and *COUNT. Two numbers are a range unless the elements are
 * arrays that both may index. */
static void take_index(struct lower *l, struct designation *path, const struct type_info *element,
                       int64_t *index, int64_t *count) {
    int64_t last;
    *count = 1;
    if (!evaluate_integer(kid(l, path->kids, path->at++), index))
        *index = 0;
    if (path->at + 1 >= path->kids.count)
        return;
    CXCursor next = kid(l, path->kids, path->at);
    CXCursor value = stripped(l, kid(l, path->kids, path->kids.count - 1));
    bool nested = element->is_array && value.kind != CXCursor_InitListExpr &&
                  value.kind != CXCursor_StringLiteral;
    if (clang_isReference(next.kind) || nested || !evaluate_integer(next, &last))
        return;
    path->at++;
    if (last > *index)
        *count = last - *index + 1;
}

static void walk_array(struct init_walk *walk, const struct type_info *type, struct list *list,
                       struct designation *path, int64_t offset, bool braced) {
    struct lower *l = walk->l;
    struct type_info element = element_type(l, type);
    long long length = clang_getArraySize(type->canonical);
    int64_t i = 0;
    while (path || list->at < list->kids.count) {
        struct designation own;
        struct designation *use = path;
        int64_t count = 1;
        if (!path && is_designated(kid(l, list->kids, list->at))) {
            if (!braced)
                return;
            own = (struct designation){kids_of(l, kid(l, list->kids, list->at)), 0};
            use = &own;
        }
        if (use)
            take_index(l, use, &element, &i, &count);
        else if (!braced && length >= 0 && i >= length)
            return;
        walk_one(walk, &element, list, use, offset + i * (int64_t)element.size, count);
        if (use && !path)
            kids_drop(l, own.kids);
        path = NULL;
        i += count;
        if (!braced && length >= 0 && i >= length)
            return;
    }
}

static enum CXVisitorResult collect_field(CXCursor field, CXClientData data) {
    struct lower *l = data;
    CXString name = clang_getCursorSpelling(field);
    bool unnamed_bits = clang_Cursor_isBitField(field) && !*clang_getCString(name);
    clang_disposeString(name);
    if (!unnamed_bits)
        VEC_PUSH(&l->pool, field);
    return CXVisit_Continue;
}

static int64_t field_offset(CXCursor field) {
    long long bits = clang_Cursor_getOffsetOfField(field);
    return bits < 0 ? 0 : bits / 8;
}

/* The number of FIELD among FIELDS; -1 where it is in none of them. */
static int64_t field_number(struct lower *l, struct kids fields, CXCursor field) {
    for (size_t i = 0; i < fields.count; i++)
        if (clang_equalCursors(kid(l, fields, i), field))
            return (int64_t)i;
    return -1;
}

static void walk_record(struct init_walk *walk, const struct type_info *type, struct list *list,
                        struct designation *path, int64_t offset, bool braced) {
    struct lower *l = walk->l;
    struct kids fields = {.base = l->pool.count};
    clang_Type_visitFields(type->canonical, collect_field, l);
    fields.count = l->pool.count - fields.base;
    int64_t i = 0, end = type->is_union && fields.count ? 1 : (int64_t)fields.count;
    while (path || list->at < list->kids.count) {
        struct designation own;
        struct designation *use = path;
        if (!path && is_designated(kid(l, list->kids, list->at))) {
            if (!braced)
                break;
            own = (struct designation){kids_of(l, kid(l, list->kids, list->at)), 0};
            use = &own;
        }
        if (use)
            i = field_number(l, fields, clang_getCursorReferenced(kid(l, use->kids, use->at++)));
        bool outside = i < 0 || (!use && i >= end) || i >= (int64_t)fields.count;
        if (!outside) {
            CXCursor field = kid(l, fields, (size_t)i);
            struct type_info field_type = type_info(l, clang_getCursorType(field));
            walk_one(walk, &field_type, list, use, offset + field_offset(field), 1);
        } else if (braced) {
            list->at++;
        }
        if (use && !path)
            kids_drop(l, own.kids);
        path = NULL;
        i = type->is_union ? end : i + 1;
        if (!braced && (outside || i >= end))
            break;
    }
    kids_drop(l, fields);
}

static void walk_elements(struct init_walk *walk, const struct type_info *type, struct list *list,
                          struct designation *path, int64_t offset, bool braced) {
    if (type->is_array)
        walk_array(walk, type, list, path, offset, braced);
    else if (type->is_record)
        walk_record(walk, type, list, path, offset, braced);
    else
        walk_one(walk, type, list, path, offset, 1);
}

/* ---- initialisers of locals ---- */

struct local_walk {
    struct init_walk walk;
    struct lvalue object;
    struct ir_loc loc;
};

enum { MOST_REPEATED_STORES = 32 };

static void copy_string(struct lower *l, struct ir_place place, CXCursor literal) {
    struct lvalue from = lower_place(l, literal);
    if (place.size && from.place.size > place.size)
        from.place.size = place.size;
    place.size = from.place.size;
    emit_copymem(l, &place, &from.place, true);
}

static void store_leaf(struct init_walk *walk, const struct type_info *type, CXCursor expression,
                       int64_t offset, int64_t count) {
    struct local_walk *local = (struct local_walk *)walk;
    struct lower *l = walk->l;
    struct ir_place place = local->object.place;
    place.offset += offset;
    place.size = type->size;
    if (type->is_array && !is_lvalue(l, expression))
        return;
    if (is_aggregate(type) && is_lvalue(l, expression)) {
        if (expression.kind == CXCursor_StringLiteral) {
            copy_string(l, place, expression);
            return;
        }
        struct lvalue from = lower_place(l, expression);
        l->fn->loc = local->loc;
        emit_copymem(l, &place, &from.place, true);
        return;
    }
    struct type_info from = value_type(l, expression);
    ir_reg value = lower_value(l, expression);
    l->fn->loc = local->loc;
    value = convert(l, value, &from, type);
    if (count > MOST_REPEATED_STORES) {
        place.size = type->size * (uint64_t)count;
        struct type_info opaque = {0};
        emit_store(l, &place, emit_undef(l, &opaque), &opaque, true);
        return;
    }
    for (int64_t i = 0; i < count; i++, place.offset += (int64_t)type->size)
        emit_store(l, &place, value, type, true);
}

void lower_initializer(struct lower *l, const struct lvalue *object, CXCursor initializer) {
    struct local_walk local = {{l, store_leaf}, *object, l->fn->loc};
    CXCursor start = stripped(l, initializer);
    bool shorter = start.kind == CXCursor_StringLiteral && object->type.is_array &&
                   type_info(l, clang_getCursorType(start)).size < object->type.size;
    if ((start.kind == CXCursor_InitListExpr && is_aggregate(&object->type)) || shorter) {
        struct type_info integer = int_type(l), opaque = {0};
        emit_store(l, &object->place, emit_const(l, 0, &integer), &opaque, true);
    }
    walk_initializer(&local.walk, &object->type, start, 0);
}

struct lvalue lower_compound_literal(struct lower *l, CXCursor cursor) {
    struct type_info type = type_info(l, clang_getCursorType(cursor));
    struct kids kids = kids_of(l, cursor);
    CXCursor initializer = kids.count ? kid(l, kids, kids.count - 1) : clang_getNullCursor();
    kids_drop(l, kids);
    struct lvalue object = {{.base = IR_LOCAL,
                             .id = new_temporary(l, &type),
                             .size = type.size,
                             .name = "a compound literal"},
                            type};
    l->fn->loc = loc_of(l, cursor);
    if (!clang_Cursor_isNull(initializer))
        lower_initializer(l, &object, initializer);
    return object;
}
