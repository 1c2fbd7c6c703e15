/* The vfork sites of a program, and what the child that each makes does until it ends. */
#ifndef VFL_CHILD_CHILD_H
#define VFL_CHILD_CHILD_H

#include "flow/explore.h"

enum site_kind {
    SITE_VFORK,   /* returns twice, on the same stack */
    SITE_WRAPPER, /* a call of a function that returns vfork's result */
    SITE_CLONE,   /* the child runs a function on its own stack */
    SITE_SYSCALL, /* vfork by number, behind the compiler's back */
    SITE_POINTER, /* vfork through a pointer, behind the compiler's back */
    SITE_MARKED   /* none that is seen: the user says that the function runs in a child, which comes
                     to it from code unknown and goes back there */
};

/* Where the child is, in the vfork function: a state's tag. */
enum child_place {
    CHILD_SHARED, /* in code between the site and the test, which the parent runs too */
    CHILD_ALONE,  /* in code that this parent does not run */
    CHILD_FAILED, /* came back from such code into code for a failed vfork; tag_data as below */
    CHILD_LEFT    /* came back from such code into code that the parent runs; tag_data: the block it
                     left */
};

enum event_kind {
    EVENT_WRITE, /* a shared object, itself or through a library function */
    EVENT_CALL,  /* of a function whose body is not seen */
    EVENT_ENTER, /* a call of a function whose body is followed */
    EVENT_LEAVE  /* a return from the vfork function */
};

/* Something the child does, once for each operation and stack of calls. */
struct child_event {
    enum event_kind kind;
    frame_id frame;
    struct op_ref op; /* LEAVE: the block; op counts one behind its last operation */
    uint32_t node;    /* of the child's run */
    enum child_place place;
    uint32_t left_block; /* with CHILD_LEFT */
    cell_id cell;        /* WRITE */
    bool is_volatile;    /* WRITE: of a volatile object */
    bool is_result;      /* WRITE: of vfork's result, which the parent writes too */
    uint32_t callee;     /* CALL: program function, or IR_NONE */
    value_id handler;    /* CALL that installs a signal handler: what it installs */
    bool first_is_zero;  /* CALL: its first argument is 0 for sure */
    bool own_jump;       /* CALL of longjmp: to a live frame of the child itself */
    bool returns_result; /* LEAVE: what is returned is vfork's result */
    bool stores_result;  /* LEAVE: memory that the caller can see holds vfork's result */
    limit_list when; /* WRITE: what holds when it happens, of values that stood before the site */
};

/* A way into the child of clone. */
struct child_entry {
    size_t before;     /* which of the states before the site */
    uint32_t function; /* the child's function */
    value_id argument; /* what it is given */
};

struct site {
    struct op_ref op; /* MARKED: behind the last operation of the function's first block */
    enum site_kind kind;
    uint32_t callee; /* program function: vfork, the wrapper, clone; IR_NONE through a pointer, or
                        MARKED */
    const struct site *outer; /* the site whose child makes this one, or NULL */
    bool blocks_signals;      /* signals are blocked on some way to the site */
    VEC(struct state)
    before; /* what holds when the site is reached; FRAME_ROOT registers included */
    VEC(struct child_entry) entries; /* CLONE: by all functions that may be given to it */
    struct run *parent;              /* from the site on, with a result > 0 */
    struct run *beside;  /* the same while no later fork fails: NULL if none comes later */
    struct run *failure; /* from the site on, with result -1 */
    struct run *child;   /* from the site on, with result 0 */
    bool *comes_back;    /* by node of the child's run: it leads to code that it runs alone */
    VEC(struct child_event) events;
    bool asked;         /* some branch depends on the result */
    bool tested;        /* some branch tells the child from the parent */
    bool leaves_result; /* the child returns vfork's result */
};

/* A function with sites. */
struct vfork_function {
    uint32_t function;
    struct world *world;
    struct run *others; /* all paths from its entry but those of vfork children */
    VEC(struct site *) sites;
    bool *took_for_plain; /* functions that it calls and that are no wrappers, as far as was known
                             when it was followed; NULL: none */
};

struct children {
    const struct program *program;
    const struct summaries *summaries;
    struct flow *flow;
    VEC(struct vfork_function *) functions;
    bool *shared;           /* functions that others than children may call */
    bool *marked;           /* functions followed as the user says that children run them */
    VEC(uint32_t) wrappers; /* functions that return vfork's result */
    struct vfork_function **followed; /* by program function: what was followed before it is known
                                         whether it calls wrappers; NULL: it was not, or is taken */
};

/* Notes which functions will surely be followed (program_follows): what they miss can be asked for
 * before it is done. */
void children_expect(const struct program *program);

/* Follows functions that have nothing to do with each other on THREADS threads at a time. */
struct children *children_new(const struct program *program, const struct summaries *summaries,
                              unsigned threads);
void children_free(struct children *children); /* NULL is allowed */

/* The vfork function FUNCTION, or NULL. */
struct vfork_function *children_function(const struct children *children, uint32_t function);

/* The site of FUNCTION at OP, or NULL. */
struct site *children_site(const struct vfork_function *function, struct op_ref op);

/* Where the child starts: the call, or the function that is marked. */
struct ir_loc site_loc(const struct children *children, const struct site *site);

/* Whether only vfork children run the operation; whether they alone call the function. */
bool children_alone_at(const struct children *children, struct op_ref op);
bool children_alone_call(const struct children *children, uint32_t function);

/* Whether the child can come from EVENT's node to code that it runs alone. */
bool child_returns_alone(const struct site *site, const struct child_event *event);

/* Whether the child, after EVENT, can only call _exit: no exec, no write that the parent could see.
 */
bool child_only_exits_after(const struct children *children, const struct vfork_function *function,
                            const struct site *site, const struct child_event *event);

/* Whether the child, after EVENT, may go to _exit with no exec and no such write on the way. */
bool child_may_exit_after(const struct children *children, const struct vfork_function *function,
                          const struct site *site, const struct child_event *event);

/* Whether what holds in a node of the parent's run, by its STATE, rules out all of WHEN. */
bool conditions_refuted(const struct world *world, const limit_list *when,
                        const struct state *state);

/* Whether the child may come from EVENT to an exec. */
bool child_may_exec_after(const struct children *children, const struct vfork_function *function,
                          const struct site *site, const struct child_event *event);

/* Whether POINTER is the value of a call that allocates heap memory. */
bool child_is_allocation(const struct children *children, const struct world *world,
                         value_id pointer);

/* Whether it is, and neither unseen code nor a caller of the function that makes the call may have
 * the memory's address. */
bool child_memory_is_secret(const struct children *children, const struct world *world,
                            value_id pointer);

/* Appends the child's events as text, for --dump=child. */
void child_dump(const struct children *children, const struct vfork_function *function,
                struct text *out);

#endif
