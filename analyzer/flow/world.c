#include "flow/world.h"

#include <stddef.h>
#include <string.h>

enum { MAX_DEPTH = 6 };

/* Events share the numbers of symbols, and their bits. */
static uint64_t bit_of(uint32_t number) {
    return symbol_bits(number);
}

/* Of a call of a pure function, in the cell of its answer. */
static value_id key_of(const struct cell *answer) {
    return (value_id)(answer->offset / 8);
}

static struct parts parts_of_object(const struct world *world, object_id id) {
    const struct object *object = world_object(world, id);
    return object->kind == OBJECT_POINTEE ? world_value(world, object->a)->parts
                                          : (struct parts){0};
}

static struct parts parts_of_both(struct parts a, struct parts b) {
    return (struct parts){a.symbols | b.symbols, a.events | b.events};
}

static struct parts parts_of_cell(const struct world *world, const struct cell *cell) {
    if (cell->object == ANSWERS)
        return world_value(world, key_of(cell))->parts;
    return parts_of_both(parts_of_object(world, cell->object),
                         world_value(world, cell->index)->parts);
}

/* An operation's event is the number of the symbol of its result (see event_of_op), so a result's
 * event bits are made of the same frame and serial. */
static uint64_t event_bit(uint32_t frame, uint32_t serial) {
    return bit_of(frame * UINT32_C(40503) + serial);
}

static uint64_t bit_of_event(const struct world *world, uint32_t event) {
    const struct value *made = world_value(world, event);
    bool is_result = made->kind == VALUE_SYMBOL && made->origin == SYMBOL_RESULT;
    return bit_of(event) | (is_result ? event_bit(made->a, made->b) : 0);
}

static struct parts parts_of_symbol(value_id id, const struct value *symbol) {
    struct parts parts = {.symbols = bit_of(id)};
    if (symbol->origin == SYMBOL_MEMORY)
        parts.events = bit_of(symbol->b);
    else if (symbol->origin == SYMBOL_RESULT || symbol->origin == SYMBOL_PROCESS)
        parts.events = event_bit(symbol->a, symbol->b);
    return parts;
}

static struct parts parts_of_name(uint32_t name) {
    return name ? (struct parts){bit_of(name), bit_of(name)} : (struct parts){0};
}

static struct parts parts_of_value(const struct world *world, value_id id,
                                   const struct value *value) {
    switch (value->kind) {
    case VALUE_SYMBOL:
        return parts_of_symbol(id, value);
    case VALUE_BINARY:
        return parts_of_both(world_value(world, value->a)->parts,
                             world_value(world, value->b)->parts);
    case VALUE_ADDRESS:
        return parts_of_both(parts_of_name(value->a),
                             parts_of_both(parts_of_object(world, value->object),
                                           world_value(world, value->index)->parts));
    default:
        return (struct parts){0};
    }
}

/* Things begin with what tells them apart; what follows from that comes last. */
enum {
    OBJECT_KEY = sizeof(struct object),
    CELL_KEY = offsetof(struct cell, parts),
    VALUE_KEY = offsetof(struct value, parts),
    FRAME_KEY = offsetof(struct frame, depth)
};

struct world *world_new(const struct program *program, uint32_t root_function) {
    struct world *world = mem_calloc(1, sizeof *world);
    world->arena = arena_new();
    world->program = program;
    VEC_PUSH(&world->values, ARENA_NEW(world->arena, struct value)); /* VALUE_NONE */
    VEC_PUSH(&world->values, ARENA_NEW(world->arena, struct value)); /* VALUE_ANYWHERE */
    struct object *anywhere = ARENA_NEW(world->arena, struct object);
    anywhere->kind = OBJECT_ANYWHERE;
    VEC_PUSH(&world->objects, anywhere);
    struct object *answers = ARENA_NEW(world->arena, struct object);
    answers->kind = OBJECT_ANSWERS;
    VEC_PUSH(&world->objects, answers); /* ANSWERS */
    struct cell *all = ARENA_NEW(world->arena, struct cell);
    *all = (struct cell){.begin = INT64_MIN, .end = INT64_MAX};
    VEC_PUSH(&world->cells, all);
    struct frame *root = ARENA_NEW(world->arena, struct frame);
    root->function = root_function;
    VEC_PUSH(&world->frames, root);
    return world;
}

void world_free(struct world *world) {
    if (!world)
        return;
    id_table_free(&world->object_table);
    id_table_free(&world->cell_table);
    id_table_free(&world->value_table);
    id_table_free(&world->frame_table);
    VEC_FREE(&world->objects);
    VEC_FREE(&world->cells);
    VEC_FREE(&world->values);
    VEC_FREE(&world->frames);
    arena_free(world->arena);
    free(world);
}

uint32_t world_object_count(const struct world *world) {
    return (uint32_t)world->objects.count;
}

object_id object_get(struct world *world, enum object_kind kind, uint32_t a, uint32_t b) {
    struct object key = {.kind = kind, .a = a, .b = b};
    if (kind == OBJECT_ANYWHERE)
        return 0;
    uint32_t hash = id_hash(&key, OBJECT_KEY), id = (uint32_t)world->objects.count;
    if (id_table_find(&world->object_table, hash, world->objects.at, &key, OBJECT_KEY, &id))
        return id;
    struct object *object = ARENA_NEW(world->arena, struct object);
    *object = key;
    VEC_PUSH(&world->objects, object);
    id_table_add(&world->object_table, hash, id);
    return id;
}

cell_id cell_get(struct world *world, struct cell cell) {
    struct cell key;
    memset(&key, 0, sizeof key); /* padding is part of the key */
    key.object = cell.object;
    key.index = cell.index;
    key.offset = cell.offset;
    key.size = cell.size;
    key.bit_begin = cell.bit_begin;
    key.bit_end = cell.bit_end;
    key.begin = cell.begin;
    key.end = cell.end;
    uint32_t hash = id_hash(&key, CELL_KEY), id = (uint32_t)world->cells.count;
    if (id_table_find(&world->cell_table, hash, world->cells.at, &key, CELL_KEY, &id))
        return id;
    struct cell *made = ARENA_NEW(world->arena, struct cell);
    memcpy(made, &key, sizeof key);
    made->parts = parts_of_cell(world, made);
    VEC_PUSH(&world->cells, made);
    id_table_add(&world->cell_table, hash, id);
    return id;
}

/* Callers are skipped in steps that, like the digits of a skew-binary number, are as many as the
 * depth has digits. */
static frame_id jump_of(const struct world *world, frame_id caller) {
    const struct frame *at = world_frame(world, caller), *below = world_frame(world, at->jump);
    uint32_t step = at->depth - below->depth;
    return step == below->depth - world_frame(world, below->jump)->depth ? below->jump : caller;
}

frame_id frame_get(struct world *world, frame_id caller, struct op_ref call, uint32_t function) {
    struct frame key = {.caller = caller, .call = call, .function = function};
    uint32_t hash = id_hash(&key, FRAME_KEY), id = (uint32_t)world->frames.count;
    if (id_table_find(&world->frame_table, hash, world->frames.at, &key, FRAME_KEY, &id))
        return id;
    struct frame *frame = ARENA_NEW(world->arena, struct frame);
    *frame = key;
    frame->depth = world_frame(world, caller)->depth + 1;
    frame->jump = jump_of(world, caller);
    VEC_PUSH(&world->frames, frame);
    id_table_add(&world->frame_table, hash, id);
    return id;
}

unsigned frame_activations(const struct world *world, frame_id frame, uint32_t function) {
    unsigned count = 0;
    for (;; frame = world_frame(world, frame)->caller) {
        count += world_frame(world, frame)->function == function;
        if (frame == FRAME_ROOT)
            return count;
    }
}

bool frame_is_on_stack(const struct world *world, frame_id frame, frame_id wanted) {
    uint32_t depth = world_frame(world, wanted)->depth;
    const struct frame *at = world_frame(world, frame);
    while (at->depth > depth) {
        frame = world_frame(world, at->jump)->depth >= depth ? at->jump : at->caller;
        at = world_frame(world, frame);
    }
    return frame == wanted;
}

static value_id value_get(struct world *world, struct value value) {
    struct value key;
    memset(&key, 0, sizeof key);
    key.kind = value.kind;
    key.origin = value.origin;
    key.op = value.op;
    key.bits = value.bits;
    key.is_signed = value.is_signed;
    key.depth = value.depth;
    key.a = value.a;
    key.b = value.b;
    key.object = value.object;
    key.number = value.number;
    key.index = value.index;
    key.begin = value.begin;
    key.end = value.end;
    uint32_t hash = id_hash(&key, VALUE_KEY), id = (uint32_t)world->values.count;
    if (id_table_find(&world->value_table, hash, world->values.at, &key, VALUE_KEY, &id))
        return id;
    struct value *made = ARENA_NEW(world->arena, struct value);
    memcpy(made, &key, sizeof key);
    made->parts = parts_of_value(world, id, made);
    VEC_PUSH(&world->values, made);
    id_table_add(&world->value_table, hash, id);
    return id;
}

value_id value_int(struct world *world, int64_t number) {
    return value_get(world, (struct value){.kind = VALUE_INT, .number = number});
}

value_id value_address(struct world *world, object_id object, int64_t offset) {
    return value_get(world,
                     (struct value){.kind = VALUE_ADDRESS, .object = object, .number = offset});
}

value_id value_reach(struct world *world, value_id address, int64_t begin, int64_t end) {
    struct value reach = *world_value(world, address);
    if (reach.kind != VALUE_ADDRESS || reach.index)
        return address;
    reach.begin = begin;
    reach.end = end;
    return value_get(world, reach);
}

value_id value_function(struct world *world, uint32_t function) {
    return value_get(world, (struct value){.kind = VALUE_FUNCTION, .a = function});
}

value_id value_symbol(struct world *world, enum symbol_origin origin, uint32_t a, uint32_t b,
                      unsigned bits, bool is_signed) {
    return value_get(world, (struct value){.kind = VALUE_SYMBOL,
                                           .origin = origin,
                                           .a = a,
                                           .b = b,
                                           .bits = (uint16_t)bits,
                                           .is_signed = is_signed});
}

value_id value_of_memory(struct world *world, cell_id id, uint32_t since, unsigned bits,
                         bool is_signed) {
    struct cell *cell = world->cells.at[id];
    if (cell->latest.symbol && cell->latest.since == since && cell->latest.bits == bits &&
        cell->latest.is_signed == is_signed)
        return cell->latest.symbol;
    cell->latest.symbol = value_symbol(world, SYMBOL_MEMORY, id, since, bits, is_signed);
    cell->latest.since = since;
    cell->latest.bits = (uint16_t)bits;
    cell->latest.is_signed = is_signed;
    return cell->latest.symbol;
}

value_id value_jump(struct world *world, frame_id frame) {
    return value_get(world, (struct value){.kind = VALUE_JUMP, .a = frame});
}

int64_t value_wrap(int64_t number, unsigned bits, bool is_signed) {
    if (bits == 0 || bits >= 64)
        return number;
    if (bits == 1)
        return number != 0;
    uint64_t mask = (UINT64_C(1) << bits) - 1, low = (uint64_t)number & mask;
    if (is_signed && (low >> (bits - 1)) != 0)
        low |= ~mask;
    return (int64_t)low;
}

static bool fold_division(enum ir_operator op, int64_t a, int64_t b, bool is_signed, int64_t *out) {
    if (b == 0 || (is_signed && a == INT64_MIN && b == -1))
        return false;
    if (is_signed)
        *out = op == IR_DIV ? a / b : a % b;
    else
        *out = (int64_t)(op == IR_DIV ? (uint64_t)a / (uint64_t)b : (uint64_t)a % (uint64_t)b);
    return true;
}

static bool fold_shift(enum ir_operator op, int64_t a, int64_t b, bool is_signed, int64_t *out) {
    if (b < 0 || b > 63)
        return false;
    if (op == IR_SHL)
        *out = (int64_t)((uint64_t)a << b);
    else
        *out = is_signed ? a >> b : (int64_t)((uint64_t)a >> b);
    return true;
}

bool value_fold(enum ir_operator op, int64_t a, int64_t b, bool is_signed, int64_t *out) {
    switch (op) {
    case IR_ADD:
        *out = (int64_t)((uint64_t)a + (uint64_t)b);
        return true;
    case IR_SUB:
        *out = (int64_t)((uint64_t)a - (uint64_t)b);
        return true;
    case IR_MUL:
        *out = (int64_t)((uint64_t)a * (uint64_t)b);
        return true;
    case IR_DIV:
    case IR_REM:
        return fold_division(op, a, b, is_signed, out);
    case IR_SHL:
    case IR_SHR:
        return fold_shift(op, a, b, is_signed, out);
    case IR_AND:
        *out = a & b;
        return true;
    case IR_OR:
        *out = a | b;
        return true;
    case IR_XOR:
        *out = a ^ b;
        return true;
    case IR_LT:
        *out = is_signed ? a < b : (uint64_t)a < (uint64_t)b;
        return true;
    case IR_EQ:
        *out = a == b;
        return true;
    default:
        return false;
    }
}

value_id value_not(struct world *world, value_id a) {
    return value_binary(world, IR_EQ, 32, true, a, value_int(world, 0));
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
    if (x->kind == VALUE_ADDRESS && y->kind == VALUE_ADDRESS && x->object == y->object &&
        !x->index && !y->index)
        return x->number == y->number;
    return -1;
}

static value_id raw_binary(struct world *world, enum ir_operator op, unsigned bits, bool is_signed,
                           value_id a, value_id b) {
    uint8_t depth = world_value(world, a)->depth;
    if (world_value(world, b)->depth > depth)
        depth = world_value(world, b)->depth;
    if (depth >= MAX_DEPTH || !a || !b)
        return VALUE_NONE;
    return value_get(world, (struct value){.kind = VALUE_BINARY,
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
        value_wrap(y->number, x->bits, x->is_signed) == y->number) {
        int64_t rest = y->number ^ world_value(world, x->b)->number;
        return equality(world, x->a, value_int(world, value_wrap(rest, x->bits, x->is_signed)));
    }
    if (world_value(world, b)->kind != VALUE_INT && a > b) {
        value_id swap = a;
        a = b;
        b = swap;
    }
    return raw_binary(world, IR_EQ, 32, true, a, b);
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
    return raw_binary(world, IR_ADD, bits, is_signed, a, b);
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
        if (value_fold(op, x->number, y->number, is_signed, &number))
            return value_int(world, compares ? number : value_wrap(number, bits, is_signed));
        return VALUE_NONE;
    }
    if (op == IR_EQ)
        return equality(world, a, b);
    if (y->kind == VALUE_INT && y->number == 1 && is_truth(x) && (op == IR_XOR || op == IR_AND))
        return op == IR_XOR ? value_not(world, a) : a;
    if (op == IR_SUB && y->kind == VALUE_INT && y->number != INT64_MIN)
        return addition(world, bits, is_signed, a, value_int(world, -y->number));
    if (op == IR_ADD)
        return addition(world, bits, is_signed, a, b);
    return raw_binary(world, op, bits, is_signed, a, b);
}

/* The address of what an unknown, symbolic pointer points to. */
static value_id as_address(struct world *world, value_id pointer) {
    const struct value *value = world_value(world, pointer);
    if (value->kind == VALUE_ADDRESS)
        return pointer;
    if (value->kind == VALUE_SYMBOL || value->kind == VALUE_BINARY)
        return value_address(world, object_get(world, OBJECT_POINTEE, pointer, 0), 0);
    return value_address(world, object_get(world, OBJECT_ANYWHERE, 0, 0), 0);
}

value_id value_move(struct world *world, value_id pointer, value_id count, int64_t scale,
                    int64_t begin, int64_t end) {
    struct value moved = *world_value(world, as_address(world, pointer));
    const struct value *by = world_value(world, count);
    if (by->kind == VALUE_INT) {
        int64_t bytes;
        if (__builtin_mul_overflow(by->number, scale, &bytes) ||
            __builtin_add_overflow(moved.number, bytes, &moved.number))
            return value_address(world, moved.object, 0);
        return value_get(world, moved);
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
        moved.index = VALUE_ANYWHERE;
        moved.number = 0;
        moved.a = 0;
    }
    return value_get(world, moved);
}

value_id value_somewhere(struct world *world, value_id pointer, uint32_t name) {
    value_id moved = value_move(world, pointer, VALUE_ANYWHERE, 1, 0, 0);
    struct value somewhere = *world_value(world, moved);
    somewhere.a = name;
    return value_get(world, somewhere);
}

bool value_is_nameless(const struct world *world, value_id id) {
    const struct value *value = world_value(world, id);
    return value->kind == VALUE_ADDRESS && value->index == VALUE_ANYWHERE && !value->a;
}

cell_id cell_at(struct world *world, value_id pointer, uint64_t size) {
    struct value at = *world_value(world, as_address(world, pointer));
    struct cell cell = {.object = at.object, .index = at.index, .offset = at.number, .size = size};
    if (at.index) {
        cell.begin = at.begin;
        cell.end = at.end;
        return cell_get(world, cell);
    }
    cell.begin = at.number;
    if (size == 0 || size > INT64_MAX ||
        __builtin_add_overflow(at.number, (int64_t)size, &cell.end))
        cell.end = INT64_MAX;
    return cell_get(world, cell);
}

/* Bits that a cell takes, counted from where BASE begins. */
struct bits {
    int64_t begin, end;
};

static bool find_bits(const struct cell *cell, const struct cell *base, struct bits *bits) {
    int64_t distance;
    if (cell->index != base->index || !cell->size || cell->size > UINT16_MAX ||
        __builtin_sub_overflow(cell->offset, base->offset, &distance) || distance < -UINT16_MAX ||
        distance > UINT16_MAX)
        return false;
    bits->begin = distance * 8 + cell->bit_begin;
    bits->end = distance * 8 + (int64_t)(cell->bit_end ? cell->bit_end : cell->size * 8);
    return true;
}

/* Whether A and B, one of them a bit-field, share no bit. */
static bool bits_are_apart(const struct cell *a, const struct cell *b) {
    struct bits x, y;
    if (!find_bits(a, a, &x) || !find_bits(b, a, &y) || a->index == VALUE_ANYWHERE)
        return false;
    return x.end <= y.begin || y.end <= x.begin;
}

static bool bits_are_within(const struct cell *a, const struct cell *b) {
    struct bits x, y;
    return find_bits(a, a, &x) && find_bits(b, a, &y) && a->index != VALUE_ANYWHERE &&
           x.begin <= y.begin && y.end <= x.end;
}

bool cell_overlaps(const struct cell *a, const struct cell *b) {
    if (a->object != b->object)
        return false;
    if ((a->bit_end || b->bit_end) && bits_are_apart(a, b))
        return false;
    if (a->index && a->index == b->index && a->index != VALUE_ANYWHERE && a->size && b->size)
        return a->offset < b->offset + (int64_t)b->size && b->offset < a->offset + (int64_t)a->size;
    return a->begin < b->end && b->begin < a->end;
}

bool cell_covers(const struct cell *a, const struct cell *b) {
    if (a->object != b->object || !a->size)
        return false;
    if (a->bit_end)
        return bits_are_within(a, b);
    if (a->index || b->index) {
        if (a->index == b->index && a->index != VALUE_ANYWHERE)
            return b->size && a->offset <= b->offset &&
                   b->offset + (int64_t)b->size <= a->offset + (int64_t)a->size;
        return !a->index && a->begin <= b->begin && b->end <= a->end && b->end != INT64_MAX;
    }
    return a->begin <= b->begin && b->end <= a->end;
}

bool value_has_symbol(const struct world *world, value_id value, value_id symbol) {
    const struct value *term = world_value(world, value);
    if (term->kind == VALUE_BINARY)
        return value_mentions(world, term->a, symbol) || value_mentions(world, term->b, symbol);
    if (term->kind == VALUE_ADDRESS && term->index)
        return term->a == symbol || value_mentions(world, term->index, symbol);
    if (term->kind == VALUE_ADDRESS) {
        const struct object *object = world_object(world, term->object);
        return object->kind == OBJECT_POINTEE && value_mentions(world, object->a, symbol);
    }
    return false;
}

value_id value_replace(struct world *world, value_id value, value_id symbol, value_id with) {
    if (value == symbol)
        return with;
    const struct value term = *world_value(world, value);
    if (term.kind != VALUE_BINARY)
        return value;
    return value_binary(world, term.op, term.bits, term.is_signed,
                        value_replace(world, term.a, symbol, with),
                        value_replace(world, term.b, symbol, with));
}

bool value_depends_on(const struct world *world, value_id value, uint32_t event) {
    const struct value *term = world_value(world, value), *made = world_value(world, event);
    if (!(term->parts.events & bit_of_event(world, event)))
        return false;
    switch (term->kind) {
    case VALUE_SYMBOL:
        if (term->origin == SYMBOL_MEMORY)
            return term->b == event;
        return (term->origin == SYMBOL_RESULT || term->origin == SYMBOL_PROCESS) &&
               made->kind == VALUE_SYMBOL && made->origin == SYMBOL_RESULT && term->a == made->a &&
               term->b == made->b;
    case VALUE_BINARY:
        return value_depends_on(world, term->a, event) || value_depends_on(world, term->b, event);
    case VALUE_ADDRESS:
        if (term->a == event || (term->index && value_depends_on(world, term->index, event)))
            return true;
        return world_object(world, term->object)->kind == OBJECT_POINTEE &&
               value_depends_on(world, world_object(world, term->object)->a, event);
    default:
        return false;
    }
}

bool object_is_exposed(const struct world *world, object_id id) {
    const struct object *object = world_object(world, id);
    switch (object->kind) {
    case OBJECT_LOCAL: {
        uint32_t function = world_frame(world, object->a)->function;
        return world->program->functions.at[function].ir->locals[object->b].address_taken;
    }
    case OBJECT_GLOBAL: {
        const struct program_global *global = &world->program->globals.at[object->a];
        return global->externally_visible || global->address_taken;
    }
    case OBJECT_REGISTER:
    case OBJECT_LITERAL:
    case OBJECT_ERRNO:
    case OBJECT_ANSWERS:
        return false;
    default:
        return true;
    }
}

const char *world_local_name(const struct world *world, const struct object *object) {
    uint32_t function = world_frame(world, object->a)->function;
    return world->program->functions.at[function].ir->locals[object->b].name;
}

const char *world_global_name(const struct world *world, const struct object *object) {
    return world->program->globals.at[object->a].ir->name;
}

const char *world_function_name(const struct world *world, uint32_t function) {
    return world->program->functions.at[function].name;
}

static const struct ir_local *local_of(const struct world *world, const struct object *object) {
    uint32_t function = world_frame(world, object->a)->function;
    return &world->program->functions.at[function].ir->locals[object->b];
}

uint64_t object_size(const struct world *world, object_id id) {
    const struct object *object = world_object(world, id);
    if (object->kind == OBJECT_LOCAL)
        return local_of(world, object)->size;
    return object->kind == OBJECT_GLOBAL ? world->program->globals.at[object->a].ir->size : 0;
}

bool object_is_scalar(const struct world *world, object_id id) {
    const struct object *object = world_object(world, id);
    if (object->kind == OBJECT_LOCAL)
        return !local_of(world, object)->is_array;
    return object->kind == OBJECT_GLOBAL && !world->program->globals.at[object->a].ir->is_array;
}

bool cell_has_symbol(const struct world *world, const struct cell *cell, value_id symbol) {
    const struct object *object = world_object(world, cell->object);
    if (cell->object == ANSWERS)
        return value_mentions(world, key_of(cell), symbol);
    if (cell->index && value_mentions(world, cell->index, symbol))
        return true;
    return object->kind == OBJECT_POINTEE && value_mentions(world, object->a, symbol);
}

bool cell_depends_on(const struct world *world, const struct cell *cell, uint32_t event) {
    const struct object *object = world_object(world, cell->object);
    if (!(cell->parts.events & bit_of_event(world, event)))
        return false;
    if (cell->object == ANSWERS)
        return value_depends_on(world, key_of(cell), event);
    if (cell->index && value_depends_on(world, cell->index, event))
        return true;
    return object->kind == OBJECT_POINTEE && value_depends_on(world, object->a, event);
}

value_id answer_key_of(struct world *world, uint32_t callee, const value_id *args, uint32_t count) {
    value_id key = value_int(world, callee);
    for (uint32_t i = 0; i < count && key; i++)
        key = value_is_nameless(world, args[i])
                  ? VALUE_NONE
                  : raw_binary(world, IR_OPERATORS, 64, false, key, args[i]);
    return count ? key : VALUE_NONE;
}

cell_id cell_of_answer(struct world *world, value_id key) {
    int64_t at = (int64_t)key * 8;
    return cell_get(
        world,
        (struct cell){.object = ANSWERS, .offset = at, .size = 8, .begin = at, .end = at + 8});
}

value_id answer_key(const struct world *world, cell_id cell) {
    return key_of(world_cell(world, cell));
}
