/* What the parts of program share. Private to program. */
#ifndef VFL_PROGRAM_INTERNAL_H
#define VFL_PROGRAM_INTERNAL_H

#include "program/body.h"
#include "program/program.h"

#include <pthread.h>
#include <stdatomic.h>

struct symbol;
struct unit_ids;
struct target_set;
struct holders;

struct program_maps {
    struct unit_ids *units;     /* by address */
    struct symbol *functions;   /* external ones by the linker's name */
    struct symbol *globals;     /* external ones by name */
    op_list *global_stores;     /* per global: the STOREs and COPYMEMs into it by name */
    op_list *global_loads;      /* per global: the LOADs and COPYMEMs from it by name */
    op_list *global_addresses;  /* per global: the ADDRs of it; with function IR_NONE op is a global
                                   whose initialiser has it */
    pthread_mutex_t answering;  /* held where targets and holders are read or made */
    struct holders *holders;    /* of the addresses that have been asked for */
    struct target_set *targets; /* what has been asked for */
    struct body *_Atomic *bodies; /* per function, made when asked for */
    id_list taken;                /* the functions whose address is taken */
    bool unresolved;              /* something is used that is neither defined nor a library's */
    bool may_be_unresolved;       /* an omitted body names such a thing */
    bool missed_targets; /* an omitted body has a say in what a pointer may call, in a function
                            that is not open */
    bool guessed; /* calls go to functions whose address the units take, for want of better */
    enum program_rest rest;
    id_list followed;   /* program_follows was called for them */
    id_list callers_of; /* program_asks_callers was */
    bool asks_threads, asks_atfork;
    struct missed missed;
};

/* Gives every function and global of every unit its place in the program. */
void join_units(struct program *program);
void join_free(struct program_maps *maps);

/* Fills in what is claimed of each function: by CLAIMS (NULL: none) and by annotations. */
void find_claims(struct program *program, const struct claim_list *claims);

/* Fills in what is known of the functions without a body. */
void find_models(struct program *program);

/* Fills in calls, callers, address_taken, read_anywhere and the program's flags. */
void find_uses(struct program *program);

/* Whether FUNCTION, or GLOBAL, is neither defined nor known as a library's. */
bool is_missing(const struct program_function *function);
bool is_missing_global(const struct ir_global *global);

/* Fills MISSED with what may bear on what is followed. */
void find_missed(const struct program *program, struct missed *missed);

/* What the answer about the pointer call at REF lacked; adds it to NAMES. */
void targets_missed(const struct program *program, struct op_ref ref, missed_list *names);

/* NAMES gets FUNCTION, of which its unit omitted the body, or bodies that name it. */
void miss_around(missed_list *names, const struct program_function *function);

/* Whether omitted bodies name FUNCTION, or GLOBAL: then NAMES gets it. */
bool miss_namers(missed_list *names, const struct program_function *function);
bool miss_namers_of_global(missed_list *names, const struct program_global *global);

/* Whether function id F has a body. */
static inline bool has_body(const struct program *program, uint32_t function) {
    return program->functions.at[function].ir->is_defined;
}

/* The name of FUNCTION that the linker sees. */
static inline const char *linker_name(const struct ir_function *function) {
    return function->asm_name && *function->asm_name ? function->asm_name : function->name;
}

/* The same of GLOBAL. */
static inline const char *global_linker_name(const struct ir_global *global) {
    return global->asm_name && *global->asm_name ? global->asm_name : global->name;
}

/* Whether a system header gives FUNCTION a body to be put inline; the function itself is in the
 * library. That of bionic's fortified "read" is static: it overloads the library's. */
static inline bool is_header_body(const struct ir_function *function) {
    return function->in_system_header && function->is_inline;
}

/* Whether what USER does with what is defined in UNIT counts. Of a program that is not whole not
 * all units are looked at, and which ones must not decide: those of other units do not count there.
 */
static inline bool program_sees_use(const struct program *program, enum ir_linkage linkage,
                                    const struct ir_unit *unit, uint32_t user) {
    return program->whole || linkage != IR_EXTERNAL || program->functions.at[user].unit == unit;
}

/* Numbers the strongly connected components of the call graph. */
void find_components(struct program *program);

/* An argument of a call: targets_missed tells only of those that were asked for. */
struct asked_argument {
    struct op_ref ref;
    uint32_t number;
};

typedef VEC(struct asked_argument) argument_list;

/* Adds to LIST the arguments asked for, in the order in which they were. */
void targets_asked(const struct program *program, argument_list *list);

void targets_free(struct program_maps *maps);

#endif
