/* Values computed of others: terms are folded and reduced, so that what is the same has one number.
 */
#include "flow/world_internal.h"
#include "ir/number.h"

enum { MAX_DEPTH = 6 };

value_id value_not(struct world *world, value_id a) {
    return value_binary(world, IR_EQ, 32, true, a, value_int(world, 0));
}

/* Whether A and B are in one object, and as far from each other as their numbers are. */
static bool has_known_distance(const struct value *a, const struct value *b) {
    return a->kind == VALUE_ADDRESS && b->kind == VALUE_ADDRESS && a->object == b->object &&
           !a->index && !b->index;
}

/* Pointers: 1 equal, 0 different, -1 not known. */
static int same_pointer(const struct world *world, value_id a, value_id b) {
    const struct value *x = world_value(world, a), *y = world_value(world, b);
    if (x->kind == VALUE_INT) {
        const struct value *swap = x;
        x = y;
        y = swap;
    }
    bool fixed = x->kind == VALUE_ADDRESS || x->kind == VALUE_FUNCTION;
    if (fixed && y->kind == VALUE_INT)
        return y->number == 0 && x->index != VALUE_ANYWHERE &&
                       (x->kind == VALUE_FUNCTION ||
                        world_object(world, x->object)->kind != OBJECT_POINTEE)
                   ? 0
                   : -1;
    if (x->kind == VALUE_FUNCTION && y->kind == VALUE_FUNCTION)
        return x->a == y->a;
    if (has_known_distance(x, y))
        return x->number == y->number;
    return -1;
}

value_id value_term(struct world *world, enum ir_operator op, unsigned bits, bool is_signed,
                    value_id a, value_id b) {
    uint8_t depth = world_value(world, a)->depth;
    if (world_value(world, b)->depth > depth)
        depth = world_value(world, b)->depth;
    if (depth >= MAX_DEPTH || !a || !b)
        return VALUE_NONE;
    return value_get(world, &(struct value){.kind = VALUE_BINARY,
                                            .op = op,
                                            .bits = (uint16_t)bits,
                                            .is_signed = is_signed,
                                            .depth = (uint8_t)(depth + 1),
                                            .a = a,
                                            .b = b});
}

static bool is_truth(const struct value *value) {
    return value->kind == VALUE_BINARY && (value->op == IR_EQ || value->op == IR_LT);
}

static value_id equality(struct world *world, value_id a, value_id b) {
    if (a == b && a)
        return value_int(world, 1);
    int same = same_pointer(world, a, b);
    if (same >= 0)
        return value_int(world, same);
    if (ids_differ(world, a, b))
        return value_int(world, 0);
    if (world_value(world, a)->kind == VALUE_INT) {
        value_id swap = a;
        a = b;
        b = swap;
    }
    const struct value *x = world_value(world, a), *y = world_value(world, b);
    if (y->kind == VALUE_INT && is_truth(x)) {
        if (y->number == 1)
            return a;
        /* not not x is x */
        const struct value *inner = world_value(world, x->b);
        if (y->number == 0 && x->op == IR_EQ && inner->kind == VALUE_INT && inner->number == 0 &&
            is_truth(world_value(world, x->a)))
            return x->a;
    }
    /* p + c == d is p == d - c */
    if (y->kind == VALUE_INT && x->kind == VALUE_BINARY && x->op == IR_ADD) {
        const struct value *amount = world_value(world, x->b);
        int64_t rest;
        if (amount->kind == VALUE_INT && !__builtin_sub_overflow(y->number, amount->number, &rest))
            return equality(world, x->a, value_int(world, rest));
    }
    /* p ^ c == d is p == d ^ c: "~p == -1" is !p */
    if (y->kind == VALUE_INT && x->kind == VALUE_BINARY && x->op == IR_XOR &&
        world_value(world, x->b)->kind == VALUE_INT &&
        ir_wrap(y->number, x->bits, x->is_signed) == y->number) {
        int64_t rest = y->number ^ world_value(world, x->b)->number;
        return equality(world, x->a, value_int(world, ir_wrap(rest, x->bits, x->is_signed)));
    }
    if (world_value(world, b)->kind != VALUE_INT && a > b) {
        value_id swap = a;
        a = b;
        b = swap;
    }
    return value_term(world, IR_EQ, 32, true, a, b);
}

static value_id addition(struct world *world, unsigned bits, bool is_signed, value_id a,
                         value_id b) {
    if (world_value(world, a)->kind == VALUE_INT) {
        value_id swap = a;
        a = b;
        b = swap;
    }
    const struct value *x = world_value(world, a), *y = world_value(world, b);
    if (y->kind == VALUE_INT && y->number == 0)
        return a;
    if (y->kind == VALUE_INT && x->kind == VALUE_BINARY && x->op == IR_ADD) {
        const struct value *inner = world_value(world, x->b);
        int64_t sum;
        if (inner->kind == VALUE_INT && !__builtin_add_overflow(inner->number, y->number, &sum))
            return addition(world, bits, is_signed, x->a, value_int(world, sum));
    }
    return value_term(world, IR_ADD, bits, is_signed, a, b);
}

value_id value_binary(struct world *world, enum ir_operator op, unsigned bits, bool is_signed,
                      value_id a, value_id b) {
    if (!a || !b || value_is_nameless(world, a) || value_is_nameless(world, b))
        return VALUE_NONE;
    switch (op) {
    case IR_NE:
        return value_not(world, value_binary(world, IR_EQ, bits, is_signed, a, b));
    case IR_GT:
        return value_binary(world, IR_LT, bits, is_signed, b, a);
    case IR_LE:
        return value_not(world, value_binary(world, IR_LT, bits, is_signed, b, a));
    case IR_GE:
        return value_not(world, value_binary(world, IR_LT, bits, is_signed, a, b));
    default:
        break;
    }
    const struct value *x = world_value(world, a), *y = world_value(world, b);
    if (x->kind == VALUE_INT && y->kind == VALUE_INT) {
        int64_t number;
        bool compares = op == IR_EQ || op == IR_LT;
        if (ir_fold(op, x->number, y->number, is_signed, &number))
            return value_int(world, compares ? number : ir_wrap(number, bits, is_signed));
        return VALUE_NONE;
    }
    if (op == IR_EQ)
        return equality(world, a, b);
    if (op == IR_LT && has_known_distance(x, y))
        return value_int(world, x->number < y->number);
    if (y->kind == VALUE_INT && y->number == 1 && is_truth(x) && (op == IR_XOR || op == IR_AND))
        return op == IR_XOR ? value_not(world, a) : a;
    value_id simple = value_bitwise(world, op, bits, is_signed, a, b);
    if (simple)
        return simple;
    if (op == IR_SUB && y->kind == VALUE_INT && y->number != INT64_MIN)
        return addition(world, bits, is_signed, a, value_int(world, -y->number));
    if (op == IR_ADD)
        return addition(world, bits, is_signed, a, b);
    return value_term(world, op, bits, is_signed, a, b);
}

value_id value_as_address(struct world *world, value_id pointer) {
    const struct value *value = world_value(world, pointer);
    if (value->kind == VALUE_ADDRESS)
        return pointer;
    if (value->kind == VALUE_SYMBOL || value->kind == VALUE_BINARY)
        return value_address(world, object_get(world, OBJECT_POINTEE, pointer, 0), 0);
    return value_address(world, object_get(world, OBJECT_ANYWHERE, 0, 0), 0);
}

struct position value_position(const struct world *world, value_id address) {
    const struct value *at = world_value(world, address);
    const struct value *index = world_value(world, at->index);
    if (!at->index)
        return (struct position){at->number, 0};
    if (at->index == VALUE_ANYWHERE)
        return (struct position){at->number + at->b, at->bits};
    bool is_scaled = index->kind == VALUE_BINARY && index->op == IR_MUL &&
                     world_value(world, index->b)->kind == VALUE_INT;
    int64_t scale = is_scaled ? world_value(world, index->b)->number : 1;
    return (struct position){at->number, scale > 0 && scale <= UINT16_MAX ? (uint32_t)scale : 1};
}

static uint32_t common_divisor(uint32_t a, uint32_t b) {
    while (b) {
        uint32_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

struct position position_of_both(struct position a, struct position b) {
    int64_t apart = a.offset < b.offset ? b.offset - a.offset : a.offset - b.offset;
    uint32_t distance = apart >= 0 && apart <= UINT16_MAX ? (uint32_t)apart : 1;
    return (struct position){a.offset,
                             common_divisor(common_divisor(a.stride, b.stride), distance)};
}

bool positions_meet(struct position a, struct position b) {
    uint32_t divisor = common_divisor(a.stride, b.stride);
    return divisor ? (a.offset - b.offset) % divisor == 0 : a.offset == b.offset;
}

/* VALUE, whose place is not known, is at AT. */
static void set_position(struct value *value, struct position at) {
    bool is_far = !at.stride && (at.offset < 0 || at.offset > UINT32_MAX);
    int64_t stride = is_far ? 1 : at.stride, offset = stride ? at.offset % stride : at.offset;
    value->number = 0;
    value->bits = (uint16_t)stride;
    value->b = (uint32_t)(offset < 0 ? offset + stride : offset);
}

value_id value_move(struct world *world, value_id pointer, value_id count, int64_t scale,
                    int64_t begin, int64_t end) {
    value_id from_where = value_as_address(world, pointer);
    struct value moved = *world_value(world, from_where);
    const struct value *by = world_value(world, count);
    if (by->kind == VALUE_INT) {
        int64_t bytes;
        if (by->number == 0)
            return from_where;
        if (__builtin_mul_overflow(by->number, scale, &bytes) ||
            __builtin_add_overflow(moved.number, bytes, &moved.number))
            return value_address(world, moved.object, 0);
        return value_get(world, &moved);
    }
    bool known = begin < end;
    int64_t from = known ? moved.number + begin : INT64_MIN;
    int64_t to = known ? moved.number + end : INT64_MAX;
    moved.begin = from;
    moved.end = to;
    if (moved.index) /* two variable parts: not told apart any more */
        moved.index = VALUE_NONE;
    else if (scale == 1)
        moved.index = count;
    else
        moved.index = value_binary(world, IR_MUL, 64, true, count, value_int(world, scale));
    if (!moved.index) {
        const struct position step = {.stride =
                                          scale > 0 && scale <= UINT16_MAX ? (uint32_t)scale : 1};
        struct position at = value_position(world, value_as_address(world, pointer));
        moved.index = VALUE_ANYWHERE;
        moved.a = 0;
        set_position(&moved, position_of_both(at, (struct position){at.offset, step.stride}));
    }
    return value_get(world, &moved);
}

value_id value_somewhere(struct world *world, value_id pointer, uint32_t name) {
    value_id moved = value_move(world, pointer, VALUE_ANYWHERE, 1, 0, 0);
    struct value somewhere = *world_value(world, moved);
    somewhere.a = name;
    set_position(&somewhere, (struct position){0, 1});
    return value_get(world, &somewhere);
}

value_id value_same_place(struct world *world, value_id pointer, uint32_t name) {
    value_id somewhere = value_somewhere(world, pointer, name);
    struct value same = *world_value(world, somewhere);
    set_position(&same, value_position(world, value_as_address(world, pointer)));
    return value_get(world, &same);
}

static bool is_null(const struct value *value) {
    return value->kind == VALUE_INT && value->number == 0;
}

/* Whether POINTER stays within the bytes from BEGIN on and before END. */
static bool is_within(const struct value *pointer, int64_t begin, int64_t end) {
    return pointer->begin == begin && pointer->end == end &&
           (pointer->index || (pointer->number >= begin && pointer->number < end));
}

/* A pointer that walks through a member stays in it. */
static void keep_reach(struct value *somewhere, const struct value *x, const struct value *y) {
    bool has_reach = x->begin < x->end && x->begin > INT64_MIN && x->end < INT64_MAX;
    if (has_reach && is_within(x, x->begin, x->end) && is_within(y, x->begin, x->end)) {
        somewhere->begin = x->begin;
        somewhere->end = x->end;
    }
}

value_id value_either(struct world *world, value_id x, value_id y, uint32_t name) {
    const struct value *left = world_value(world, x), *right = world_value(world, y);
    bool is_left = left->kind == VALUE_ADDRESS, is_right = right->kind == VALUE_ADDRESS;
    if (is_left && is_right && left->object == right->object) {
        struct value both = *world_value(world, value_somewhere(world, x, name));
        left = world_value(world, x);
        keep_reach(&both, left, world_value(world, y));
        set_position(&both, position_of_both(value_position(world, x), value_position(world, y)));
        return value_get(world, &both);
    }
    if ((is_left && is_null(right)) || (is_right && is_null(left)))
        return value_same_place(world, is_left ? x : y, name);
    return VALUE_NONE;
}

value_id value_without_place(struct world *world, value_id value) {
    const struct value *pointer = world_value(world, value);
    if (pointer->kind != VALUE_ADDRESS || !pointer->index ||
        world_object(world, pointer->object)->kind == OBJECT_POINTEE)
        return VALUE_NONE;
    struct value nameless = *world_value(world, value_same_place(world, value, 0));
    keep_reach(&nameless, world_value(world, value), world_value(world, value));
    return value_get(world, &nameless);
}

bool value_is_nameless(const struct world *world, value_id id) {
    const struct value *value = world_value(world, id);
    return value->kind == VALUE_ADDRESS && value->index == VALUE_ANYWHERE && !value->a;
}
