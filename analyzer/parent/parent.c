#include "parent/parent.h"

#include "parent/bits.h"

#include <stdlib.h>
#include <string.h>

/* Whether some operation that is not a child's own reads GLOBAL. */
static bool read_outside_children(const struct children *children, uint32_t global) {
    const struct program *program = children->program;
    for (uint32_t i = 0; i < program->functions.count; i++) {
        const struct program_function *function = &program->functions.at[i];
        if (!function->ir->is_defined)
            continue;
        for (uint32_t b = 0; b < function->ir->block_count; b++) {
            for (uint32_t o = 0; o < function->ir->blocks[b].op_count; o++) {
                const struct ir_op *op = &function->ir->blocks[b].ops[o];
                const struct ir_place *place = op->code == IR_COPYMEM ? &op->from : &op->place;
                if ((op->code != IR_LOAD && op->code != IR_COPYMEM && op->code != IR_ADDR) ||
                    place->base != IR_GLOBAL ||
                    program_global_of(program, function->unit, place->id) != global)
                    continue;
                if (!children_alone_at(children, (struct op_ref){i, b, o}))
                    return true;
            }
        }
    }
    return false;
}

/* Whether code outside the vfork function may read the object once that has returned. */
static bool outlives(const struct children *children, const struct vfork_function *function,
                     const struct object *object) {
    const struct program_function *at = &children->program->functions.at[function->function];
    bool is_main = !strcmp(at->name, "main");
    switch (object->kind) {
    case OBJECT_GLOBAL: {
        const struct program_global *global = &children->program->globals.at[object->a];
        if (is_main)
            return false;
        return global->externally_visible || read_outside_children(children, object->a);
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

enum answer { ANSWER_ON, ANSWER_WRITTEN, ANSWER_READ };

static enum answer ask(const struct question *question, const struct access *access) {
    if (access->kind == ACCESS_READ_SHARED)
        return question->visible ? ANSWER_READ : ANSWER_ON;
    const struct cell *other = world_cell(question->world, access->cell);
    if (access->kind == ACCESS_WRITE)
        return cell_covers(other, question->cell) ? ANSWER_WRITTEN : ANSWER_ON;
    if (!cell_overlaps(other, question->cell))
        return ANSWER_ON;
    /* x &= mask reads x, but not the bits that it clears */
    if (cell_covers(other, question->cell) &&
        !(question->bits & ~bits_replaced_by(question->program, access->op)))
        return ANSWER_WRITTEN;
    return ANSWER_READ;
}

/* Breadth first, so that the nearest read is the one that is named. */
static enum parent_read one_parent_reads(const struct children *children,
                                         const struct vfork_function *function,
                                         const struct site *site, const struct child_event *event,
                                         struct op_ref *where) {
    const struct cell *cell = world_cell(function->world, event->cell);
    const struct object *object = world_object(function->world, cell->object);
    struct question question = {
        .program = children->program,
        .world = function->world,
        .cell = cell,
        .bits = bits_changed_by(children->program, event->op),
        .visible = is_visible_to_unseen_code(function->world, object, cell->object)};
    uint32_t count = run_node_count(site->parent);
    bool *seen = mem_calloc(count, sizeof *seen), returns = false;
    enum parent_read result = PARENT_READS_NOT;
    id_list todo = {0};
    for (uint32_t i = 0; i < count; i++) {
        if (run_node(site->parent, i)->first_op > 0 || i == 0) {
            VEC_PUSH(&todo, i);
            seen[i] = true;
        }
    }
    for (size_t next = 0; next < todo.count && result == PARENT_READS_NOT; next++) {
        const struct node *node = run_node(site->parent, todo.at[next]);
        enum answer answer = ANSWER_ON;
        for (size_t i = 0; i < node->accesses.count && answer == ANSWER_ON; i++) {
            answer = ask(&question, &node->accesses.at[i]);
            if (answer != ANSWER_READ)
                continue;
            *where = node->accesses.at[i].op;
            result = node->accesses.at[i].kind == ACCESS_READ_SHARED ? PARENT_READS_IN_CALL
                                                                     : PARENT_READS;
        }
        if (answer != ANSWER_ON)
            continue;
        returns = returns || node->returns;
        for (size_t i = 0; i < node->successors.count; i++) {
            if (!seen[node->successors.at[i]]) {
                seen[node->successors.at[i]] = true;
                VEC_PUSH(&todo, node->successors.at[i]);
            }
        }
    }
    VEC_FREE(&todo);
    free(seen);
    if (result == PARENT_READS_NOT && returns && outlives(children, function, object))
        result = PARENT_READS_LATER;
    return result;
}

/* The child of a child writes to the memory of all its ancestors. */
enum parent_read parent_reads(const struct children *children,
                              const struct vfork_function *function, const struct site *site,
                              const struct child_event *event, struct op_ref *where) {
    enum parent_read result = PARENT_READS_NOT;
    for (; site && result == PARENT_READS_NOT; site = site->outer)
        result = one_parent_reads(children, function, site, event, where);
    return result;
}
