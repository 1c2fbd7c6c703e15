/* The facts of one translation unit: every function as a control-flow graph of operations on
 * places.
 *
 * Capture makes it from libclang's tree, check works on nothing else. All pointers live in the
 * unit's arena; strings are interned in the unit's interner. Lists are counted arrays. */
#ifndef VFL_IR_IR_H
#define VFL_IR_IR_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A virtual register of one function, from 1; 0 is none. A register has one defining operation, or
 * one COPY in each arm of a conditional expression. */
typedef uint32_t ir_reg;

/* Indices into the unit's or function's tables; IR_NONE where there is none. */
#define IR_NONE UINT32_MAX

/* Where something stands in the source, as a compiler diagnostic names it: the place a macro is
 * expanded at, not the inside of the macro. Line and column count from 1; line 0 is unknown. */
struct ir_loc {
    uint32_t file;         /* index into ir_unit.files */
    uint32_t line, column; /* where the caret stands */
    uint32_t begin_column,
        end_column;    /* the underlined range on that line, end exclusive; 0 = none */
    const char *macro; /* the outermost macro whose expansion this is in, or NULL */
    uint32_t macro_file, macro_line; /* where its text stands in the innermost one; else 0 */
};

enum ir_opcode {
#define OP(name, dst, operands) IR_##name,
#include "ir/ops.def"
#undef OP
    IR_OPCODES
};

enum ir_operator {
    IR_ADD,
    IR_SUB,
    IR_MUL,
    IR_DIV,
    IR_REM,
    IR_SHL,
    IR_SHR,
    IR_AND,
    IR_OR,
    IR_XOR,
    IR_LT,
    IR_LE,
    IR_GT,
    IR_GE,
    IR_EQ,
    IR_NE,
    IR_NEG,
    IR_BITNOT,
    IR_LOGNOT, /* unary */
    IR_OPERATORS
};

enum ir_base {
    IR_LOCAL,  /* id: index into ir_function.locals */
    IR_GLOBAL, /* id: index into ir_unit.globals */
    IR_DEREF,  /* id: the register that holds the pointer */
    IR_LITERAL /* a string literal; id: index into ir_unit.literals */
};

/* An lvalue: a base, a constant byte offset, and at most one variable index, which moves it by
 * index * scale bytes within [extent_begin, extent_end) of the base (the array it indexes). Further
 * variable indices are taken through ADDR and PTRADD. */
struct ir_place {
    enum ir_base base;
    uint32_t id;
    int64_t offset;
    uint64_t size; /* bytes of the object named; 0 = unknown (VLA, incomplete, flexible array) */
    ir_reg index;  /* 0 = none */
    uint64_t scale;
    int64_t extent_begin, extent_end; /* with an index only; end <= begin: the extent is unknown */
    bool is_volatile, is_bitfield;
    uint8_t bit_begin, bit_end; /* of a bit-field: its bits, counted from offset; end exclusive */
    const char *name;           /* as the source spells it: "job->pid", "fds[1]"; for messages */
};

struct ir_op {
    enum ir_opcode code;
    enum ir_operator op; /* UNARY, BINARY */
    uint16_t bits;  /* width of the result: 8..128 for integers, 1 for _Bool, pointer width; 0 = not
                       an integer or pointer */
    bool is_signed; /* the result; for comparisons and shifts right: of the operands */
    bool is_pointer;         /* the result is a pointer */
    bool is_initializer;     /* STORE, COPYMEM: initialises a declaration */
    bool is_callback_unwind; /* CALL: of a cleanup attribute's function at the end of a scope */
    ir_reg dst, a, b;
    int64_t imm;           /* CONST: the value; PTRADD: bytes a unit */
    uint32_t func;         /* CALL, FUNC: index into ir_unit.functions, or IR_NONE */
    struct ir_place place; /* ADDR, LOAD, STORE, COPYMEM, DECLARE */
    struct ir_place from;  /* COPYMEM */
    ir_reg *args;          /* CALL, ASM, UNKNOWN */
    uint32_t arg_count;
    const char *text; /* UNKNOWN: the form; CALL through a pointer: the callee as spelled; ASM:
                         empty or "memory" */
    struct ir_loc loc;
};

enum ir_exit {
    IR_JUMP,        /* to targets[0] */
    IR_BRANCH,      /* value != 0: targets[0], else targets[1] */
    IR_SWITCH,      /* value in cases[i]: targets[i]; else the last target */
    IR_COMPUTED,    /* goto *value or asm goto: any of the targets */
    IR_RETURN,      /* value (0 = none) */
    IR_END,         /* falls off the function's end: a return without a value */
    IR_UNREACHABLE, /* __builtin_unreachable */
    IR_EXITS
};

struct ir_case {
    int64_t low, high; /* inclusive; a GNU range has low < high */
};

struct ir_block {
    struct ir_op *ops;
    uint32_t op_count;
    enum ir_exit exit;
    ir_reg value;      /* BRANCH, SWITCH, COMPUTED, RETURN */
    bool is_signed;    /* SWITCH: of the value */
    uint32_t *targets; /* block indices */
    uint32_t target_count;
    struct ir_case *cases; /* SWITCH: target_count - 1 of them */
    /* Of the statement that makes the exit: the condition, return, goto, break or continue; for END
     * and for a JUMP that merely runs off a branch's end, the closing brace (or last token) of that
     * branch. */
    struct ir_loc loc;
    bool explicit_jump; /* JUMP: by goto, break or continue */
};

struct ir_local {
    const char *name; /* "" for a temporary or compound literal */
    uint64_t size;    /* 0 = unknown */
    bool is_parameter, is_volatile, is_temporary, is_pointer, is_array;
    bool address_taken; /* an ADDR of it exists: its value may change through pointers */
    uint32_t depth;     /* block nesting: 0 parameters, 1 the function's outermost block */
    struct ir_loc loc;
};

enum ir_linkage { IR_EXTERNAL, IR_INTERNAL, IR_NO_LINKAGE /* static local */ };

/* A pointer in a global's constant initialiser: at OFFSET bytes stands the address of a function or
 * global. */
struct ir_init {
    int64_t offset;
    bool is_integer; /* value holds: a constant integer (only kept for const-qualified globals) */
    uint32_t func;   /* index into ir_unit.functions, or IR_NONE */
    uint32_t global; /* index into ir_unit.globals, or IR_NONE */
    uint64_t size;   /* of the integer */
    int64_t value;
};

struct ir_global {
    const char *name;     /* "" of the object that a compound literal at file scope makes */
    const char *asm_name; /* what the linker sees; = name where nothing renames it */
    const char *alias_of; /* __attribute__((alias("x"))): "x", else "" */
    const char *function; /* the function of a static local, else "" */
    enum ir_linkage linkage;
    uint64_t size;
    bool is_defined, is_volatile, is_const, is_thread_local, is_pointer, is_array, in_system_header;
    bool is_weak;
    bool
        named_by_omitted; /* an omitted body of the unit reads, writes or takes the address of it */
    struct ir_init *inits;
    uint32_t init_count;
    struct ir_loc loc;
};

/* An __attribute__((annotate("..."))). */
struct ir_annotation {
    const char *text;
    struct ir_loc loc;
};

struct ir_function {
    const char *name;     /* as called in the source: "vfork" */
    const char *asm_name; /* what the linker sees: "__vfork14"; = name where nothing renames it */
    const char *alias_of; /* __attribute__((alias("x"))): "x", else "" */
    const char *type;     /* canonical type of the function: "int (int, char **)" */
    enum ir_linkage linkage;
    bool is_defined; /* has blocks */
    bool is_noreturn, returns_twice, is_inline, is_weak, is_variadic;
    bool in_system_header; /* the definition, else the first declaration */
    bool always_inline;
    bool is_omitted; /* it has a body, which was left out: nothing that makes a child comes near it
                      */
    bool is_open;    /* some body that it reaches, or that names one of those or a global that they
                        name, may have been left out */
    bool named_by_omitted;             /* an omitted body of the unit calls it */
    bool is_builtin;                   /* __builtin_* or a library function the compiler knows */
    bool incomplete;                   /* parts of the body did not parse */
    struct ir_annotation *annotations; /* of all its declarations */
    uint32_t annotation_count;
    struct ir_loc loc; /* the name in the definition, else in the first declaration */
    struct ir_loc end; /* closing brace of the definition */

    uint32_t parameter_count; /* locals[0 .. parameter_count-1] are the parameters, in order */
    struct ir_local *locals;
    uint32_t local_count;
    struct ir_block *blocks; /* blocks[0] is the entry */
    uint32_t block_count;
    uint32_t register_count; /* registers are 1 .. register_count */
    bool returns_value;
};

struct ir_file {
    const char *path; /* as the compiler names it */
    bool is_system;
};

/* A line that #line gives another name and number. */
struct ir_presumed {
    uint32_t file, line; /* where it stands */
    const char *as_path; /* not a file of the unit, and perhaps none at all */
    uint32_t as_line;
};

struct ir_unit {
    struct arena *arena;
    struct interner *strings;
    const char *main_file;
    const char *target;   /* clang's target triple */
    const char **objects; /* the files that the build makes of it, each one of another program or
                             library; none where that is not known */
    uint32_t object_count;
    uint32_t pointer_size; /* in bytes */
    bool threads;          /* -pthread or -fopenmp was given */
    bool is_foreign;       /* in a language that is not captured: that it is part of the program is
                              all that is known of it */
    bool incomplete;       /* the file did not compile; what parsed is here */
    struct ir_file *files; /* all that it was made of */
    uint32_t file_count;
    struct ir_presumed *presumed; /* sorted by file and line */
    uint32_t presumed_count;
    struct ir_global *globals;
    uint32_t global_count;
    struct ir_function
        *functions; /* defined ones and every one that is called or whose address is taken */
    uint32_t function_count;
    const char **literals;
    uint32_t literal_count;
    /* What the compiler had to say: errors and words like "nested function skipped". */
    struct ir_message *messages;
    uint32_t message_count;
};

struct ir_message {
    bool is_error;
    struct ir_loc loc; /* line 0: of the whole unit */
    const char *text;
};

/* An empty unit with its arena and interner. */
struct ir_unit *ir_unit_new(void);
void ir_unit_free(struct ir_unit *unit); /* NULL is allowed */

/* Names as the dump prints them: "load", "add", "jump". */
const char *ir_opcode_name(enum ir_opcode code);
const char *ir_operator_name(enum ir_operator op);
const char *ir_exit_name(enum ir_exit exit);

bool ir_opcode_has_dst(enum ir_opcode code);

/* What #line calls LOC's line in UNIT, or NULL where it has its own name and number. */
const struct ir_presumed *ir_presumed_line(const struct ir_unit *unit, const struct ir_loc *loc);

/* The last operation of BLOCK before the one numbered BEFORE that defines REG; NULL if none does.
 */
const struct ir_op *ir_definition(const struct ir_block *block, uint32_t before, ir_reg reg);

#endif
