#include "lower/builder.h"

#include "ir/number.h"
#include "lower/fold.h"
#include "lower/types.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { NAME_BYTES = 120 };

const char *name_of(struct lower *l, const char *format, ...) {
    char buffer[NAME_BYTES];
    va_list args;
    va_start(args, format);
    int length = vsnprintf(buffer, sizeof buffer, format, args);
    va_end(args);
    if (length >= (int)sizeof buffer)
        strcpy(buffer + sizeof buffer - 4, "...");
    return intern(l->unit->strings, buffer);
}

ir_reg new_register(struct lower *l) {
    VEC_PUSH(&l->fn->registers, ((struct reg_info){0}));
    return (ir_reg)l->fn->registers.count;
}

struct reg_info *reg_info(struct lower *l, ir_reg reg) {
    return &l->fn->registers.at[reg - 1];
}

const char *reg_name(struct lower *l, ir_reg reg) {
    struct reg_info *info = reg ? reg_info(l, reg) : NULL;
    if (!info)
        return "...";
    if (info->called)
        info->name = name_of(l, "%s()", info->called);
    else if (!info->name && info->is_constant)
        info->name = name_of(l, "%lld", (long long)info->value);
    info->called = NULL;
    return info->name ? info->name : "...";
}

enum { CHUNK_OPS = 1024 };

/* The place of BLOCK's next operation. Only a block that is taken up again later has to move. */
static struct ir_op *next_op(struct lower *l, struct block_state *block) {
    struct op_chunk *chunk = &l->chunk;
    bool at_end = block->op_count > 0 && block->ops + block->op_count == chunk->at + chunk->used;
    uint32_t wanted = at_end ? 1 : block->op_count + 1;
    if (chunk->room - chunk->used < wanted) {
        chunk->room = block->op_count < CHUNK_OPS / 2 ? CHUNK_OPS : block->op_count * 2;
        chunk->at = arena_alloc(l->unit->arena, chunk->room * sizeof *chunk->at);
        chunk->used = 0;
        at_end = false;
    }
    if (!at_end) {
        struct ir_op *moved = chunk->at + chunk->used;
        if (block->op_count)
            memcpy(moved, block->ops, block->op_count * sizeof *moved);
        block->ops = moved;
        chunk->used += block->op_count;
    }
    chunk->used++;
    return &block->ops[block->op_count++];
}

void emit(struct lower *l, struct ir_op op) {
    struct function_state *fn = l->fn;
    if (fn->current == IR_NONE)
        place_block(l, new_block(l));
    if (op.loc.line == 0)
        op.loc = fn->loc;
    if (op.code != IR_CALL && op.code != IR_FUNC)
        op.func = IR_NONE;
    *next_op(l, &fn->blocks.at[fn->current]) = op;
}

ir_reg emit_value(struct lower *l, struct ir_op op, const struct type_info *type) {
    op.dst = new_register(l);
    op.bits = type->bits;
    op.is_pointer = type->is_pointer;
    if (!op.is_signed)
        op.is_signed = type->is_signed;
    emit(l, op);
    return op.dst;
}

static void set_constant(struct lower *l, ir_reg reg, int64_t value) {
    reg_info(l, reg)->is_constant = true;
    reg_info(l, reg)->value = value;
}

ir_reg emit_const(struct lower *l, int64_t value, const struct type_info *type) {
    int64_t wrapped = ir_wrap(value, type->bits, type->is_signed);
    ir_reg dst = emit_value(l, (struct ir_op){.code = IR_CONST, .imm = wrapped}, type);
    set_constant(l, dst, wrapped);
    return dst;
}

ir_reg emit_undef(struct lower *l, const struct type_info *type) {
    return emit_value(l, (struct ir_op){.code = IR_UNDEF}, type);
}

ir_reg emit_unary(struct lower *l, enum ir_operator op, ir_reg a, const struct type_info *type) {
    ir_reg dst = emit_value(l, (struct ir_op){.code = IR_UNARY, .op = op, .a = a}, type);
    int64_t value;
    if (reg_info(l, a)->is_constant && fold_unary(op, reg_info(l, a)->value, type, &value))
        set_constant(l, dst, value);
    return dst;
}

static bool is_comparison(enum ir_operator op) {
    return op >= IR_LT && op <= IR_NE;
}

ir_reg emit_binary(struct lower *l, enum ir_operator op, ir_reg a, ir_reg b,
                   const struct type_info *type, bool operands_signed) {
    struct type_info result = *type;
    result.is_signed = is_comparison(op) || op == IR_SHR ? operands_signed : type->is_signed;
    ir_reg dst =
        emit_value(l, (struct ir_op){.code = IR_BINARY, .op = op, .a = a, .b = b}, &result);
    const struct reg_info *left = reg_info(l, a), *right = reg_info(l, b);
    int64_t value;
    if (left->is_constant && right->is_constant &&
        fold_binary(op, left->value, right->value, type, operands_signed, &value))
        set_constant(l, dst, value);
    return dst;
}

ir_reg emit_ptradd(struct lower *l, ir_reg pointer, ir_reg units, uint64_t unit_size) {
    struct type_info type = pointer_type(l);
    const char *name = name_of(l, "%s + %s", reg_name(l, pointer), reg_name(l, units));
    if (unit_size == 0) { /* a VLA's row, or void: void counts bytes, a row is unknown */
        struct type_info offset = {.bits = type.bits, .is_signed = true, .is_integer = true};
        units = emit_undef(l, &offset);
        unit_size = 1;
    }
    ir_reg dst = emit_value(
        l, (struct ir_op){.code = IR_PTRADD, .a = pointer, .b = units, .imm = (int64_t)unit_size},
        &type);
    reg_info(l, dst)->name = name;
    return dst;
}

void emit_copy(struct lower *l, ir_reg dst, ir_reg a, const struct type_info *type) {
    emit(l, (struct ir_op){.code = IR_COPY,
                           .dst = dst,
                           .a = a,
                           .bits = type->bits,
                           .is_signed = type->is_signed,
                           .is_pointer = type->is_pointer});
}

ir_reg emit_load(struct lower *l, const struct ir_place *place, const struct type_info *type) {
    ir_reg dst = emit_value(l, (struct ir_op){.code = IR_LOAD, .place = *place}, type);
    reg_info(l, dst)->name = place->name;
    return dst;
}

void emit_store(struct lower *l, const struct ir_place *place, ir_reg value,
                const struct type_info *type, bool is_initializer) {
    emit(l, (struct ir_op){.code = IR_STORE,
                           .place = *place,
                           .a = value,
                           .bits = type->bits,
                           .is_signed = type->is_signed,
                           .is_pointer = type->is_pointer,
                           .is_initializer = is_initializer});
}

void emit_copymem(struct lower *l, const struct ir_place *to, const struct ir_place *from,
                  bool is_initializer) {
    emit(l, (struct ir_op){
                .code = IR_COPYMEM, .place = *to, .from = *from, .is_initializer = is_initializer});
}

ir_reg emit_addr(struct lower *l, const struct ir_place *place) {
    if (place->base == IR_DEREF && place->offset == 0 && place->index == 0)
        return place->id;
    if (place->base == IR_LOCAL)
        l->fn->locals.at[place->id].address_taken = true;
    struct type_info type = pointer_type(l);
    ir_reg dst = emit_value(l, (struct ir_op){.code = IR_ADDR, .place = *place}, &type);
    reg_info(l, dst)->name = name_of(l, "&%s", place->name);
    return dst;
}

static bool same_representation(const struct type_info *from, const struct type_info *to) {
    if (from->is_pointer && to->is_pointer)
        return true;
    if (from->bits == 0 && to->bits == 0)
        return true;
    return from->bits == to->bits && from->is_signed == to->is_signed &&
           from->is_pointer == to->is_pointer;
}

ir_reg convert(struct lower *l, ir_reg value, const struct type_info *from,
               const struct type_info *to) {
    if (value == 0 || to->is_void || same_representation(from, to))
        return value;
    const struct reg_info source = *reg_info(l, value);
    if (source.is_constant && to->bits != 0) {
        ir_reg constant = emit_const(l, source.value, to);
        if (source.name)
            reg_info(l, constant)->name = source.name;
        return constant;
    }
    ir_reg dst = emit_value(l, (struct ir_op){.code = IR_CAST, .a = value}, to);
    reg_info(l, dst)->name = source.name;
    reg_info(l, dst)->called = source.called;
    return dst;
}

ir_reg *copy_registers(struct lower *l, const ir_reg *args, size_t count) {
    ir_reg *copy = arena_alloc(l->unit->arena, count * sizeof *copy);
    if (count)
        memcpy(copy, args, count * sizeof *copy);
    return copy;
}

ir_reg emit_unknown(struct lower *l, const char *form, const ir_reg *args, size_t count,
                    const struct type_info *type) {
    return emit_value(l,
                      (struct ir_op){.code = IR_UNKNOWN,
                                     .text = intern(l->unit->strings, form),
                                     .args = copy_registers(l, args, count),
                                     .arg_count = (uint32_t)count},
                      type);
}
