/* Units built by hand, for tests of what works on them. */
#ifndef VFL_TESTS_UNIT_MAKE_H
#define VFL_TESTS_UNIT_MAKE_H

#include "ir/ir.h"

#include <string.h>

enum { MAKE_FUNCTIONS = 32, MAKE_GLOBALS = 8, MAKE_LOCALS = 8, MAKE_BLOCKS = 8, MAKE_OPS = 32 };

/* The function under work: operations go to its last block. */
struct maker {
    struct ir_unit *unit;
    struct ir_function *function;
    uint32_t line; /* of the next operation */
};

static inline struct maker make_unit(void) {
    struct ir_unit *unit = ir_unit_new();
    unit->functions = arena_alloc(unit->arena, MAKE_FUNCTIONS * sizeof *unit->functions);
    unit->globals = arena_alloc(unit->arena, MAKE_GLOBALS * sizeof *unit->globals);
    unit->files = ARENA_NEW(unit->arena, struct ir_file);
    unit->files[0].path = "made.c";
    unit->file_count = 1;
    return (struct maker){.unit = unit, .line = 1};
}

/* A declaration; make_body makes it a definition. */
static inline uint32_t make_function(struct maker *maker, const char *name,
                                     enum ir_linkage linkage) {
    uint32_t id = maker->unit->function_count++;
    struct ir_function *function = &maker->unit->functions[id];
    function->name = function->asm_name = intern(maker->unit->strings, name);
    function->alias_of = function->type = "";
    function->linkage = linkage;
    function->locals = arena_alloc(maker->unit->arena, MAKE_LOCALS * sizeof *function->locals);
    maker->function = function;
    return id;
}

static inline void make_block(struct maker *maker) {
    struct ir_block *block = &maker->function->blocks[maker->function->block_count++];
    block->ops = arena_alloc(maker->unit->arena, MAKE_OPS * sizeof *block->ops);
    block->exit = IR_END;
}

static inline void make_body(struct maker *maker, uint32_t id) {
    maker->function = &maker->unit->functions[id];
    maker->function->is_defined = true;
    maker->function->blocks =
        arena_alloc(maker->unit->arena, MAKE_BLOCKS * sizeof *maker->function->blocks);
    make_block(maker);
}

static inline uint32_t make_static(struct maker *maker, const char *name) {
    uint32_t id = make_function(maker, name, IR_INTERNAL);
    make_body(maker, id);
    return id;
}

static inline uint32_t make_extern(struct maker *maker, const char *name) {
    uint32_t id = make_function(maker, name, IR_EXTERNAL);
    make_body(maker, id);
    return id;
}

static inline uint32_t make_local(struct maker *maker, const char *name, uint64_t size) {
    uint32_t id = maker->function->local_count++;
    maker->function->locals[id] =
        (struct ir_local){.name = name, .size = size, .is_pointer = size == 8};
    return id;
}

/* 8 bytes: a pointer. All before the other locals. */
static inline uint32_t make_parameter(struct maker *maker, const char *name, uint64_t size) {
    uint32_t id = make_local(maker, name, size);
    maker->function->locals[id].is_parameter = true;
    maker->function->parameter_count++;
    return id;
}

static inline uint32_t make_global(struct maker *maker, const char *name, enum ir_linkage linkage,
                                   uint64_t size) {
    uint32_t id = maker->unit->global_count++;
    maker->unit->globals[id] = (struct ir_global){.name = intern(maker->unit->strings, name),
                                                  .asm_name = intern(maker->unit->strings, name),
                                                  .alias_of = "",
                                                  .function = "",
                                                  .linkage = linkage,
                                                  .size = size,
                                                  .is_defined = true};
    return id;
}

/* GLOBAL begins with pointers to the COUNT functions. */
static inline void make_table(struct maker *maker, uint32_t global, const uint32_t *functions,
                              uint32_t count) {
    struct ir_global *table = &maker->unit->globals[global];
    table->inits = arena_alloc(maker->unit->arena, count * sizeof *table->inits);
    table->init_count = count;
    for (uint32_t i = 0; i < count; i++)
        table->inits[i] =
            (struct ir_init){.offset = 8 * (int64_t)i, .func = functions[i], .global = IR_NONE};
}

static inline struct ir_block *make_at(const struct maker *maker) {
    return &maker->function->blocks[maker->function->block_count - 1];
}

/* Appends OP, with a new register as its result where it has one. */
static inline ir_reg make_op(struct maker *maker, struct ir_op op) {
    if (ir_opcode_has_dst(op.code))
        op.dst = ++maker->function->register_count;
    op.loc.line = maker->line++;
    op.loc.column = 1;
    make_at(maker)->ops[make_at(maker)->op_count++] = op;
    return op.dst;
}

static inline struct ir_place make_place(enum ir_base base, uint32_t id, int64_t offset,
                                         uint64_t size) {
    return (struct ir_place){.base = base, .id = id, .offset = offset, .size = size};
}

static inline ir_reg make_load(struct maker *maker, struct ir_place place) {
    return make_op(maker, (struct ir_op){.code = IR_LOAD,
                                         .place = place,
                                         .func = IR_NONE,
                                         .bits = (uint16_t)(8 * place.size),
                                         .is_pointer = place.size == 8});
}

static inline void make_store(struct maker *maker, struct ir_place place, ir_reg value) {
    make_op(maker, (struct ir_op){.code = IR_STORE, .place = place, .func = IR_NONE, .a = value});
}

static inline ir_reg make_address(struct maker *maker, struct ir_place place) {
    return make_op(
        maker,
        (struct ir_op){
            .code = IR_ADDR, .place = place, .func = IR_NONE, .bits = 64, .is_pointer = true});
}

static inline ir_reg make_const(struct maker *maker, int64_t value) {
    return make_op(
        maker, (struct ir_op){
                   .code = IR_CONST, .imm = value, .func = IR_NONE, .bits = 32, .is_signed = true});
}

static inline ir_reg make_func(struct maker *maker, uint32_t function) {
    return make_op(
        maker, (struct ir_op){.code = IR_FUNC, .func = function, .bits = 64, .is_pointer = true});
}

/* A call of FUNCTION, or of what POINTER holds where FUNCTION is IR_NONE. */
static inline ir_reg make_call(struct maker *maker, uint32_t function, ir_reg pointer,
                               const ir_reg *args, uint32_t count) {
    struct ir_op op = {.code = IR_CALL, .func = function, .a = pointer, .arg_count = count};
    op.args = arena_alloc(maker->unit->arena, (count + 1) * sizeof *args);
    if (count)
        memcpy(op.args, args, count * sizeof *args);
    return make_op(maker, op);
}

static inline void make_exit(struct maker *maker, enum ir_exit exit, ir_reg value, uint32_t first,
                             uint32_t second) {
    struct ir_block *block = make_at(maker);
    block->exit = exit;
    block->value = value;
    block->target_count = exit == IR_JUMP ? 1 : exit == IR_BRANCH ? 2 : 0;
    block->targets = arena_alloc(maker->unit->arena, 2 * sizeof *block->targets);
    block->targets[0] = first;
    block->targets[1] = second;
}

#endif
