/* What a function's body calls, directly or not, whatever the values: for what is claimed of it. */
#ifndef VFL_RULES_CLAIM_SEARCH_H
#define VFL_RULES_CLAIM_SEARCH_H

#include "summary/summary.h"

/* What is searched for: calls of functions that ... */
enum quarry {
    QUARRY_UNSAFE, /* are not async-signal-safe */
    QUARRY_EXIT,   /* reach exit(3) */
    QUARRY_CHILD   /* make a child that shares its parent's memory, or may */
};

struct claim_search {
    const struct program *program;
    const struct summaries *summaries;
    enum quarry quarry;
    uint32_t root;
    struct op_ref *from; /* by function: the call through which it was reached; its function is
                            IR_NONE where it was not */
    id_list todo;
    uint32_t function;  /* under work */
    bool is_incomplete; /* there may be more than what is seen */
    bool returns;       /* ROOT does, at RETURN_AT */
    struct op_ref return_at;
    bool is_found; /* the first call of a quarry stands at FOUND_AT */
    struct op_ref found_at;
    uint32_t found; /* the function that is called there */
};

/* Searches the body of ROOT, which is defined. To be ended by claim_search_end. */
struct claim_search claim_search(const struct program *program, const struct summaries *summaries,
                                 uint32_t root, enum quarry quarry);
void claim_search_end(struct claim_search *search);

#endif
