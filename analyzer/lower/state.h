/* What the parts of the lowering share: the unit under work and the function under work. */
#ifndef VFL_LOWER_STATE_H
#define VFL_LOWER_STATE_H

#include "base/vec.h"
#include "ir/ir.h"
#include "lower/map.h"

#include <clang-c/Index.h>

/* What lowering asks about a type, once for each. */
struct type_info {
    CXType canonical; /* without _Atomic */
    enum CXTypeKind kind;
    uint16_t bits; /* as ir_op.bits */
    bool is_signed, is_integer, is_pointer, is_bool, is_array, is_record, is_union, is_function;
    bool is_void, is_volatile, is_const, is_va_list_tag;
    bool is_noreturn; /* of a function, by its type */
    uint64_t size;    /* 0 = unknown */
};

/* A local with a cleanup attribute whose scope is open; PARENT is the one declared before it. */
struct cleanup {
    uint32_t local, func, parent; /* parent: index into function_state.cleanups, or IR_NONE */
    struct ir_loc loc;
};

/* What break and continue do: jump to the block after running the cleanups above CLEANUP. */
struct jump_target {
    uint32_t block, cleanup;
};

struct label {
    const void *key;
    const char *name;
    uint32_t block, cleanup;
    bool placed, address_taken;
};

/* A goto that waits for its label's scope: EXIT_BLOCK jumps to LABEL from CLEANUP. */
struct pending_goto {
    uint32_t exit_block, label, cleanup;
};

struct switch_state {
    VEC(struct ir_case) cases;
    VEC(uint32_t) targets;
    uint32_t default_block;
    struct type_info type;
};

/* What is known of a register while it is built. */
struct reg_info {
    const char *name;   /* as the source spells the value, or NULL */
    const char *called; /* the value is what this function returns; NAME is made when asked for */
    bool is_constant;
    int64_t value;
};

struct block_state {
    struct ir_op *ops; /* in the unit's arena */
    uint32_t op_count;
    bool placed, ended, explicit_jump, is_signed;
    enum ir_exit exit;
    ir_reg value;
    VEC(uint32_t) targets;
    struct ir_case *cases; /* in the unit's arena */
    struct ir_loc loc;
    uint32_t references;
};

/* Parts of a for statement that stand in the source. */
struct for_parts {
    bool known, init, condition, increment;
};

struct asm_parts {
    bool known, memory, is_goto;
    uint32_t outputs;
    uint64_t read_outputs; /* bit N: output N is "+" */
    VEC(const char *) labels;
};

struct function_state {
    uint32_t function; /* index */
    CXCursor cursor;
    VEC(struct block_state) blocks;
    VEC(uint32_t) order; /* blocks as placed */
    uint32_t current;    /* block, or IR_NONE behind a jump */
    VEC(struct reg_info) registers;
    VEC(struct ir_local) locals;
    struct map local_of; /* declaration -> local */
    VEC(struct cleanup) cleanups;
    uint32_t cleanup; /* innermost, or IR_NONE */
    VEC(struct label) labels;
    struct map label_of; /* label statement -> label */
    VEC(struct pending_goto) gotos;
    VEC(uint32_t) computed; /* blocks that end in a computed goto */
    struct jump_target break_target, continue_target;
    struct switch_state *switch_state;
    uint32_t depth;
    struct type_info return_type;
    CXCursor last_statement;
    struct ir_loc loc; /* of operations that have no place of their own */
    bool incomplete;

    bool printed; /* the two tables below are made */
    struct map for_of, asm_of;
    VEC(struct for_parts) fors;
    VEC(struct asm_parts) asms;
};

struct global_state {
    struct ir_global global;
    CXCursor cursor;
    bool initialized;
};

struct function_entry {
    struct ir_function function;
    CXCursor declaration, definition; /* the definition may be a null cursor */
    bool queued, attributes_seen;
};

/* Room for operations: the last block's stand at its end and grow there, in their final place. */
struct op_chunk {
    struct ir_op *at;
    uint32_t used, room;
};

enum { RECENT_LOCS = 64 };

struct recent_loc {
    unsigned location; /* libclang's encoding, unique within a unit */
    struct ir_loc loc;
};

/* Whether a file's text has #line. */
enum line_marks { LINE_MARKS_UNKNOWN, LINE_MARKS_NONE, LINE_MARKS_SOME };

struct lower {
    CXTranslationUnit tu;
    CXFile main_file; /* NULL: there is none */
    CXTargetInfo target_info;
    struct ir_unit *unit;
    VEC(struct type_info) types;
    struct map type_of; /* type -> types */
    VEC(struct ir_file) files;
    VEC(enum line_marks) line_marks; /* by file */
    VEC(struct ir_presumed) presumed;
    struct map file_of;
    CXFile last_file;
    uint32_t last_file_index;
    struct recent_loc recent_locs[RECENT_LOCS];
    struct function_state *fn; /* NULL outside functions */
    VEC(struct function_entry) functions;
    struct map function_of; /* canonical declaration -> functions */
    VEC(struct global_state) globals;
    struct map global_of;
    VEC(const char *) literals;
    struct map literal_of; /* interned text -> literals */
    VEC(struct ir_message) messages;
    VEC(uint32_t) worklist; /* functions to lower */
    struct op_chunk chunk;
    VEC(CXCursor) pool;         /* children of the cursors under work, a stack */
    VEC(CXCursor) declarations; /* functions at the top level */
    struct need *need;          /* the bodies to be lowered, NULL: all */
};

/* The children of a cursor, on top of the pool. */
struct kids {
    size_t base, count;
};

struct kids kids_of(struct lower *l, CXCursor cursor);
void kids_drop(struct lower *l, struct kids kids);

static inline CXCursor kid(const struct lower *l, struct kids kids, size_t index) {
    return l->pool.at[kids.base + index];
}

/* CURSOR's first child, a null cursor if there is none. */
CXCursor only_kid(struct lower *l, CXCursor cursor);

/* CURSOR without parentheses (and __extension__). */
CXCursor without_parens(struct lower *l, CXCursor cursor);

/* Identifies a declaration (or statement) among all of the unit. */
static inline const void *declaration_key(CXCursor cursor) {
    return cursor.data[0];
}
static inline const void *statement_key(CXCursor cursor) {
    return cursor.data[1];
}

/* Interns a string of libclang's and disposes of it. */
const char *take_string(struct lower *l, CXString string);

#endif
