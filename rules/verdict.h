/* What the rules share: the case they judge, the verdict they give, and how it is told. */
#ifndef VFL_RULES_VERDICT_H
#define VFL_RULES_VERDICT_H

#include "check.h"
#include "child/child.h"
#include "finding/finding.h"
#include "parent/parent.h"

struct caller_local;

/* What the rules find out once about a vfork function. */
struct function_case {
    bool *is_childs_own; /* by local: its scope begins in code that the parent never runs */
    struct caller_local *
        *callers_locals; /* by parameter: what it points to, as last asked; or NULL */
};

/* One site, under judgement. */
struct site_case {
    const struct program *program;
    const struct summaries *summaries;
    const struct children *children;
    struct parents *parents;
    const struct check_options *options;
    const struct vfork_function *function;
    const struct site *site;
    uint32_t result_variable; /* the local of the vfork function that receives the result, or
                                 IR_NONE */
    enum memory memory;       /* whose memory the site's child runs in */
    struct function_case *known;
    struct finding_list *out;
};

/* Where a finding about an event stands: the deepest code on its stack that only vfork children
 * run. */
struct spot {
    struct op_ref op;
    frame_id frame;
    bool is_call_of_general_code; /* the event happens inside what OP calls */
};

struct verdict {
    enum rule rule;
    enum level level;
    struct text message;   /* the same on all platforms */
    struct text because;   /* goes behind it on this one */
    const char *page;      /* where the verdict is taken from; NULL where it needs no page */
    enum parent_read read; /* the parent reads what was written, at READ_AT */
    struct op_ref read_at;
};

/* Judges one event: false if the rule has nothing to say of it. */
typedef bool event_rule(const struct site_case *judged, const struct child_event *event,
                        struct verdict *verdict);

/* Reports what the code contradicts of what the user claims. */
void report_claims(const struct site_case *judged);

event_rule judge_return, judge_exit, judge_set_id, judge_signal_handler, judge_unsafe_call,
    judge_write, judge_blocking, judge_unknown_call;

/* Rules about the site itself; each appends its findings. */
typedef void site_rule(const struct site_case *judged);

site_rule report_unchecked, report_hidden, report_signals_open, report_use;

/* The child's events that end in code it shares with its parent: one finding for each way there. */
struct consequence {
    const struct child_event *event;
    enum rule rule;
    enum level level;
};

void report_fallthrough(const struct site_case *judged, const struct consequence *consequences,
                        size_t count);

/* The local that receives the result of the call at SITE, or IR_NONE. */
uint32_t result_variable_of(const struct program *program, struct op_ref site);

/* Whether only the child runs the scope of each of FUNCTION's locals: to be freed. */
bool *find_childs_own(const struct children *children, uint32_t function);

/* Whether a child can do EVENT, within the call at SPOT, and end well without doing OTHER there. */
bool happens_without(const struct site_case *judged, const struct spot *spot,
                     const struct child_event *event, const struct child_event *other);

/* How many calls lead from the call at SPOT down to EVENT. */
size_t calls_down_to(const struct site_case *judged, const struct spot *spot,
                     const struct child_event *event);

/* Whether a call on the way from the call at SPOT down to EVENT, or EVENT itself, goes through a
 * pointer that may call several functions. */
bool depends_on_choice(const struct site_case *judged, const struct spot *spot,
                       const struct child_event *event);

struct spot spot_of(const struct site_case *judged, const struct child_event *event);

/* The library function called by EVENT, or NULL. */
const struct function_model *event_model(const struct site_case *judged,
                                         const struct child_event *event);
const char *event_callee_name(const struct site_case *judged, const struct child_event *event);

/* What is claimed of the function that EVENT calls, as bits of enum claim_kind. */
unsigned event_claims(const struct site_case *judged, const struct child_event *event);

/* Whether EVENT happens within a call of a function of which one of KINDS is claimed: that answers
 * for its body. */
bool is_answered_for(const struct site_case *judged, const struct child_event *event,
                     unsigned kinds);

/* Where it is claimed that FUNCTION is one of KINDS; the function itself where it is not. */
struct source_loc loc_of_claim(const struct program *program, uint32_t function, unsigned kinds);

/* How a message calls the memory that EVENT writes: "'x'", "the global variable 'x'". */
void describe_written(const struct site_case *judged, const struct child_event *event,
                      struct text *out);

/* How a note calls what the operation AT reads of it: the lvalue there, or the variable. */
void describe_read(const struct site_case *judged, const struct child_event *event,
                   struct op_ref at, struct text *out);

/* What is known of the platform under judgement. */
const struct platform_facts *facts_of(const struct site_case *judged);

/* Whose memory the child of SITE runs in. */
enum memory memory_of(const struct program *program, const struct site *site);

/* The level of what harms the parent only in memory that it shares: a warning, or a remark. */
enum level level_if_shared(const struct site_case *judged);

/* Whether a second thread may exist: one is made in sight, asked for by flags, or the program has
 * no main in sight. */
bool threads_possible(const struct program *program);

struct source_loc loc_of_op(const struct program *program, struct op_ref op);
struct source_loc loc_of(const struct program *program, uint32_t function, struct ir_loc loc);

/* A finding under construction. */
struct story {
    const struct site_case *judged;
    struct finding finding;
    VEC(struct note) notes;
};

/* A finding about the function called FUNCTION, without any note. */
struct story story_begin_at(const struct site_case *judged, enum rule rule, enum level level,
                            struct source_loc loc, const char *function);

/* The story begins with the note on where the child starts. */
struct story story_begin(const struct site_case *judged, enum rule rule, enum level level,
                         struct source_loc loc);
void story_note(struct story *story, struct source_loc loc, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Notes for the calls from the vfork function to SPOT, and from there to where EVENT happens. */
void story_calls_to(struct story *story, const struct spot *spot);
void story_calls_from(struct story *story, const struct spot *spot,
                      const struct child_event *event);

/* Adds the finding, unless the very same stands already; returns its identity. */
uint64_t story_end(struct story *story, const char *message);

/* The same, with what is said on this platform alone. */
uint64_t story_end_because(struct story *story, const char *message, const char *because,
                           const char *page);

#endif
