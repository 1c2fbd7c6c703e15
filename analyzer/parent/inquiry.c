#include "parent/inquiry.h"

#include "parent/bits.h"

#include <stdlib.h>

enum answer { ANSWER_ON, ANSWER_WRITTEN, ANSWER_READ };

/* A walk through one run, breadth first, so that the nearest read is the one that is named. */
struct walk {
    struct inquiry *inquiry;
    const struct run *run;
    bool *seen;
    id_list todo;
};

void inquiry_free(struct inquiry *inquiry) {
    VEC_FREE(&inquiry->asked);
}

/* Whether OTHER is the whole variable: what a pointer into it leads to lies there, wherever that
 * is.
 */
static bool is_whole(const struct world *world, const struct cell *other) {
    uint64_t size = object_size(world, other->object);
    return size && !other->index && !other->bit_end && other->offset <= 0 && other->size >= size;
}

static bool overwrites(const struct world *world, const struct cell *other,
                       const struct cell *cell) {
    return cell_covers(other, cell) || (other->object == cell->object && is_whole(world, other));
}

static enum answer ask(const struct inquiry *inquiry, const struct access *access) {
    const struct program *program = inquiry->children->program;
    const struct world *world = inquiry->function->world;
    const struct cell *cell = world_cell(world, inquiry->cell);
    const struct cell *other = world_cell(world, access->cell);
    switch (access->kind) {
    case ACCESS_READ_SHARED:
        return inquiry->visible ? ANSWER_READ : ANSWER_ON;
    case ACCESS_WRITE:
        return overwrites(world, other, cell) && !is_fed_by_itself(program, access->op)
                   ? ANSWER_WRITTEN
                   : ANSWER_ON;
    case ACCESS_FILL:
        return overwrites(world, other, cell) ? ANSWER_WRITTEN : ANSWER_ON;
    case ACCESS_READ:
        if (!cell_overlaps(other, cell))
            return ANSWER_ON;
        /* x &= mask reads x, but not the bits that it clears */
        if (cell_covers(other, cell) && !(inquiry->bits & ~bits_replaced_by(program, access->op)))
            return ANSWER_WRITTEN;
        /* x++ hands on what the child left in x; who reads x after it is asked further on */
        return only_feeds_itself(program, access->op) ? ANSWER_ON : ANSWER_READ;
    default:
        return ANSWER_ON;
    }
}

static void found(struct inquiry *inquiry, const struct access *access) {
    bool in_call = access->kind == ACCESS_READ_SHARED;
    if (inquiry->in_child)
        inquiry->read = in_call ? LATER_CHILD_READS_IN_CALL : LATER_CHILD_READS;
    else
        inquiry->read = in_call ? PARENT_READS_IN_CALL : PARENT_READS;
    inquiry->where = access->op;
}

cell_id inquiry_translate(const struct world *from, cell_id id, struct world *to) {
    struct cell cell = *world_cell(from, id);
    const struct object *object = world_object(from, cell.object);
    if (object->kind != OBJECT_GLOBAL)
        return 0;
    cell.object = object_get(to, OBJECT_GLOBAL, object->a, 0);
    if (cell.index)
        cell.index = VALUE_ANYWHERE;
    return cell_get(to, cell);
}

static bool was_asked(const struct inquiry *inquiry, const struct site *site) {
    for (size_t i = 0; i < inquiry->asked.count; i++)
        if (inquiry->asked.at[i] == site)
            return true;
    return false;
}

/* The child that is made at the operation OP is a later one: what it reads is read. */
static void search_child(struct inquiry *inquiry, struct op_ref op) {
    struct vfork_function *function = children_function(inquiry->children, op.function);
    const struct site *site = function ? children_site(function, op) : NULL;
    if (!site || !inquiry->has_own_value || was_asked(inquiry, site) || inquiry->read)
        return;
    VEC_PUSH(&inquiry->asked, site);
    struct inquiry inner = *inquiry;
    inner.in_child = true;
    inner.when = NULL;
    inner.function = function;
    if (function != inquiry->function)
        inner.cell = inquiry_translate(inquiry->function->world, inquiry->cell, function->world);
    if (inner.cell)
        inquiry_run(&inner, site->child);
    inquiry->asked = inner.asked;
    inquiry->read = inner.read;
    inquiry->where = inner.where;
}

/* Whether the read number I of NODE finds what was written just before, without a branch between.
 */
static bool is_rewritten(const struct inquiry *inquiry, const struct node *node, size_t first,
                         size_t read) {
    const struct program *program = inquiry->children->program;
    const struct world *world = inquiry->function->world;
    const struct access *at = &node->accesses.at[read];
    for (size_t i = first; at->kind == ACCESS_READ && i < read; i++) {
        const struct access *write = &node->accesses.at[i];
        bool is_before = write->frame == at->frame && write->op.block == at->op.block &&
                         write->op.op < at->op.op;
        if (write->kind == ACCESS_WRITE && is_before &&
            cell_covers(world_cell(world, write->cell), world_cell(world, at->cell)) &&
            !is_fed_by_itself(program, write->op))
            return true;
    }
    return false;
}

/* Goes through NODE's accesses from number FIRST on; false if the walk ends there. */
static bool walk_accesses(struct walk *walk, const struct node *node, size_t first) {
    for (size_t i = first; i < node->accesses.count; i++) {
        const struct access *access = &node->accesses.at[i];
        enum answer answer = ask(walk->inquiry, access);
        if (answer == ANSWER_READ && is_rewritten(walk->inquiry, node, first, i))
            answer = ANSWER_ON;
        if (answer == ANSWER_READ)
            found(walk->inquiry, access);
        if (answer != ANSWER_ON)
            return false;
        if (access->kind == ACCESS_CHILD)
            search_child(walk->inquiry, access->op);
    }
    return true;
}

static bool is_found(const struct inquiry *inquiry) {
    return inquiry->read == PARENT_READS || inquiry->read == PARENT_READS_IN_CALL ||
           (inquiry->in_child && inquiry->read);
}

/* A child that has left its branch runs its parent's code: that is another matter. */
static bool is_own_code(const struct inquiry *inquiry, const struct node *node) {
    return !inquiry->in_child || node->state.tag == CHILD_SHARED || node->state.tag == CHILD_ALONE;
}

/* Whether whoever comes to NODE has not written what is looked for. */
static bool is_ruled_out(const struct walk *walk, const struct node *node) {
    const struct inquiry *inquiry = walk->inquiry;
    return inquiry->when &&
           conditions_refuted(inquiry->function->world, inquiry->when, &node->state);
}

static void walk_node(struct walk *walk, const struct node *node, size_t first) {
    if (!is_own_code(walk->inquiry, node) || !walk_accesses(walk, node, first))
        return;
    walk->inquiry->returns = walk->inquiry->returns || node->returns;
    for (size_t i = 0; i < node->successors.count; i++) {
        uint32_t next = node->successors.at[i];
        if (is_ruled_out(walk, run_node(walk->run, next)))
            continue;
        if (!walk->seen[next])
            VEC_PUSH(&walk->todo, next);
        walk->seen[next] = true;
    }
}

static void walk_on(struct walk *walk) {
    for (size_t next = 0; next < walk->todo.count && !is_found(walk->inquiry); next++)
        walk_node(walk, run_node(walk->run, walk->todo.at[next]), 0);
    VEC_FREE(&walk->todo);
    free(walk->seen);
}

static struct walk walk_start(struct inquiry *inquiry, const struct run *run) {
    struct walk walk = {.inquiry = inquiry, .run = run};
    walk.seen = mem_calloc(run_node_count(run), sizeof *walk.seen);
    return walk;
}

void inquiry_run(struct inquiry *inquiry, const struct run *run) {
    struct walk walk = walk_start(inquiry, run);
    for (uint32_t i = 0; i < run_node_count(run); i++) {
        if (run_node(run, i)->first_op > 0 || i == 0) {
            VEC_PUSH(&walk.todo, i);
            walk.seen[i] = true;
        }
    }
    walk_on(&walk);
}

/* The index, in the root function's block, of the operation that ACCESS is a part of; 0 where it is
 * before all of them. */
static uint32_t root_op(const struct world *world, const struct access *access) {
    struct op_ref op = access->op;
    for (frame_id frame = access->frame; frame != FRAME_ROOT;
         frame = world_frame(world, frame)->caller)
        op = world_frame(world, frame)->call;
    return access->kind == ACCESS_FILL && access->frame == FRAME_ROOT ? 0 : op.op;
}

/* The index of the first access of NODE behind operation OP. */
static size_t access_behind(const struct world *world, const struct node *node, uint32_t op) {
    size_t first = 0;
    while (first < node->accesses.count && root_op(world, &node->accesses.at[first]) <= op)
        first++;
    return first;
}

void inquiry_behind_calls(struct inquiry *inquiry, const struct run *run, const bool *is_called) {
    const struct program *program = inquiry->children->program;
    const struct program_function *function = &program->functions.at[run_function(run)];
    struct walk walk = walk_start(inquiry, run);
    for (uint32_t n = 0; n < run_node_count(run); n++) {
        const struct node *node = run_node(run, n);
        const struct ir_block *block = &function->ir->blocks[node->block];
        for (uint32_t o = node->first_op; o < block->op_count; o++) {
            const struct ir_op *op = &block->ops[o];
            if (op->code == IR_CALL && op->func != IR_NONE &&
                is_called[program_function_of(program, function->unit, op->func)])
                walk_node(&walk, node, access_behind(inquiry->function->world, node, o));
        }
    }
    walk_on(&walk);
}
