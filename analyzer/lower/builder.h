/* Builds the graph of the function under work: blocks, operations, registers. */
#ifndef VFL_LOWER_BUILDER_H
#define VFL_LOWER_BUILDER_H

#include "lower/state.h"

/* A block that is not placed yet. */
uint32_t new_block(struct lower *l);

/* Continues in BLOCK; the current one must have ended. */
void place_block(struct lower *l, uint32_t block);

/* As above, but code behind it is left unreachable when nothing jumps to BLOCK. */
void place_if_used(struct lower *l, uint32_t block);

bool is_reachable(const struct lower *l);

/* End the current block, if there is one. */
void end_jump(struct lower *l, uint32_t target, struct ir_loc loc, bool is_explicit);
void end_branch(struct lower *l, ir_reg value, uint32_t yes, uint32_t no, struct ir_loc loc);
void end_return(struct lower *l, ir_reg value, struct ir_loc loc);
void end_function(struct lower *l, struct ir_loc loc);
void end_unreachable(struct lower *l, struct ir_loc loc);
void end_any_of(struct lower *l, ir_reg value, const uint32_t *targets, size_t count,
                struct ir_loc loc);
void end_switch(struct lower *l, ir_reg value, const struct switch_state *cases, struct ir_loc loc);
void add_target(struct lower *l, uint32_t block, uint32_t target);

/* Appends an operation without a result. */
void emit(struct lower *l, struct ir_op op);

/* Appends an operation with a result of TYPE. */
ir_reg emit_value(struct lower *l, struct ir_op op, const struct type_info *type);

ir_reg new_register(struct lower *l);
struct reg_info *reg_info(struct lower *l, ir_reg reg);
const char *reg_name(struct lower *l, ir_reg reg);

ir_reg emit_const(struct lower *l, int64_t value, const struct type_info *type);
ir_reg emit_undef(struct lower *l, const struct type_info *type);
ir_reg emit_unary(struct lower *l, enum ir_operator op, ir_reg a, const struct type_info *type);
ir_reg emit_binary(struct lower *l, enum ir_operator op, ir_reg a, ir_reg b,
                   const struct type_info *type, bool operands_signed);
ir_reg emit_ptradd(struct lower *l, ir_reg pointer, ir_reg units, uint64_t unit_size);
void emit_copy(struct lower *l, ir_reg dst, ir_reg a, const struct type_info *type);
ir_reg emit_load(struct lower *l, const struct ir_place *place, const struct type_info *type);
void emit_store(struct lower *l, const struct ir_place *place, ir_reg value,
                const struct type_info *type, bool is_initializer);
void emit_copymem(struct lower *l, const struct ir_place *to, const struct ir_place *from,
                  bool is_initializer);
ir_reg emit_addr(struct lower *l, const struct ir_place *place);

/* VALUE of type FROM as TO. */
ir_reg convert(struct lower *l, ir_reg value, const struct type_info *from,
               const struct type_info *to);

/* A form that can't be lowered, with the values it was given. */
ir_reg emit_unknown(struct lower *l, const char *form, const ir_reg *args, size_t count,
                    const struct type_info *type);

ir_reg *copy_registers(struct lower *l, const ir_reg *args, size_t count);

const char *name_of(struct lower *l, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Moves the finished graph into FUNCTION. */
void finish_graph(struct lower *l, struct ir_function *function);

#endif
