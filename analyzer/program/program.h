/* Units joined into one program: names resolved as the linker would, the call graph and its
 * strongly connected components, what pointers may call, and what is visible of the whole. */
#ifndef VFL_PROGRAM_PROGRAM_H
#define VFL_PROGRAM_PROGRAM_H

#include "base/vec.h"
#include "ir/ir.h"
#include "program/claims.h"
#include "program/functions.h"

/* An operation: block and index in a function of the program. */
struct op_ref {
    uint32_t function, block, op;
};

static inline bool op_ref_equal(struct op_ref a, struct op_ref b) {
    return a.function == b.function && a.block == b.block && a.op == b.op;
}

typedef VEC(uint32_t) id_list;
typedef VEC(struct op_ref) op_list;

/* Puts the numbers of LIST in order; whether ID is in one that is. */
void id_list_sort(id_list *list);
bool id_list_has(const id_list *sorted, uint32_t id);

struct program_function {
    const struct ir_unit *unit;
    const struct ir_function *ir; /* the definition where there is one, else a declaration */
    const char *name;
    const struct function_model *model; /* NULL when defined in the program, or nothing is known */
    unsigned claims;    /* bits of enum claim_kind: what is claimed of it; MODEL says so, too */
    bool address_taken; /* used other than as a direct callee; also: passed to a callback, in an
                           initialiser */
    bool externally_visible; /* code that cannot be seen may call it: external linkage and not the
                                whole program in sight; main always */
    op_list calls;           /* CALLs in its body, in order */
    op_list callers;         /* direct CALLs of it */
    bool named_by_omitted;   /* there are more of them, in omitted bodies */
    bool is_needed;          /* code that some way leads to names it, or an initialiser does */
    bool is_alias;           /* of another function, which is called in its place */
    uint32_t component;      /* of its strongly connected component; callees have lower numbers */
    bool recursive;          /* calls itself, directly or through its component */
};

struct program_global {
    const struct ir_unit *unit;
    const struct ir_global *ir; /* the definition where there is one */
    bool externally_visible;    /* code that cannot be seen may read and write it by name */
    bool address_taken;
    bool read_anywhere;    /* some visible code loads it or takes its address */
    bool named_by_omitted; /* omitted bodies read or write it, or take its address */
};

/* Whether a definition that is not seen may stand in GLOBAL's place. */
static inline bool global_may_be_replaced(const struct program_global *global) {
    return global->ir->is_weak && global->externally_visible;
}

/* What there may be of the program beside the units. */
enum program_rest {
    REST_NONE, /* libraries, and what the units show to be missing */
    REST_OPEN  /* more units, and something is missing even with these: code that nobody sees may
                  call and read all that has external linkage */
};

enum missed_kind {
    MISSED_AROUND,       /* UNIT's function: its body, and all that bears on it */
    MISSED_FUNCTION,     /* the bodies of this name */
    MISSED_VARIABLE,     /* its definition */
    MISSED_DECLARATIONS, /* all of them: what one says of a function holds for it */
    MISSED_USERS,        /* all code that names it */
    MISSED_ANY_USER      /* whether any code names it */
};

struct missed_name {
    enum missed_kind kind;
    const char *name;           /* for C, or for the linker where that has another */
    const struct ir_unit *unit; /* that omitted the body; NULL: not known */
};

typedef VEC(struct missed_name) missed_list;

/* What answers would have needed of bodies that were omitted (ir.h), and may need of the rest of
 * the program. */
struct missed {
    bool all; /* it can't be told which */
    missed_list names;
};

/* That a claim is about a function of the program; the same claim may be about several. */
struct claim_use {
    const struct claim *claim;
    uint32_t function;
};

struct program {
    struct arena *arena;
    enum platform platform;
    VEC(const struct ir_unit *) units;
    VEC(struct program_function) functions;
    VEC(struct program_global) globals;
    VEC(struct claim_use) claims;
    VEC(const struct claim *) idle_claims; /* about no function of the program */
    bool has_main;
    bool whole; /* no code but libraries can be missing: a main is seen, and all that is used is
                   defined here or known as a library's */
    bool makes_threads; /* a model with makes_threads is called, or a unit has -pthread/-fopenmp;
                           ask program_makes_threads */
    bool registers_atfork;
    uint32_t component_count;
    struct program_maps *maps; /* private */
};

/* Joins UNITS (borrowed: they must outlive the program). What their annotations claim counts, and
 * CLAIMS (NULL: none). */
struct program *program_new(const struct ir_unit *const *units, size_t count,
                            enum platform platform, const struct claim_list *claims);

/* The same where UNITS are not all: how much else there may be is told by REST. */
struct program *program_new_part(const struct ir_unit *const *units, size_t count,
                                 enum platform platform, const struct claim_list *claims,
                                 enum program_rest rest);
void program_free(struct program *program); /* NULL is allowed */

/* Whether GLOBAL always holds what it is initialised with: it is const-qualified, or no code writes
 * to it, and all that may is seen. */
bool program_global_is_constant(const struct program *program, uint32_t global);

/* Whether the SIZE bytes at OFFSET of GLOBAL hold, once any code has written them, what getpid or
 * gettid (WHICH) told the code that did; before, what they are initialised with. */
bool program_global_holds_identity(const struct program *program, uint32_t global, int64_t offset,
                                   uint64_t size, enum identity which);

/* The program's function or global for an index into UNIT's table. */
uint32_t program_function_of(const struct program *program, const struct ir_unit *unit,
                             uint32_t func);
uint32_t program_global_of(const struct program *program, const struct ir_unit *unit,
                           uint32_t global);

/* Whether others than the function of CALL, which allocates heap memory, and the bodies that it
 * calls may have the address of that: code that is not seen, callers, or what looks into a global.
 */
bool program_memory_is_known(const struct program *program, struct op_ref call);

/* The functions that the CALL at REF (through a pointer) may reach, as program function ids, from
 * what is ever assigned to the pointer variable, parameter (at all visible calls), global or table
 * it is loaded from. *COMPLETE tells that there can be no others; without it those behind the first
 * program_call_found are a guess by type. */
const id_list *program_call_targets(const struct program *program, struct op_ref ref,
                                    bool *complete);
size_t program_call_found(const struct program *program, struct op_ref ref);

/* Whether something was guessed so far: of more units the guess would be another. */
bool program_has_guessed(const struct program *program);

/* As above for the functions that the argument ARGUMENT of the CALL at REF may be; nothing is
 * guessed. */
const id_list *program_argument_targets(const struct program *program, struct op_ref ref,
                                        uint32_t argument, bool *complete);

/* As above for the values that the parameter PARAMETER of FUNCTION takes over all visible calls. */
const id_list *program_parameter_targets(const struct program *program, uint32_t function,
                                         uint32_t parameter, bool *complete);

enum { MOST_MEMORY_STEPS = 4 };

struct memory_step {
    int64_t offset;
    uint64_t size;
};

/* A part of a variable and, where there are more steps, what lies behind the pointer in it: the way
 * to "ctx->ops->fail" is three steps from ctx. */
struct memory_path {
    uint32_t function, id; /* a local, or with IR_NONE the program's global */
    uint64_t count;
    struct memory_step steps[MOST_MEMORY_STEPS]; /* those from COUNT on are zeroes */
};

/* As above for what PATH leads to. */
const id_list *program_memory_targets(const struct program *program, const struct memory_path *path,
                                      bool *complete);

/* Whether GLOBAL is a pointer in which nothing is ever put but errno's address, or null, whatever
 * the order of execution. */
bool program_points_to_errno(const struct program *program, uint32_t global);

/* Notes that FUNCTION's children, or its parents, are followed; what they do needs all bodies that
 * bear on them. */
void program_follows(const struct program *program, uint32_t function);

/* Notes that all callers of FUNCTION are asked for, and what it does. */
void program_asks_callers(const struct program *program, uint32_t function);

/* Whether the program makes threads, or registers handlers for fork. */
bool program_makes_threads(const struct program *program);
bool program_registers_atfork(const struct program *program);

/* What was missed so far: NULL if all answers are the same as if no body had been omitted. Of a
 * program with a rest it is all that could bear on an answer, whether there is any or not. */
const struct missed *program_missed(const struct program *program);

/* Appends to OUT what was asked of PROGRAM so far (binary, and of this machine only). Taken by a
 * program of the same units, platform, claims and rest, in place of what it was asked: then
 * program_missed answers the same. False if BYTES are not such; then nothing is taken. */
void program_keep_asked(const struct program *program, struct text *out);
bool program_take_asked(const struct program *program, const char *bytes, size_t length);

/* Adds to NAMES what is used and neither defined here nor known as a library's; IN_DEAD_CODE: and
 * what only code names that no way leads to. */
void program_unresolved(const struct program *program, bool in_dead_code, missed_list *names);

struct body;

/* The index of FUNCTION's body (program/body.h), made when first asked for. */
const struct body *program_body(const struct program *program, uint32_t function);

static inline const struct ir_op *program_op(const struct program *program, struct op_ref ref) {
    return &program->functions.at[ref.function].ir->blocks[ref.block].ops[ref.op];
}

#endif
