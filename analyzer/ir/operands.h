/* Which fields of an operation its code gives meaning to: ops.def's operand words as bits. */
#ifndef VFL_IR_OPERANDS_H
#define VFL_IR_OPERANDS_H

#include "ir/ir.h"

enum {
    IR_OPERAND_A = 1 << 0,
    IR_OPERAND_B = 1 << 1,
    IR_OPERAND_IMM = 1 << 2,
    IR_OPERAND_PLACE = 1 << 3,
    IR_OPERAND_FROM = 1 << 4,
    IR_OPERAND_FUNC = 1 << 5,
    IR_OPERAND_ARGS = 1 << 6,
    IR_OPERAND_OP = 1 << 7,  /* the operator */
    IR_OPERAND_TEXT = 1 << 8 /* the form or the callee as spelled */
};

/* The bits of CODE's operands. */
unsigned ir_operands(enum ir_opcode code);

#endif
