#include "base/bytes.h"
#include "base/memory.h"
#include "ir/flags.h"
#include "ir/operands.h"
#include "ir/wire.h"
#include "ir/wire_format.h"

#include <stdlib.h>
#include <string.h>

/* Strings seen so far: a hash table from pointers, so that a string met again costs no look at its
 * bytes, over an interner, so that equal strings at different addresses get one index. */
struct string_slot {
    const char *key;
    uint32_t index;
};

struct writer {
    struct text body;
    struct interner *strings;
    struct string_slot *slots;
    size_t slot_count, slots_used; /* a power of two; at most half are used */
    struct text table;             /* the encoded string table */
    uint32_t string_count;
    struct ir_loc last;
};

/* An index that may be IR_NONE. */
static void put_index(struct writer *w, uint32_t index) {
    bytes_put(&w->body, (uint32_t)(index + 1));
}

static struct string_slot *find_slot(struct writer *w, const char *key) {
    size_t mask = w->slot_count - 1;
    size_t at = (size_t)(((uintptr_t)key * UINT64_C(0x9e3779b97f4a7c15)) >> 32) & mask;
    while (w->slots[at].key && w->slots[at].key != key)
        at = (at + 1) & mask;
    return &w->slots[at];
}

static void add_slot(struct writer *w, const char *key, uint32_t index) {
    if (w->slots_used * 2 >= w->slot_count) {
        struct string_slot *old = w->slots;
        size_t old_count = w->slot_count;
        w->slot_count = old_count ? old_count * 2 : 256;
        w->slots = mem_calloc(w->slot_count, sizeof *w->slots);
        for (size_t i = 0; i < old_count; i++)
            if (old[i].key)
                *find_slot(w, old[i].key) = old[i];
        free(old);
    }
    *find_slot(w, key) = (struct string_slot){key, index};
    w->slots_used++;
}

static uint32_t add_string(struct writer *w, const char *string) {
    bytes_put_string(&w->table, string);
    return w->string_count++;
}

static uint32_t string_index(struct writer *w, const char *string) {
    const struct string_slot *slot = find_slot(w, string);
    if (slot->key)
        return slot->index;
    const char *canonical = intern(w->strings, string);
    slot = find_slot(w, canonical);
    uint32_t index = slot->key ? slot->index : add_string(w, string);
    if (!slot->key)
        add_slot(w, canonical, index);
    add_slot(w, string, index);
    return index;
}

static void put_string(struct writer *w, const char *string) {
    bytes_put(&w->body, string_index(w, string ? string : ""));
}

/* A string that may be NULL. */
static void put_optional(struct writer *w, const char *string) {
    bytes_put(&w->body, string ? (uint64_t)string_index(w, string) + 1 : 0);
}

static bool same_string(const char *a, const char *b) {
    return a == b || (a && b && strcmp(a, b) == 0);
}

static unsigned loc_changes(const struct ir_loc *a, const struct ir_loc *b) {
    unsigned changes = 0;
    changes |= a->line != b->line ? LOC_LINE : 0;
    changes |= a->column != b->column ? LOC_COLUMN : 0;
    changes |= a->begin_column != b->begin_column || a->end_column != b->end_column ? LOC_RANGE : 0;
    changes |= a->file != b->file ? LOC_FILE : 0;
    bool same_macro = same_string(a->macro, b->macro) && a->macro_line == b->macro_line &&
                      a->macro_file == b->macro_file;
    changes |= same_macro ? 0 : LOC_MACRO;
    return changes;
}

static void put_loc(struct writer *w, const struct ir_loc *loc) {
    unsigned changes = loc_changes(loc, &w->last);
    bytes_put(&w->body, changes);
    if (changes & LOC_LINE)
        bytes_put_signed(&w->body, (int64_t)loc->line - w->last.line);
    if (changes & LOC_COLUMN)
        bytes_put(&w->body, loc->column);
    if (changes & LOC_RANGE) {
        bytes_put(&w->body, loc->begin_column);
        bytes_put(&w->body, loc->end_column);
    }
    if (changes & LOC_FILE)
        put_index(w, loc->file);
    if (changes & LOC_MACRO) {
        put_optional(w, loc->macro);
        put_index(w, loc->macro_file);
        bytes_put(&w->body, loc->macro_line);
    }
    w->last = *loc;
}

#define PACK(field) flags |= (uint64_t)(s->field ? 1 : 0) << bit++;
#define PUT_FLAGS(w, type, list, object)                                                           \
    do {                                                                                           \
        const type *s = (object);                                                                  \
        uint64_t flags = 0;                                                                        \
        unsigned bit = 0;                                                                          \
        list(PACK) bytes_put(&(w)->body, flags);                                                   \
    } while (0)

static void put_place(struct writer *w, const struct ir_place *place) {
    unsigned head = (unsigned)place->base;
    head |= place->is_volatile ? PLACE_VOLATILE : 0;
    head |= place->is_bitfield ? PLACE_BITFIELD : 0;
    head |= place->offset ? PLACE_OFFSET : 0;
    head |= place->index ? PLACE_INDEX : 0;
    bytes_put(&w->body, head);
    bytes_put(&w->body, place->id);
    bytes_put(&w->body, place->size);
    put_string(w, place->name);
    if (place->is_bitfield) {
        bytes_put(&w->body, place->bit_begin);
        bytes_put(&w->body, place->bit_end);
    }
    if (place->offset)
        bytes_put_signed(&w->body, place->offset);
    if (place->index) {
        bytes_put(&w->body, place->index);
        bytes_put(&w->body, place->scale);
        bytes_put_signed(&w->body, place->extent_begin);
        bytes_put_signed(&w->body, place->extent_end);
    }
}

static void put_registers(struct writer *w, const ir_reg *registers, uint32_t count) {
    bytes_put(&w->body, count);
    for (uint32_t i = 0; i < count; i++)
        bytes_put(&w->body, registers[i]);
}

static void put_operands(struct writer *w, const struct ir_op *op, unsigned operands) {
    if (operands & IR_OPERAND_OP)
        bytes_put(&w->body, op->op);
    if (operands & IR_OPERAND_A)
        bytes_put(&w->body, op->a);
    if (operands & IR_OPERAND_B)
        bytes_put(&w->body, op->b);
    if (operands & IR_OPERAND_IMM)
        bytes_put_signed(&w->body, op->imm);
    if (operands & IR_OPERAND_FUNC)
        put_index(w, op->func);
    if (operands & IR_OPERAND_PLACE)
        put_place(w, &op->place);
    if (operands & IR_OPERAND_FROM)
        put_place(w, &op->from);
    if (operands & IR_OPERAND_ARGS)
        put_registers(w, op->args, op->arg_count);
    if (operands & IR_OPERAND_TEXT)
        put_optional(w, op->text);
}

static void put_op(struct writer *w, const struct ir_op *op) {
    bytes_put(&w->body, op->code);
    PUT_FLAGS(w, struct ir_op, OP_FLAGS, op);
    bytes_put(&w->body, op->bits);
    if (ir_opcode_has_dst(op->code))
        bytes_put(&w->body, op->dst);
    put_operands(w, op, ir_operands(op->code));
    put_loc(w, &op->loc);
}

static void put_block(struct writer *w, const struct ir_block *block) {
    bytes_put(&w->body, block->op_count);
    for (uint32_t i = 0; i < block->op_count; i++)
        put_op(w, &block->ops[i]);
    bytes_put(&w->body, block->exit);
    PUT_FLAGS(w, struct ir_block, BLOCK_FLAGS, block);
    bytes_put(&w->body, block->value);
    bytes_put(&w->body, block->target_count);
    for (uint32_t i = 0; i < block->target_count; i++)
        bytes_put(&w->body, block->targets[i]);
    if (block->exit == IR_SWITCH) {
        for (uint32_t i = 0; i + 1 < block->target_count; i++) {
            bytes_put_signed(&w->body, block->cases[i].low);
            bytes_put_signed(&w->body, block->cases[i].high);
        }
    }
    put_loc(w, &block->loc);
}

static void put_local(struct writer *w, const struct ir_local *local) {
    put_string(w, local->name);
    bytes_put(&w->body, local->size);
    PUT_FLAGS(w, struct ir_local, LOCAL_FLAGS, local);
    bytes_put(&w->body, local->depth);
    put_loc(w, &local->loc);
}

static void put_body(struct writer *w, const struct ir_function *function) {
    bytes_put(&w->body, function->register_count);
    bytes_put(&w->body, function->parameter_count);
    bytes_put(&w->body, function->local_count);
    for (uint32_t i = 0; i < function->local_count; i++)
        put_local(w, &function->locals[i]);
    bytes_put(&w->body, function->block_count);
    for (uint32_t i = 0; i < function->block_count; i++)
        put_block(w, &function->blocks[i]);
}

static void put_function(struct writer *w, const struct ir_function *function) {
    put_string(w, function->name);
    put_string(w, function->asm_name);
    put_string(w, function->alias_of);
    put_string(w, function->type);
    bytes_put(&w->body, function->linkage);
    PUT_FLAGS(w, struct ir_function, FUNCTION_FLAGS, function);
    bytes_put(&w->body, function->annotation_count);
    for (uint32_t i = 0; i < function->annotation_count; i++) {
        put_string(w, function->annotations[i].text);
        put_loc(w, &function->annotations[i].loc);
    }
    put_loc(w, &function->loc);
    put_loc(w, &function->end);
    put_body(w, function);
}

static void put_init(struct writer *w, const struct ir_init *init) {
    bytes_put_signed(&w->body, init->offset);
    bytes_put(&w->body, init->is_integer);
    put_index(w, init->func);
    put_index(w, init->global);
    bytes_put(&w->body, init->size);
    bytes_put_signed(&w->body, init->value);
}

static void put_global(struct writer *w, const struct ir_global *global) {
    put_string(w, global->name);
    put_string(w, global->asm_name);
    put_string(w, global->alias_of);
    put_string(w, global->function);
    bytes_put(&w->body, global->linkage);
    bytes_put(&w->body, global->size);
    PUT_FLAGS(w, struct ir_global, GLOBAL_FLAGS, global);
    bytes_put(&w->body, global->init_count);
    for (uint32_t i = 0; i < global->init_count; i++)
        put_init(w, &global->inits[i]);
    put_loc(w, &global->loc);
}

static void put_message(struct writer *w, const struct ir_message *message) {
    bytes_put(&w->body, message->is_error);
    put_string(w, message->text);
    put_loc(w, &message->loc);
}

static void put_unit(struct writer *w, const struct ir_unit *unit) {
    put_string(w, unit->main_file);
    put_string(w, unit->target);
    bytes_put(&w->body, unit->object_count);
    for (uint32_t i = 0; i < unit->object_count; i++)
        put_string(w, unit->objects[i]);
    bytes_put(&w->body, unit->pointer_size);
    PUT_FLAGS(w, struct ir_unit, UNIT_FLAGS, unit);
    bytes_put(&w->body, unit->file_count);
    for (uint32_t i = 0; i < unit->file_count; i++) {
        put_string(w, unit->files[i].path);
        bytes_put(&w->body, unit->files[i].is_system);
    }
    bytes_put(&w->body, unit->presumed_count);
    for (uint32_t i = 0; i < unit->presumed_count; i++) {
        bytes_put(&w->body, unit->presumed[i].file);
        bytes_put(&w->body, unit->presumed[i].line);
        put_string(w, unit->presumed[i].as_path);
        bytes_put(&w->body, unit->presumed[i].as_line);
    }
    bytes_put(&w->body, unit->literal_count);
    for (uint32_t i = 0; i < unit->literal_count; i++)
        put_string(w, unit->literals[i]);
    bytes_put(&w->body, unit->global_count);
    for (uint32_t i = 0; i < unit->global_count; i++)
        put_global(w, &unit->globals[i]);
    bytes_put(&w->body, unit->function_count);
    for (uint32_t i = 0; i < unit->function_count; i++)
        put_function(w, &unit->functions[i]);
    bytes_put(&w->body, unit->message_count);
    for (uint32_t i = 0; i < unit->message_count; i++)
        put_message(w, &unit->messages[i]);
}

void ir_encode(const struct ir_unit *unit, struct text *out) {
    struct writer w = {.strings = interner_new(), .slot_count = 256};
    w.slots = mem_calloc(w.slot_count, sizeof *w.slots);
    put_unit(&w, unit);
    text_add(out, WIRE_MAGIC, WIRE_MAGIC_SIZE);
    bytes_put(out, w.string_count);
    text_add(out, w.table.at, w.table.length);
    text_add(out, w.body.at, w.body.length);
    text_free(&w.table);
    text_free(&w.body);
    free(w.slots);
    interner_free(w.strings);
}
