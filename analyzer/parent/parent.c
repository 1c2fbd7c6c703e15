#include "parent/parent.h"

#include "parent/bits.h"

#include <stdlib.h>
#include <string.h>
#include <uthash.h>

/* What a walk over the parent found: by site, cell, and bits of it that the child changed. */
struct answer {
    struct {
        const struct site *site;
        uint64_t bits;
        uint64_t cell;
    } key;
    enum parent_read read;
    struct op_ref where;
    UT_hash_handle hh;
};

/* What all walks over one site's parent share. */
struct parent {
    const struct site *site;
    bool *is_accessed; /* by object, up to object_count */
    uint32_t object_count;
    bool unseen_reads; /* some unseen code may read all memory that is visible to it */
    bool returns;      /* some path leaves the function */
    UT_hash_handle hh;
};

struct parents {
    const struct children *children;
    bool *is_read; /* by global: outside children; NULL until asked for */
    struct parent *table;
    struct answer *answers;
};

struct parents *parents_new(const struct children *children) {
    struct parents *parents = mem_calloc(1, sizeof *parents);
    parents->children = children;
    return parents;
}

void parents_free(struct parents *parents) {
    struct parent *parent, *next_parent;
    struct answer *answer, *next_answer;
    HASH_ITER(hh, parents->table, parent, next_parent) {
        HASH_DEL(parents->table, parent);
        free(parent->is_accessed);
        free(parent);
    }
    HASH_ITER(hh, parents->answers, answer, next_answer) {
        HASH_DEL(parents->answers, answer);
        free(answer);
    }
    free(parents->is_read);
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
    if (!parents->is_read[global] && !children_alone_at(parents->children, ref))
        parents->is_read[global] = true;
}

/* Whether some operation that is not a child's own reads GLOBAL. */
static bool read_outside_children(struct parents *parents, uint32_t global) {
    const struct program *program = parents->children->program;
    if (parents->is_read)
        return parents->is_read[global];
    parents->is_read = mem_calloc(program->globals.count, sizeof *parents->is_read);
    for (uint32_t i = 0; i < program->functions.count; i++) {
        const struct ir_function *ir = program->functions.at[i].ir;
        for (uint32_t b = 0; ir->is_defined && b < ir->block_count; b++)
            for (uint32_t o = 0; o < ir->blocks[b].op_count; o++)
                note_global_read(parents, (struct op_ref){i, b, o});
    }
    return parents->is_read[global];
}

static bool is_start(const struct run *run, uint32_t node) {
    return node == 0 || run_node(run, node)->first_op > 0;
}

static struct parent *parent_of(struct parents *parents, const struct world *world,
                                const struct site *site) {
    struct parent *parent;
    HASH_FIND_PTR(parents->table, &site, parent);
    if (parent)
        return parent;
    parent = mem_calloc(1, sizeof *parent);
    parent->site = site;
    parent->object_count = world_object_count(world);
    parent->is_accessed = mem_calloc(parent->object_count, sizeof *parent->is_accessed);
    HASH_ADD_PTR(parents->table, site, parent);
    for (uint32_t i = 0; i < run_node_count(site->parent); i++) {
        const struct node *node = run_node(site->parent, i);
        parent->returns = parent->returns || node->returns;
        for (size_t j = 0; j < node->accesses.count; j++) {
            if (node->accesses.at[j].kind == ACCESS_READ_SHARED)
                parent->unseen_reads = true;
            else
                parent->is_accessed[world_cell(world, node->accesses.at[j].cell)->object] = true;
        }
    }
    return parent;
}

/* Whether code outside the vfork function may read the object once that has returned. */
static bool outlives(struct parents *parents, const struct vfork_function *function,
                     const struct object *object) {
    const struct program *program = parents->children->program;
    const struct program_function *at = &program->functions.at[function->function];
    bool is_main = !strcmp(at->name, "main");
    switch (object->kind) {
    case OBJECT_GLOBAL: {
        const struct program_global *global = &program->globals.at[object->a];
        if (is_main)
            return false;
        return global->externally_visible || read_outside_children(parents, object->a);
    }
    case OBJECT_POINTEE:
    case OBJECT_ANYWHERE:
        return !is_main;
    default:
        return false;
    }
}

static bool is_visible_to_unseen_code(const struct world *world, const struct object *object,
                                      object_id id) {
    return object->kind != OBJECT_LOCAL && object_is_exposed(world, id);
}

struct question {
    const struct program *program;
    const struct world *world;
    const struct cell *cell;
    uint64_t bits; /* of the cell, that the child may have changed */
    bool visible;  /* code that is not seen may read it */
};

enum answer_kind { ANSWER_ON, ANSWER_WRITTEN, ANSWER_READ };

static enum answer_kind ask(const struct question *question, const struct access *access) {
    if (access->kind == ACCESS_READ_SHARED)
        return question->visible ? ANSWER_READ : ANSWER_ON;
    const struct cell *other = world_cell(question->world, access->cell);
    if (access->kind == ACCESS_WRITE)
        return cell_covers(other, question->cell) &&
                       !is_fed_by_itself(question->program, access->op)
                   ? ANSWER_WRITTEN
                   : ANSWER_ON;
    if (!cell_overlaps(other, question->cell))
        return ANSWER_ON;
    /* x &= mask reads x, but not the bits that it clears */
    if (cell_covers(other, question->cell) &&
        !(question->bits & ~bits_replaced_by(question->program, access->op)))
        return ANSWER_WRITTEN;
    /* x++ hands on what the child left in x; who reads x after it is asked further on */
    return only_feeds_itself(question->program, access->op) ? ANSWER_ON : ANSWER_READ;
}

/* The first access of NODE that QUESTION is about decides; *WHERE is the one that reads. */
static enum answer_kind ask_node(const struct question *question, const struct node *node,
                                 struct access *where) {
    for (size_t i = 0; i < node->accesses.count; i++) {
        enum answer_kind answer = ask(question, &node->accesses.at[i]);
        if (answer != ANSWER_ON) {
            *where = node->accesses.at[i];
            return answer;
        }
    }
    return ANSWER_ON;
}

/* Breadth first, so that the nearest read is the one that is named. PARENT_READS_LATER stands for:
 * not here, but some path leaves the function with the value. */
static enum parent_read walk(const struct question *question, const struct run *run,
                             struct op_ref *where) {
    uint32_t count = run_node_count(run);
    bool *seen = mem_calloc(count, sizeof *seen);
    enum parent_read result = PARENT_READS_NOT;
    id_list todo = {0};
    for (uint32_t i = 0; i < count; i++) {
        if (is_start(run, i)) {
            VEC_PUSH(&todo, i);
            seen[i] = true;
        }
    }
    for (size_t next = 0; next < todo.count; next++) {
        const struct node *node = run_node(run, todo.at[next]);
        struct access access;
        enum answer_kind answer = ask_node(question, node, &access);
        if (answer == ANSWER_READ) {
            *where = access.op;
            result = access.kind == ACCESS_READ_SHARED ? PARENT_READS_IN_CALL : PARENT_READS;
            break;
        }
        if (answer == ANSWER_WRITTEN)
            continue;
        if (node->returns)
            result = PARENT_READS_LATER;
        for (size_t i = 0; i < node->successors.count; i++) {
            if (!seen[node->successors.at[i]]) {
                seen[node->successors.at[i]] = true;
                VEC_PUSH(&todo, node->successors.at[i]);
            }
        }
    }
    VEC_FREE(&todo);
    free(seen);
    return result;
}

/* As walk() finds it, from what is known already or from the objects that the parent touches. */
static enum parent_read find_read(struct parents *parents, const struct question *question,
                                  const struct site *site, cell_id cell, struct op_ref *where) {
    const struct parent *parent = parent_of(parents, question->world, site);
    object_id object = question->cell->object;
    bool accessed = object < parent->object_count && parent->is_accessed[object];
    if (!accessed && !(question->visible && parent->unseen_reads))
        return parent->returns ? PARENT_READS_LATER : PARENT_READS_NOT;
    struct answer *answer, key = {.key = {site, question->bits, cell}};
    HASH_FIND(hh, parents->answers, &key.key, sizeof key.key, answer);
    if (!answer) {
        answer = mem_calloc(1, sizeof *answer);
        answer->key = key.key;
        answer->read = walk(question, site->parent, &answer->where);
        HASH_ADD(hh, parents->answers, key, sizeof answer->key, answer);
    }
    if (answer->read == PARENT_READS || answer->read == PARENT_READS_IN_CALL)
        *where = answer->where;
    return answer->read;
}

static enum parent_read one_parent_reads(struct parents *parents,
                                         const struct vfork_function *function,
                                         const struct site *site, const struct child_event *event,
                                         struct op_ref *where) {
    const struct cell *cell = world_cell(function->world, event->cell);
    const struct object *object = world_object(function->world, cell->object);
    struct question question = {
        .program = parents->children->program,
        .world = function->world,
        .cell = cell,
        .bits = bits_changed_by(parents->children->program, event->op),
        .visible = is_visible_to_unseen_code(function->world, object, cell->object)};
    enum parent_read read = find_read(parents, &question, site, event->cell, where);
    if (read == PARENT_READS_LATER && !outlives(parents, function, object))
        return PARENT_READS_NOT;
    return read;
}

/* The child of a child writes to the memory of all its ancestors. */
enum parent_read parent_reads(struct parents *parents, const struct vfork_function *function,
                              const struct site *site, const struct child_event *event,
                              struct op_ref *where) {
    enum parent_read result = PARENT_READS_NOT;
    for (; site && result == PARENT_READS_NOT; site = site->outer)
        result = one_parent_reads(parents, function, site, event, where);
    return result;
}
