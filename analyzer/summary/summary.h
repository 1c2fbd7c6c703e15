/* What a call of a function may do to its caller's world, whatever the context: computed bottom-up
 * over the strongly connected components, to a fixpoint within each. */
#ifndef VFL_SUMMARY_SUMMARY_H
#define VFL_SUMMARY_SUMMARY_H

#include "program/program.h"

enum effect_base {
    EFFECT_GLOBAL,    /* id: program global */
    EFFECT_PARAMETER, /* what parameter number id points to */
    EFFECT_UNKNOWN /* memory that cannot be named: through a loaded pointer, the heap, unseen code
                    */
};

/* A piece of memory in the caller's terms. */
struct effect {
    enum effect_base base;
    uint32_t id;
    int64_t offset;
    uint64_t
        size; /* 0: from offset on, to any extent; offset then is a lower bound, maybe INT64_MIN */
    struct op_ref where; /* a LOAD, STORE, COPYMEM or CALL that does it, in the function that does
                            it itself */
};

typedef VEC(struct effect) effect_list;

struct summary {
    bool may_return;                    /* false: no path returns (by body, attribute or model) */
    bool reads_unknown, writes_unknown; /* an EFFECT_UNKNOWN is among reads / writes */
    bool calls_unknown; /* unseen code without a model may run: it may read and write all that is
                           visible to it */
    bool reads_any_global,
        writes_any_global;  /* there were too many to list them: any may be concerned */
    effect_list reads;      /* may-read, sorted, no duplicates up to where */
    effect_list writes;     /* may-write */
    effect_list overwrites; /* what every call writes before it may read it through the same
                          parameter, or by name; in no order, and not all that there is */
};

struct summaries;

struct summaries *summaries_new(const struct program *program);
void summaries_free(struct summaries *summaries);

/* The summary of a program function, for any function (models and unseen ones too). */
const struct summary *summary_of(const struct summaries *summaries, uint32_t function);

/* Whether what EFFECT reads is of the function's own making. */
bool summary_overwrites(const struct summary *summary, const struct effect *effect);

/* Whether the call at REF may return to the operation behind it. */
bool summary_call_may_return(const struct summaries *summaries, struct op_ref ref);

/* Whether a call of FUNCTION may read or write the program global GLOBAL, also through pointers and
 * in unseen code that it runs. */
bool summary_may_read_global(const struct summaries *summaries, uint32_t function, uint32_t global);
bool summary_may_write_global(const struct summaries *summaries, uint32_t function,
                              uint32_t global);

/* Whether code that cannot be seen may read or write GLOBAL: by name, through a pointer, or in a
 * visible function that it calls. */
bool summary_unseen_may_read_global(const struct summaries *summaries, uint32_t global);
bool summary_unseen_may_write_global(const struct summaries *summaries, uint32_t global);

/* Whether a pointer that FUNCTION returns can lead to nothing but heap memory that the call itself
 * allocates; its body must be seen. */
bool summary_result_is_new(const struct summaries *summaries, uint32_t function);

/* Appends the summary of FUNCTION as text, for --dump=summary. */
void summary_dump(const struct summaries *summaries, uint32_t function, struct text *out);

#endif
