/* What the user claims about functions: in annotations of the source, and in models of a
 * configuration file. Claims add to what is known of library functions, or replace it. Where the
 * body of the function is seen they are trusted all the same: the rules that they decide do not
 * look into it. What the body contradicts is reported at the claim.
 *
 * A file may hold nothing else that makes a child than calls of functions that are claimed to be
 * CLAIM_VFORK_LIKE, or bodies of CLAIM_CHILD_ONLY ones. The scan (scan/scan.h) knows of those that
 * are annotated; it has to be told the names of the others. */
#ifndef VFL_PROGRAM_CLAIMS_H
#define VFL_PROGRAM_CLAIMS_H

#include "base/site_words.h"
#include "program/functions.h"

#include <stddef.h>

enum { CLAIM_KINDS = 7 };

enum claim_kind {
    CLAIM_SAFE = 1 << 0,       /* may be called in a vfork child, whatever its body calls */
    CLAIM_UNSAFE = 1 << 1,     /* must not be */
    CLAIM_EXITS = 1 << 2,      /* always ends in exit(3): never returns */
    CLAIM_NORETURN = 1 << 3,   /* never returns */
    CLAIM_ENDS_CHILD = 1 << 4, /* ends in _exit or exec, as a vfork child should: never returns */
    CLAIM_VFORK_LIKE = 1 << 5, /* returns twice in shared memory, as vfork does */
    CLAIM_CHILD_ONLY = 1 << 6, /* runs in vfork children, though no call in one is seen */
};

/* Those by which a call never returns. */
enum { CLAIM_NEVER_RETURNS = CLAIM_EXITS | CLAIM_NORETURN | CLAIM_ENDS_CHILD };

struct claim {
    const char *name;      /* of the function, in the source or to the linker */
    const char *file;      /* where it is claimed */
    unsigned line, column; /* from 1; 0: not known */
    unsigned kinds;        /* bits of enum claim_kind */
    const char *reason;    /* with CLAIM_UNSAFE: continues "'f' is not async-signal-safe: ..."; NULL
                              or "" where none is given */
};

/* Borrowed: claims and their strings must outlive what is made with them. */
struct claim_list {
    const struct claim *at;
    size_t count;
};

/* The words of the kinds, in the order of their bits. */
extern const char *const claim_words[CLAIM_KINDS];

/* The kind that WORD means, 0 if none: one of claim_words, or "child" for "child-only". */
unsigned claim_kind(const char *word);

/* The first word of KINDS, of which there is at least one. */
const char *claim_word(unsigned kinds);

/* Whether KINDS contradict each other; which of them then are in *FIRST and *SECOND. */
bool claim_contradicts_itself(unsigned kinds, const char **first, const char **second);

/* Makes of MODEL what is known once CLAIM holds as well. All 0 is a MODEL where nothing is known:
 * CLAIM_CHILD_ONLY alone leaves it so. Its strings are CLAIM's or stay for ever. */
void claim_apply(const struct claim *claim, struct function_model *model);

#endif
