/* __atomic_*, __c11_atomic_* and __sync_* builtins, as the loads and stores that they are. */
#include "lower/expr.h"
#include "lower/locations.h"
#include "lower/types.h"

#include <string.h>

enum shape {
    SHAPE_LOAD_N,        /* (p, order) */
    SHAPE_LOAD,          /* (p, order, out) */
    SHAPE_STORE_N,       /* (p, order, value) */
    SHAPE_STORE,         /* (p, order, in) */
    SHAPE_EXCHANGE_N,    /* (p, order, value) */
    SHAPE_EXCHANGE,      /* (p, order, in, out) */
    SHAPE_FETCH_FIRST,   /* (p, order, value): yields the old value */
    SHAPE_OPERATE_FIRST, /* yields the new one */
    SHAPE_COMPARE_N,     /* (p, order, expected, order, desired, ...) */
    SHAPE_COMPARE,
    SHAPE_INIT /* (p, value), no order: __c11_atomic_init */
};

struct form {
    const char *name; /* behind __atomic_ or __c11_atomic_ */
    enum shape shape;
    enum ir_operator op;
    bool is_nand;
};

static const struct form forms[] = {
    {"load_n", SHAPE_LOAD_N, 0, false},
    {"load", SHAPE_LOAD, 0, false},
    {"store_n", SHAPE_STORE_N, 0, false},
    {"store", SHAPE_STORE, 0, false},
    {"exchange_n", SHAPE_EXCHANGE_N, 0, false},
    {"exchange", SHAPE_EXCHANGE, 0, false},
    {"init", SHAPE_INIT, 0, false},
    {"fetch_add", SHAPE_FETCH_FIRST, IR_ADD, false},
    {"fetch_sub", SHAPE_FETCH_FIRST, IR_SUB, false},
    {"fetch_and", SHAPE_FETCH_FIRST, IR_AND, false},
    {"fetch_or", SHAPE_FETCH_FIRST, IR_OR, false},
    {"fetch_xor", SHAPE_FETCH_FIRST, IR_XOR, false},
    {"fetch_nand", SHAPE_FETCH_FIRST, IR_AND, true},
    {"add_fetch", SHAPE_OPERATE_FIRST, IR_ADD, false},
    {"sub_fetch", SHAPE_OPERATE_FIRST, IR_SUB, false},
    {"and_fetch", SHAPE_OPERATE_FIRST, IR_AND, false},
    {"or_fetch", SHAPE_OPERATE_FIRST, IR_OR, false},
    {"xor_fetch", SHAPE_OPERATE_FIRST, IR_XOR, false},
    {"nand_fetch", SHAPE_OPERATE_FIRST, IR_AND, true},
    {"compare_exchange_n", SHAPE_COMPARE_N, 0, false},
    {"compare_exchange", SHAPE_COMPARE, 0, false},
    {"compare_exchange_strong", SHAPE_COMPARE_N, 0, false},
    {"compare_exchange_weak", SHAPE_COMPARE_N, 0, false},
};

static const struct form *find_form(const char *word, bool *is_c11) {
    *is_c11 = strncmp(word, "__c11_", 6) == 0;
    const char *name = strstr(word, "atomic_");
    for (size_t i = 0; name && i < sizeof forms / sizeof *forms; i++)
        if (strcmp(name + strlen("atomic_"), forms[i].name) == 0)
            return &forms[i];
    return NULL;
}

/* The object that a pointer argument points to, evaluated once. */
static struct lvalue object_of(struct lower *l, CXCursor pointer) {
    struct type_info type = value_type(l, pointer);
    struct type_info element = element_type(l, &type);
    if (element.is_void)
        element = (struct type_info){0};
    return lower_pointee(l, pointer, &element);
}

static ir_reg value_of(struct lower *l, CXCursor cursor, const struct type_info *type) {
    struct type_info from = value_type(l, cursor);
    return convert(l, lower_value(l, cursor), &from, type);
}

/* OBJECT = OBJECT op VALUE; the old or the new value. These do not scale by a pointer's type. */
static ir_reg read_modify_write(struct lower *l, const struct lvalue *object, enum ir_operator op,
                                bool is_nand, ir_reg value, bool want_old) {
    ir_reg old = emit_load(l, &object->place, &object->type);
    ir_reg result = emit_binary(l, op, old, value, &object->type, object->type.is_signed);
    if (is_nand)
        result = emit_unary(l, IR_BITNOT, result, &object->type);
    emit_store(l, &object->place, result, &object->type, false);
    return want_old ? old : result;
}

/* if (*p == expected) *p = desired; else *expected = *p (where EXPECTED is an object). */
static ir_reg compare_exchange(struct lower *l, const struct lvalue *object,
                               const struct lvalue *expected, ir_reg expected_value, ir_reg desired,
                               struct ir_loc loc) {
    struct type_info integer = int_type(l);
    ir_reg old = emit_load(l, &object->place, &object->type);
    if (expected)
        expected_value = emit_load(l, &expected->place, &expected->type);
    ir_reg same = emit_binary(l, IR_EQ, old, expected_value, &integer, object->type.is_signed);
    uint32_t yes = new_block(l), no = new_block(l), join = new_block(l);
    end_branch(l, same, yes, no, loc);
    place_block(l, yes);
    emit_store(l, &object->place, desired, &object->type, false);
    end_jump(l, join, loc, false);
    place_block(l, no);
    if (expected)
        emit_store(l, &expected->place, old, &expected->type, false);
    end_jump(l, join, loc, false);
    place_block(l, join);
    return expected ? same : old;
}

static ir_reg unknown_atomic(struct lower *l, CXCursor cursor, const char *word, struct kids kids) {
    struct type_info type = value_type(l, cursor);
    VEC(ir_reg) args = {0};
    for (size_t i = 0; i < kids.count; i++) {
        ir_reg value = lower_value(l, kid(l, kids, i));
        if (value)
            VEC_PUSH(&args, value);
    }
    l->fn->loc = loc_of(l, cursor);
    ir_reg dst = emit_unknown(l, word, args.at, args.count, &type);
    VEC_FREE(&args);
    return dst;
}

static ir_reg through_object(struct lower *l, const struct lvalue *object) {
    return emit_load(l, &object->place, &object->type);
}

/* The stores and loads of FORM; operands from 2 on are values or pointers to them. */
static ir_reg lower_form(struct lower *l, const struct form *form, enum shape shape,
                         struct kids kids, struct ir_loc loc) {
    struct lvalue object = object_of(l, kid(l, kids, 0));
    const struct type_info *type = &object.type;
    CXCursor second = kid(l, kids, kids.count > 2 ? 2 : 1);
    struct lvalue other;
    ir_reg value = 0;
    bool by_value = shape != SHAPE_LOAD_N && shape != SHAPE_LOAD && shape != SHAPE_STORE &&
                    shape != SHAPE_EXCHANGE && shape != SHAPE_COMPARE && shape != SHAPE_COMPARE_N;
    if (by_value)
        value = value_of(l, second, type);
    else if (shape != SHAPE_LOAD_N)
        other = object_of(l, second);
    l->fn->loc = loc;
    switch (shape) {
    case SHAPE_LOAD_N:
        return through_object(l, &object);
    case SHAPE_LOAD:
        emit_store(l, &other.place, through_object(l, &object), &other.type, false);
        return 0;
    case SHAPE_STORE:
        value = through_object(l, &other);
        emit_store(l, &object.place, value, type, false);
        return 0;
    case SHAPE_STORE_N:
    case SHAPE_INIT:
        emit_store(l, &object.place, value, type, false);
        return 0;
    case SHAPE_EXCHANGE_N: {
        ir_reg old = through_object(l, &object);
        emit_store(l, &object.place, value, type, false);
        return old;
    }
    case SHAPE_EXCHANGE: {
        struct lvalue out = object_of(l, kid(l, kids, 3));
        l->fn->loc = loc;
        value = through_object(l, &other);
        ir_reg old = through_object(l, &object);
        emit_store(l, &object.place, value, type, false);
        emit_store(l, &out.place, old, &out.type, false);
        return 0;
    }
    case SHAPE_COMPARE:
    case SHAPE_COMPARE_N: {
        ir_reg desired;
        if (shape == SHAPE_COMPARE) {
            struct lvalue in = object_of(l, kid(l, kids, 4));
            desired = through_object(l, &in);
        } else {
            desired = value_of(l, kid(l, kids, 4), type);
        }
        l->fn->loc = loc;
        return compare_exchange(l, &object, &other, 0, desired, loc);
    }
    default:
        return read_modify_write(l, &object, form->op, form->is_nand, value,
                                 shape == SHAPE_FETCH_FIRST);
    }
}

/* __c11_atomic_load, store and exchange take values, as their _n cousins do. */
static enum shape shape_of(const struct form *form, bool is_c11) {
    if (!is_c11)
        return form->shape;
    switch (form->shape) {
    case SHAPE_LOAD:
        return SHAPE_LOAD_N;
    case SHAPE_STORE:
        return SHAPE_STORE_N;
    case SHAPE_EXCHANGE:
        return SHAPE_EXCHANGE_N;
    default:
        return form->shape;
    }
}

ir_reg lower_atomic(struct lower *l, CXCursor cursor, const char *word, struct kids kids) {
    static const size_t least[] = {
        [SHAPE_LOAD_N] = 2,      [SHAPE_LOAD] = 3,          [SHAPE_STORE_N] = 3,
        [SHAPE_STORE] = 3,       [SHAPE_EXCHANGE_N] = 3,    [SHAPE_EXCHANGE] = 4,
        [SHAPE_FETCH_FIRST] = 3, [SHAPE_OPERATE_FIRST] = 3, [SHAPE_COMPARE_N] = 5,
        [SHAPE_COMPARE] = 5,     [SHAPE_INIT] = 2};
    bool is_c11;
    const struct form *form = find_form(word, &is_c11);
    if (!form || kids.count < least[shape_of(form, is_c11)])
        return unknown_atomic(l, cursor, word, kids);
    struct type_info pointer = value_type(l, kid(l, kids, 0));
    bool computes = form->shape == SHAPE_FETCH_FIRST || form->shape == SHAPE_OPERATE_FIRST;
    bool scales = is_c11 && computes && element_type(l, &pointer).is_pointer;
    if (scales)
        return unknown_atomic(l, cursor, word, kids);
    return lower_form(l, form, shape_of(form, is_c11), kids, loc_of(l, cursor));
}

/* ---- __sync_*: (p, value) or (p, old, new); clang appends the size to the name. ---- */

static ir_reg sync_compare_and_swap(struct lower *l, struct kids kids, bool want_bool,
                                    struct ir_loc loc) {
    struct lvalue object = object_of(l, kid(l, kids, 1));
    ir_reg expected = value_of(l, kid(l, kids, 2), &object.type);
    ir_reg desired = value_of(l, kid(l, kids, 3), &object.type);
    l->fn->loc = loc;
    ir_reg old = compare_exchange(l, &object, NULL, expected, desired, loc);
    struct type_info integer = int_type(l);
    return want_bool ? emit_binary(l, IR_EQ, old, expected, &integer, object.type.is_signed) : old;
}

static bool starts_with(const char *text, const char *start) {
    return strncmp(text, start, strlen(start)) == 0;
}

/* The two spellings of each are "fetch_and_add" and "add_and_fetch". */
static const struct form *find_sync_form(const char *name) {
    static const struct form sync_forms[] = {
        {"fetch_and_add", SHAPE_FETCH_FIRST, IR_ADD, false},
        {"fetch_and_sub", SHAPE_FETCH_FIRST, IR_SUB, false},
        {"fetch_and_or", SHAPE_FETCH_FIRST, IR_OR, false},
        {"fetch_and_and", SHAPE_FETCH_FIRST, IR_AND, false},
        {"fetch_and_xor", SHAPE_FETCH_FIRST, IR_XOR, false},
        {"fetch_and_nand", SHAPE_FETCH_FIRST, IR_AND, true},
        {"add_and_fetch", SHAPE_OPERATE_FIRST, IR_ADD, false},
        {"sub_and_fetch", SHAPE_OPERATE_FIRST, IR_SUB, false},
        {"or_and_fetch", SHAPE_OPERATE_FIRST, IR_OR, false},
        {"and_and_fetch", SHAPE_OPERATE_FIRST, IR_AND, false},
        {"xor_and_fetch", SHAPE_OPERATE_FIRST, IR_XOR, false},
        {"nand_and_fetch", SHAPE_OPERATE_FIRST, IR_AND, true},
    };
    for (size_t i = 0; i < sizeof sync_forms / sizeof *sync_forms; i++)
        if (starts_with(name, sync_forms[i].name))
            return &sync_forms[i];
    return NULL;
}

bool lower_sync(struct lower *l, CXCursor cursor, const char *name, struct kids kids,
                ir_reg *result) {
    struct ir_loc loc = loc_of(l, cursor);
    name += strlen("__sync_");
    bool is_bool = starts_with(name, "bool_compare_and_swap");
    if ((is_bool || starts_with(name, "val_compare_and_swap")) && kids.count >= 4) {
        *result = sync_compare_and_swap(l, kids, is_bool, loc);
        return true;
    }
    const struct form *form = find_sync_form(name);
    bool swap = starts_with(name, "lock_test_and_set") || starts_with(name, "swap");
    bool release = starts_with(name, "lock_release");
    if (kids.count < (release ? 2u : 3u) || !(form || swap || release))
        return false;
    struct lvalue object = object_of(l, kid(l, kids, 1));
    ir_reg value =
        release ? emit_const(l, 0, &object.type) : value_of(l, kid(l, kids, 2), &object.type);
    l->fn->loc = loc;
    if (form) {
        *result = read_modify_write(l, &object, form->op, form->is_nand, value,
                                    form->shape == SHAPE_FETCH_FIRST);
        return true;
    }
    *result = release ? 0 : emit_load(l, &object.place, &object.type);
    emit_store(l, &object.place, value, &object.type, false);
    return true;
}
