#include "parent/parent.h"

#include "parent/bits.h"
#include "parent/inquiry.h"
#include "parent/later.h"

#include <stdlib.h>
#include <string.h>
#include <uthash.h>

/* What an inquiry about the parent found: by site, cell, and bits of it that the child changed. */
struct answer {
    struct {
        const struct site *site;
        uint64_t bits;
        uint64_t cell;
    } key;
    enum parent_read read;
    struct op_ref where;
    bool returns; /* some path leaves the function with the value */
    UT_hash_handle hh;
};

/* The accesses of a run, in short. */
struct touched {
    bool *is_accessed; /* by object, up to object_count */
    uint32_t object_count;
    bool unseen_reads;     /* some unseen code may read all memory that is visible to it */
    bool makes_children;   /* a child is made */
    bool foreign_children; /* also in another function with sites */
};

/* What all inquiries about one site's parent share. */
struct parent {
    const struct site *site;
    struct touched touched;
    bool returns;    /* some path leaves the function */
    id_list decided; /* values that its paths know something of, in order */
    UT_hash_handle hh;
};

/* The same of all children of a function. */
struct family {
    const struct vfork_function *function;
    struct touched touched;
    UT_hash_handle hh;
};

struct parents {
    const struct children *children;
    bool *is_read;          /* by global: outside children; NULL until asked for */
    bool *is_read_by_child; /* by global: in children's own code */
    struct parent *table;
    struct family *families;
    struct answer *answers;
};

struct parents *parents_new(const struct children *children) {
    struct parents *parents = mem_calloc(1, sizeof *parents);
    parents->children = children;
    return parents;
}

void parents_free(struct parents *parents) {
    struct parent *parent, *next_parent;
    struct family *family, *next_family;
    struct answer *answer, *next_answer;
    HASH_ITER(hh, parents->table, parent, next_parent) {
        HASH_DEL(parents->table, parent);
        free(parent->touched.is_accessed);
        VEC_FREE(&parent->decided);
        free(parent);
    }
    HASH_ITER(hh, parents->families, family, next_family) {
        HASH_DEL(parents->families, family);
        free(family->touched.is_accessed);
        free(family);
    }
    HASH_ITER(hh, parents->answers, answer, next_answer) {
        HASH_DEL(parents->answers, answer);
        free(answer);
    }
    free(parents->is_read);
    free(parents->is_read_by_child);
    free(parents);
}

/* Notes which global OP reads, unless only children run it. */
static void note_global_read(struct parents *parents, struct op_ref ref) {
    const struct program *program = parents->children->program;
    const struct ir_op *op = program_op(program, ref);
    const struct ir_place *place = op->code == IR_COPYMEM ? &op->from : &op->place;
    if ((op->code != IR_LOAD && op->code != IR_COPYMEM && op->code != IR_ADDR) ||
        place->base != IR_GLOBAL)
        return;
    uint32_t global =
        program_global_of(program, program->functions.at[ref.function].unit, place->id);
    if (parents->is_read[global])
        return;
    if (children_alone_at(parents->children, ref))
        parents->is_read_by_child[global] = true;
    else
        parents->is_read[global] = true;
}

static void find_read_globals(struct parents *parents) {
    const struct program *program = parents->children->program;
    if (parents->is_read)
        return;
    parents->is_read_by_child =
        mem_calloc(program->globals.count, sizeof *parents->is_read_by_child);
    parents->is_read = mem_calloc(program->globals.count, sizeof *parents->is_read);
    for (uint32_t i = 0; i < program->functions.count; i++) {
        const struct ir_function *ir = program->functions.at[i].ir;
        for (uint32_t b = 0; ir->is_defined && b < ir->block_count; b++)
            for (uint32_t o = 0; o < ir->blocks[b].op_count; o++)
                note_global_read(parents, (struct op_ref){i, b, o});
    }
}

static struct touched touched_new(const struct world *world) {
    struct touched touched = {.object_count = world_object_count(world)};
    touched.is_accessed = mem_calloc(touched.object_count, sizeof *touched.is_accessed);
    return touched;
}

static void touch(struct touched *touched, const struct world *world, const struct run *run) {
    for (uint32_t i = 0; i < run_node_count(run); i++) {
        const struct node *node = run_node(run, i);
        for (size_t j = 0; j < node->accesses.count; j++) {
            const struct access *access = &node->accesses.at[j];
            if (access->kind == ACCESS_CHILD) {
                touched->makes_children = true;
                touched->foreign_children |= access->op.function != run_function(run);
            } else if (access->kind == ACCESS_READ_SHARED) {
                touched->unseen_reads = true;
            } else {
                touched->is_accessed[world_cell(world, access->cell)->object] = true;
            }
        }
    }
}

static bool is_touched(const struct touched *touched, object_id object, bool visible) {
    bool accessed = object < touched->object_count && touched->is_accessed[object];
    return accessed || (visible && touched->unseen_reads) || touched->foreign_children;
}

static id_list decided_by(const struct run *run) {
    id_list decided = {0};
    for (uint32_t i = 0; i < run_node_count(run); i++) {
        const limit_list *limits = &run_node(run, i)->state.limits;
        for (size_t j = 0; j < limits->count; j++)
            VEC_PUSH(&decided, limits->at[j].value);
    }
    id_list_sort(&decided);
    return decided;
}

/* Whether some path of PARENT may rule WHEN out. */
static bool may_refute(const struct parent *parent, const limit_list *when) {
    for (size_t i = 0; i < when->count; i++)
        if (id_list_has(&parent->decided, when->at[i].value))
            return true;
    return false;
}

static struct parent *parent_of(struct parents *parents, const struct world *world,
                                const struct site *site) {
    struct parent *parent;
    HASH_FIND_PTR(parents->table, &site, parent);
    if (parent)
        return parent;
    parent = mem_calloc(1, sizeof *parent);
    parent->site = site;
    parent->touched = touched_new(world);
    HASH_ADD_PTR(parents->table, site, parent);
    touch(&parent->touched, world, site->parent);
    parent->decided = decided_by(site->parent);
    parent->returns = site->kind == SITE_MARKED; /* to code that is not known */
    for (uint32_t i = 0; i < run_node_count(site->parent); i++)
        parent->returns = parent->returns || run_node(site->parent, i)->returns;
    return parent;
}

static struct family *family_of(struct parents *parents, const struct vfork_function *function) {
    struct family *family;
    HASH_FIND_PTR(parents->families, &function, family);
    if (family)
        return family;
    family = mem_calloc(1, sizeof *family);
    family->function = function;
    family->touched = touched_new(function->world);
    HASH_ADD_PTR(parents->families, function, family);
    for (size_t i = 0; i < function->sites.count; i++)
        touch(&family->touched, function->world, function->sites.at[i]->child);
    return family;
}

/* main returns to nobody, and is not called again. */
static bool is_main_function(const struct program *program, const struct vfork_function *function) {
    return !strcmp(program->functions.at[function->function].name, "main");
}

/* Memory that the function itself has allocated, and told nobody of. */
static bool is_secret(const struct parents *parents, const struct vfork_function *function,
                      const struct object *object) {
    return object->kind == OBJECT_POINTEE &&
           child_memory_is_secret(parents->children, function->world, object->a);
}

/* Whether code outside the vfork function may read the object once that has returned. */
static bool outlives(struct parents *parents, const struct vfork_function *function,
                     const struct object *object) {
    const struct program *program = parents->children->program;
    bool is_main = is_main_function(program, function);
    switch (object->kind) {
    case OBJECT_GLOBAL: {
        const struct program_global *global = &program->globals.at[object->a];
        if (is_main)
            return false;
        find_read_globals(parents);
        return global->externally_visible || parents->is_read[object->a];
    }
    case OBJECT_POINTEE:
    case OBJECT_ANYWHERE:
        return !is_main && !is_secret(parents, function, object);
    default:
        return false;
    }
}

static bool is_visible_to_unseen_code(const struct parents *parents,
                                      const struct vfork_function *function, cell_id id) {
    object_id id_of_object = world_cell(function->world, id)->object;
    const struct object *object = world_object(function->world, id_of_object);
    if (object->kind == OBJECT_LOCAL)
        return run_has_escaped(function->others, id_of_object);
    return object_is_exposed(function->world, id_of_object) &&
           !is_secret(parents, function, object);
}

/* Whether the operation sets the variable LOCAL, or enables others to. */
static bool may_set(const struct program *program, struct op_ref ref, uint32_t local) {
    const struct ir_op *op = program_op(program, ref);
    if (op->code != IR_STORE && op->code != IR_COPYMEM && op->code != IR_ADDR)
        return false;
    return op->place.base == IR_LOCAL && op->place.id == local &&
           !(op->code == IR_STORE && is_fed_by_itself(program, ref));
}

/* Whether the local variable, or part of it, gets its value before SITE by an operation that the
 * parent does not come to again. Without that a child that did not write it would read nothing but
 * what the same round of a loop wrote, or what is undefined: so its read is behind a write whatever
 * the conditions between them are. */
static bool is_set_before(const struct parents *parents, const struct vfork_function *function,
                          const struct site *site, object_id id) {
    const struct object *object = world_object(function->world, id);
    const struct program *program = parents->children->program;
    const struct ir_function *ir = program->functions.at[function->function].ir;
    if (object->kind != OBJECT_LOCAL || object->b < ir->parameter_count)
        return true;
    for (uint32_t b = 0; b < ir->block_count; b++) {
        for (uint32_t o = 0; o < ir->blocks[b].op_count; o++) {
            struct op_ref ref = {function->function, b, o};
            if (may_set(program, ref, object->b) && run_reached_op(function->others, b, o) &&
                !run_reached_op(site->parent, b, o))
                return true;
        }
    }
    return false;
}

/* Whether the parent of SITE, or a child that it makes later, has to do with what INQUIRY is about.
 */
static bool may_touch(struct parents *parents, const struct inquiry *inquiry,
                      const struct parent *parent) {
    object_id object = world_cell(inquiry->function->world, inquiry->cell)->object;
    if (is_touched(&parent->touched, object, inquiry->visible))
        return true;
    return parent->touched.makes_children &&
           is_touched(&family_of(parents, inquiry->function)->touched, object, inquiry->visible);
}

/* Looks at the parent of SITE and at its later children. */
static void search_runs(struct parents *parents, struct inquiry *inquiry, const struct site *site) {
    inquiry->read = PARENT_READS_NOT;
    inquiry->returns = false;
    inquiry->has_own_value =
        is_set_before(parents, inquiry->function, site,
                      world_cell(inquiry->function->world, inquiry->cell)->object);
    inquiry_run(inquiry, site->parent);
}

/* The same, whatever held when the child wrote, unless that was done before. */
static void search_always(struct parents *parents, struct inquiry *inquiry,
                          const struct site *site) {
    struct answer *answer, key = {.key = {site, inquiry->bits, inquiry->cell}};
    HASH_FIND(hh, parents->answers, &key.key, sizeof key.key, answer);
    if (!answer) {
        answer = mem_calloc(1, sizeof *answer);
        answer->key = key.key;
        search_runs(parents, inquiry, site);
        answer->read = inquiry->read;
        answer->where = inquiry->where;
        answer->returns = inquiry->returns;
        HASH_ADD(hh, parents->answers, key, sizeof answer->key, answer);
    }
    inquiry->read = answer->read;
    inquiry->where = answer->where;
    inquiry->returns = answer->returns;
}

/* WHEN is what held when the child wrote. */
static void search_parent(struct parents *parents, struct inquiry *inquiry, const struct site *site,
                          const limit_list *when) {
    const struct parent *parent = parent_of(parents, inquiry->function->world, site);
    inquiry->returns = parent->returns;
    bool touches = may_touch(parents, inquiry, parent);
    if (touches)
        search_always(parents, inquiry, site);
    if ((!inquiry->read && !inquiry->returns) || !may_refute(parent, when))
        return;
    inquiry->when = when;
    search_runs(parents, inquiry, site);
    inquiry->when = NULL;
}

/* Marks FUNCTION and all functions that may come to call it directly. */
static bool *callers_of(const struct program *program, uint32_t function) {
    bool *marked = mem_calloc(program->functions.count, sizeof *marked);
    id_list todo = {0};
    VEC_PUSH(&todo, function);
    marked[function] = true;
    while (todo.count) {
        uint32_t callee = todo.at[--todo.count];
        const op_list *callers = &program->functions.at[callee].callers;
        program_asks_callers(program, callee);
        for (size_t i = 0; i < callers->count; i++) {
            uint32_t caller = callers->at[i].function;
            if (!marked[caller])
                VEC_PUSH(&todo, caller);
            marked[caller] = true;
        }
    }
    VEC_FREE(&todo);
    return marked;
}

/* Looks into the children of later calls: of functions with sites that may be called once FUNCTION
 * has returned, and of those that FUNCTION returns to. */
static void search_later_calls(struct inquiry *inquiry, const struct vfork_function *function) {
    const struct children *children = inquiry->children;
    cell_id cell = inquiry->cell;
    inquiry->has_own_value = true;
    bool *is_caller = callers_of(children->program, function->function);
    for (size_t i = 0; i < children->functions.count && !inquiry->read; i++) {
        const struct vfork_function *other = children->functions.at[i];
        inquiry->function = other;
        inquiry->cell = inquiry_translate(function->world, cell, other->world);
        if (!is_main_function(children->program, other))
            inquiry_run(inquiry, other->others);
        if (!inquiry->read && other != function && is_caller[other->function])
            inquiry_behind_calls(inquiry, other->others, is_caller);
    }
    free(is_caller);
}

/* What code outside the function reads of OBJECT once it has returned, and where if that can be
 * told. */
static void search_later(struct inquiry *inquiry, const struct site *site,
                         const struct object *object) {
    enum later later = LATER_UNKNOWN;
    if (object->kind == OBJECT_GLOBAL && site->kind != SITE_MARKED)
        later = later_read(inquiry->children, inquiry->function->function, object->a,
                           world_cell(inquiry->function->world, inquiry->cell), &inquiry->where);
    if (later == LATER_READS)
        inquiry->read = PARENT_READS;
    else if (later == LATER_UNKNOWN)
        inquiry->read = PARENT_READS_LATER;
}

static void search_all(struct parents *parents, struct inquiry *inquiry, const struct site *site,
                       const limit_list *when) {
    const struct vfork_function *function = inquiry->function;
    const struct object *object =
        world_object(function->world, world_cell(function->world, inquiry->cell)->object);
    search_parent(parents, inquiry, site, when);
    if (inquiry->read || !inquiry->returns)
        return;
    if (outlives(parents, function, object))
        search_later(inquiry, site, object);
    if (!inquiry->read && object->kind == OBJECT_GLOBAL &&
        !is_main_function(parents->children->program, function)) {
        find_read_globals(parents);
        if (parents->is_read_by_child[object->a])
            search_later_calls(inquiry, function);
    }
}

/* The child of a child writes to the memory of all its ancestors. */
enum parent_read parent_reads(struct parents *parents, const struct vfork_function *function,
                              const struct site *site, const struct child_event *event,
                              struct op_ref *where) {
    struct inquiry inquiry = {0};
    const limit_list always = {0}, *when = &event->when; /* of ancestors that is not known */
    for (; site && !inquiry.read; site = site->outer, when = &always) {
        inquiry_free(&inquiry);
        inquiry =
            (struct inquiry){.children = parents->children,
                             .function = function,
                             .cell = event->cell,
                             .bits = bits_changed_by(parents->children->program, event->op),
                             .visible = is_visible_to_unseen_code(parents, function, event->cell)};
        search_all(parents, &inquiry, site, when);
    }
    inquiry_free(&inquiry);
    *where = inquiry.where;
    return inquiry.read;
}
