/* The vocabulary of the flow analysis: objects, the cells of memory in them, and values. Each is
 * made once and named by a number, so that equality is equality of numbers. */
#ifndef VFL_FLOW_WORLD_H
#define VFL_FLOW_WORLD_H

#include "base/id_table.h"
#include "base/vec.h"
#include "flow/range.h"
#include "program/program.h"

typedef uint32_t value_id; /* 0: nothing is known */
typedef uint32_t object_id;
typedef uint32_t cell_id;
typedef uint32_t frame_id; /* an activation: 0 is the vfork function's own */

enum {
    VALUE_NONE = 0,
    VALUE_ANYWHERE = 1, /* as an index: somewhere, and not the same place as any other */
    FRAME_ROOT = 0
};

enum object_kind {
    OBJECT_LOCAL,    /* a: frame, b: local */
    OBJECT_REGISTER, /* a: frame, b: register that lives across blocks */
    OBJECT_GLOBAL,   /* a: program global */
    OBJECT_LITERAL,  /* a string literal */
    OBJECT_POINTEE,  /* what the pointer value a points to */
    OBJECT_ERRNO,    /* the thread's errno */
    OBJECT_ANSWERS,  /* no memory: what pure functions answered, while no memory has changed */
    OBJECT_PROCESS,  /* no memory: which process runs the path, see process.c */
    OBJECT_ANYWHERE  /* behind a pointer that nothing is known of */
};

struct object {
    enum object_kind kind;
    uint32_t a, b;
    value_id address; /* of its first byte, as value_address gives it; VALUE_NONE: not made yet */
};

/* What a value or cell is made of, as sets of bits: of its symbols, and of the events that made
 * them. Where a bit is missing, so is the symbol or event; most questions end there. */
struct parts {
    uint64_t symbols, events;
};

/* Bytes of an object: exact where index is 0, else at an unknown multiple somewhere in [begin,
 * end). */
struct cell {
    object_id object;
    value_id index;              /* the variable part of the position, in bytes */
    int64_t offset;              /* of the constant part */
    uint64_t size;               /* 0: to the end of whatever is there */
    uint32_t bit_begin, bit_end; /* of a bit-field: its bits, counted from offset; else 0 */
    int64_t begin, end;          /* all bytes it may touch; end INT64_MAX where unbounded */
    struct parts parts;          /* follows from the others */
    struct {                     /* see value_of_memory */
        value_id symbol;         /* the latest one; VALUE_NONE: none yet */
        uint32_t since;
        uint16_t bits;
        bool is_signed;
    } latest;
};

enum value_kind {
    VALUE_UNKNOWN,
    VALUE_INT,      /* number */
    VALUE_ADDRESS,  /* object + number + index */
    VALUE_FUNCTION, /* a: program function */
    VALUE_SYMBOL, /* a value that the path may know something of; origin and its parts tell it apart
                   */
    VALUE_BINARY, /* a op b */
    VALUE_JUMP    /* in a jmp_buf: setjmp was called in frame a */
};

enum symbol_origin {
    SYMBOL_MEMORY, /* a: cell, b: the event that last wrote it unseen (0: before the analysis began)
                    */
    SYMBOL_RESULT, /* a: frame, b: serial of the operation */
    SYMBOL_PROCESS, /* the same, of a fork in the parent */
    SYMBOL_SITE,    /* the result of a vfork; a: block, b: operation */
    SYMBOL_MERGE,   /* a: cell, b: serial of the block where paths met */
    SYMBOL_IDENTITY /* an id of a process; a: how many of its ancestors the paths ran before it, b:
                       enum identity */
};

struct value {
    enum value_kind kind;
    enum symbol_origin origin;
    enum ir_operator op;
    uint16_t bits;
    bool is_signed;
    uint8_t depth;
    uint32_t a, b; /* ADDRESS with VALUE_ANYWHERE: a is the event or symbol that tells the place
                      from others in the object (0: nothing does); the place itself is b or at a
                      multiple of bits from there */
    object_id object;
    value_id index;
    int64_t number;
    int64_t begin, end; /* ADDRESS: what it can reach of the object; end <= begin: all of it */
    struct parts parts; /* follows from the others */
};

/* An activation: the function, and the call that made it in its caller's frame. */
struct frame {
    frame_id caller;
    struct op_ref call;
    uint32_t function;
    uint32_t depth;   /* how many callers it has */
    frame_id jump;    /* one of its callers, mostly far below: see frame_is_on_stack */
    uint32_t entries; /* how often it was entered with different states */
};

/* For the accessors below alone: they are asked too often for calls. */
struct world {
    struct arena *arena;
    const struct program *program;
    struct id_table object_table, cell_table, value_table, frame_table;
    VEC(struct object *) objects; /* pointers, so that they stay valid while more are made */
    VEC(struct cell *) cells;
    VEC(struct value *) values;
    VEC(struct frame *) frames;
    VEC(id_list) sources; /* by value: see world_note_source */
};

struct world *world_new(const struct program *program, uint32_t root_function);
void world_free(struct world *world); /* NULL is allowed */

static inline const struct object *world_object(const struct world *world, object_id id) {
    return world->objects.at[id];
}

static inline const struct cell *world_cell(const struct world *world, cell_id id) {
    return world->cells.at[id];
}

static inline const struct value *world_value(const struct world *world, value_id id) {
    return world->values.at[id];
}

static inline struct frame *world_frame(const struct world *world, frame_id id) {
    return world->frames.at[id];
}

/* SYMBOL, made where paths met, may stand for SOURCE; VALUE_NONE: for anything. */
void world_note_source(struct world *world, value_id symbol, value_id source);

/* All that such a symbol was ever made to stand for, in no order; empty for other values. */
const id_list *world_sources(const struct world *world, value_id symbol);

/* Objects are numbered from 0 to one less. */
uint32_t world_object_count(const struct world *world);

/* Its only object of that kind. */
enum { ANSWERS = 1 };

object_id object_get(struct world *world, enum object_kind kind, uint32_t a, uint32_t b);
cell_id cell_get(struct world *world, struct cell cell);

/* The activation of FUNCTION by CALL in CALLER. */
frame_id frame_get(struct world *world, frame_id caller, struct op_ref call, uint32_t function);

/* How many activations of FUNCTION are on FRAME's stack. */
unsigned frame_activations(const struct world *world, frame_id frame, uint32_t function);

/* Whether WANTED is FRAME or one of its callers. */
bool frame_is_on_stack(const struct world *world, frame_id frame, frame_id wanted);

value_id value_int(struct world *world, int64_t number);
value_id value_address(struct world *world, object_id object, int64_t offset);

/* ADDRESS as a pointer to a part of its object: the bytes from BEGIN to END. */
value_id value_reach(struct world *world, value_id address, int64_t begin, int64_t end);
value_id value_function(struct world *world, uint32_t function);
value_id value_symbol(struct world *world, enum symbol_origin origin, uint32_t a, uint32_t b,
                      unsigned bits, bool is_signed);

/* The symbol of what CELL holds since the event SINCE wrote it unseen, read as BITS bits: mostly
 * the one that was asked for before. */
value_id value_of_memory(struct world *world, cell_id cell, uint32_t since, unsigned bits,
                         bool is_signed);
value_id value_jump(struct world *world, frame_id frame);

/* A op B in BITS bits, folded where it can be; comparisons are reduced to EQ and LT. */
value_id value_binary(struct world *world, enum ir_operator op, unsigned bits, bool is_signed,
                      value_id a, value_id b);

value_id value_not(struct world *world, value_id a);

/* POINTER moved by COUNT * SCALE bytes within [begin, end) of its object (begin >= end: not known).
 */
value_id value_move(struct world *world, value_id pointer, value_id count, int64_t scale,
                    int64_t begin, int64_t end);

/* Where in its object a pointer points: at offset, or at any multiple of stride (0: none) from
 * there. */
struct position {
    int64_t offset;
    uint32_t stride;
};

struct position value_position(const struct world *world, value_id address);

/* Where what is at A or at B may be. */
struct position position_of_both(struct position a, struct position b);

/* Whether A and B may be the same place. */
bool positions_meet(struct position a, struct position b);

/* A pointer to where POINTER points, or null, called NAME (as below). */
value_id value_same_place(struct world *world, value_id pointer, uint32_t name);

/* A pointer to somewhere in the object that POINTER points to, or null: the one that NAME (an event
 * or symbol) stands for, or 0. */
value_id value_somewhere(struct world *world, value_id pointer, uint32_t name);

/* What a pointer is that is either X or Y: somewhere in the object where both are addresses in the
 * same one, or one of them is null; called NAME, as above. VALUE_NONE where there is none. */
value_id value_either(struct world *world, value_id x, value_id y, uint32_t name);

/* What is left of VALUE where the symbols or the event that its place in an object hangs on are no
 * longer those it was made of: a nameless pointer into that object, or VALUE_NONE. */
value_id value_without_place(struct world *world, value_id value);

/* Whether VALUE is such a pointer without a name: it is equal to none, itself included. */
bool value_is_nameless(const struct world *world, value_id value);

/* Whether A and B, one of them a process's own id, are different: ids of two processes, or of one
 * and what can be none. */
bool ids_differ(const struct world *world, value_id a, value_id b);

/* The integer or function that a global which never changes holds at CELL, where it is known. */
value_id initial_value(struct world *world, cell_id cell);

/* A function that such a global holds there, or at one of the places where CELL may be. */
value_id initial_function(struct world *world, cell_id cell);

/* The cell of SIZE bytes that POINTER points to. */
cell_id cell_at(struct world *world, value_id pointer, uint64_t size);

/* Whether the two may share a byte (both in the same object). */
bool cell_overlaps(const struct cell *a, const struct cell *b);

/* The bits that stand for SYMBOL in parts.symbols. */
static inline uint64_t symbol_bits(value_id symbol) {
    return UINT64_C(1) << (symbol * UINT32_C(2654435769) >> 26);
}

/* Whether SYMBOL occurs in VALUE, whose parts have its bits, and which it is not. */
bool value_has_symbol(const struct world *world, value_id value, value_id symbol);

/* Whether SYMBOL occurs in VALUE. */
static inline bool value_mentions(const struct world *world, value_id value, value_id symbol) {
    return value == symbol || ((world_value(world, value)->parts.symbols & symbol_bits(symbol)) &&
                               value_has_symbol(world, value, symbol));
}

/* Whether SYMBOL is part of what tells CELL, whose parts have its bits, apart. */
bool cell_has_symbol(const struct world *world, const struct cell *cell, value_id symbol);

/* Whether SYMBOL, or one made by EVENT, is part of what tells CELL apart. */
static inline bool cell_mentions(const struct world *world, const struct cell *cell,
                                 value_id symbol) {
    return (cell->parts.symbols & symbol_bits(symbol)) && cell_has_symbol(world, cell, symbol);
}

bool cell_depends_on(const struct world *world, const struct cell *cell, uint32_t event);

/* Whether every byte of B lies in A, both at known positions (or the same variable one). */
bool cell_covers(const struct cell *a, const struct cell *b);

/* Whether code that cannot be seen may write OBJECT. */
bool object_is_exposed(const struct world *world, object_id object);

/* The size of a variable in bytes; 0 for other objects, and where it is not known. */
uint64_t object_size(const struct world *world, object_id object);

/* Whether OBJECT is a variable that is no array: writing through its address writes all of it. */
bool object_is_scalar(const struct world *world, object_id object);

/* Whether a symbol in VALUE was made by the operation or block numbered EVENT. */
bool value_depends_on(const struct world *world, value_id value, uint32_t event);

/* VALUE with WITH in place of SYMBOL. */
value_id value_replace(struct world *world, value_id value, value_id symbol, value_id with);

/* Names for messages and dumps. */
const char *world_local_name(const struct world *world, const struct object *object);
const char *world_global_name(const struct world *world, const struct object *object);
const char *world_function_name(const struct world *world, uint32_t function);

/* What tells apart a call of the pure function CALLEE with ARGS; VALUE_NONE if not all of them are
 * known, or there are none. */
value_id answer_key_of(struct world *world, uint32_t callee, const value_id *args, uint32_t count);

/* Where the answer to the call that KEY tells apart is kept, and back. */
cell_id cell_of_answer(struct world *world, value_id key);
value_id answer_key(const struct world *world, cell_id cell);

#endif
