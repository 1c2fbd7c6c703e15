/* A finding: one thing that is wrong, where, and the notes that tell its story in order. */
#ifndef VFL_FINDING_FINDING_H
#define VFL_FINDING_FINDING_H

#include "base/vec.h"

#include <stdbool.h>
#include <stdint.h>

enum level { LEVEL_OFF, LEVEL_REMARK, LEVEL_WARNING, LEVEL_ERROR };

/* One number for every rule in rules.def: RULE_LOCAL_WRITE ... */
enum rule {
#define RULE(name, id, level, cwe, text) RULE_##name,
#include "rules.def"
#undef RULE
    RULES
};

/* A place in the source that no longer needs its unit; strings are owned by the list of findings.
 */
struct source_loc {
    const char *path;                  /* as compilers name it: by #line where there is one */
    uint32_t line, column;             /* from 1; line 0: of the whole file */
    uint32_t begin_column, end_column; /* underlined range, end exclusive; 0 = none */
    const char *macro;                 /* the macro whose expansion this is in, or NULL */
    const char *macro_path;            /* where its text stands; NULL: that is not known */
    uint32_t macro_line;
    const char *file;   /* where the text stands, if #line says otherwise; else NULL */
    uint32_t file_line; /* with FILE */
};

/* The file and the line that hold the text. */
static inline const char *loc_file(const struct source_loc *loc) {
    return loc->file ? loc->file : loc->path;
}
static inline uint32_t loc_file_line(const struct source_loc *loc) {
    return loc->file ? loc->file_line : loc->line;
}

struct note {
    struct source_loc loc;
    const char *text;
};

/* That a finding holds on a platform. */
struct ground {
    const char *platform;
    const char *because; /* what goes behind the message there; or "" */
    const char *page;    /* where the verdict is taken from; "" where it needs none */
};

struct finding {
    enum rule rule;
    enum level level; /* LEVEL_REMARK or LEVEL_WARNING; the driver maps it by its options */
    struct source_loc loc;
    const char *message;    /* without level and rule */
    const char *function;   /* the vfork function, for fingerprints */
    struct ground *grounds; /* one for each platform that it holds on at this level; none: it is of
                               none, and not the check's */
    uint32_t ground_count;
    struct note *notes;
    uint32_t note_count;
    uint32_t lead_count; /* of the notes: those that happen before the finding itself */
    uint64_t identity;   /* set by finding_list_add */
    uint64_t behind;     /* the identity of the finding that stands for this one; 0: none does */
    uint32_t turn;       /* of those behind one finding: the first to be told in its place */
    /* The driver's: what stays the same when lines move, and which of those that are alike it is.
     */
    uint64_t fingerprint;
    uint32_t ordinal;
};

struct finding_key;

/* Begins with an arena of its own and nothing else. */
struct finding_list {
    struct arena *arena; /* owns all strings and notes */
    VEC(struct finding) all;
    uint32_t platform_count;   /* platforms that the program was checked for */
    struct finding_key *index; /* of what finding_list_add added; private */
};

/* Adds FINDING, whose strings are the list's, and returns its identity; where it stands already for
 * another platform, the stricter of the two stays, with the platforms of both if they are equally
 *. */
uint64_t finding_list_add(struct finding_list *list, const struct finding *finding);

/* Tells in each message on which platforms it holds and from which page, where not all have it in
 * common. */
void finding_list_conclude(struct finding_list *list);

/* Leaves of LIST those findings for which KEEPS says so, which may change them; DATA is for it.
 * From here on nothing can be added by finding_list_add. */
void finding_list_keep(struct finding_list *list,
                       bool (*keeps)(void *data, struct finding *finding), void *data);

/* Of the findings of one rule behind the same one, leaves the first. */
void finding_list_thin(struct finding_list *list);

/* Leaves out what stands behind a finding that is there; where that is gone, the first of those
 * behind it takes its place. From here on no finding stands behind another. */
void finding_list_step_up(struct finding_list *list);

/* Leaves out what a finding of another program tells as well, from where that is to be mended for
 * both: the call of a function that is not only children's there. From here on as above. */
void finding_list_join_programs(struct finding_list *list);

/* Leaves LIST empty, with its arena; as if the program had been checked for no platform. */
void finding_list_clear(struct finding_list *list);

/* Frees what LIST holds, its arena too. */
void finding_list_free(struct finding_list *list);

/* Sorts by path, line, column, rule, message; removes exact repetitions. */
void finding_list_sort(struct finding_list *list);

const char *rule_id(enum rule rule);   /* "vfork-exit" */
const char *rule_text(enum rule rule); /* one line */
enum level rule_default_level(enum rule rule);
unsigned rule_cwe(enum rule rule);
bool rule_from_id(const char *id, enum rule *rule); /* false: there is no such rule */

#endif
