#include "parent/later.h"

#include "parent/bits.h"
#include "summary/summary.h"

#include <stdlib.h>
#include <string.h>

enum { DEEPEST = 128 };

enum passage { NOT_ASKED, BEING_ASKED, LETS_PASS, WRITES };

struct walk {
    const struct children *children;
    const struct program *program;
    uint32_t global;
    const struct cell *cell;
    uint8_t *passages; /* enum passage, by function: what a call of it does to the value */
    unsigned depth;
    enum later answer;
    struct op_ref where;
};

/* Code that runs in no order that calls tell: a signal handler, another thread, a destructor. */
static bool runs_unasked(const struct program *program, uint32_t function) {
    const struct program_function *at = &program->functions.at[function];
    return at->address_taken ||
           (at->ir->is_defined && !at->callers.count && strcmp(at->name, "main"));
}

static bool order_is_known(const struct walk *walk) {
    const struct program *program = walk->program;
    const struct program_global *global = &program->globals.at[walk->global];
    if (global->externally_visible || global->address_taken || global->named_by_omitted ||
        program_makes_threads(program))
        return false;
    for (uint32_t i = 0; i < program->functions.count; i++)
        if (runs_unasked(program, i) &&
            summary_may_read_global(walk->children->summaries, i, walk->global)) {
            program_asks_callers(program, i);
            return false;
        }
    return true;
}

static bool names_global(const struct walk *walk, const struct ir_place *place, uint32_t function) {
    return place->base == IR_GLOBAL &&
           program_global_of(walk->program, walk->program->functions.at[function].unit,
                             place->id) == walk->global;
}

static bool overlaps(const struct cell *cell, const struct ir_place *place) {
    if (place->index || !place->size)
        return true;
    return place->offset < cell->end && cell->begin < place->offset + (int64_t)place->size;
}

static bool covers(const struct ir_place *place, const struct cell *cell) {
    return !place->index && !place->is_bitfield && place->offset <= cell->begin &&
           cell->end <= place->offset + (int64_t)place->size;
}

static bool reads(const struct walk *walk, struct op_ref at) {
    const struct ir_op *op = program_op(walk->program, at);
    const struct ir_place *place = op->code == IR_COPYMEM ? &op->from : &op->place;
    return (op->code == IR_LOAD || op->code == IR_COPYMEM) &&
           names_global(walk, place, at.function) && overlaps(walk->cell, place) &&
           !only_feeds_itself(walk->program, at);
}

static bool writes(const struct walk *walk, struct op_ref at) {
    const struct ir_op *op = program_op(walk->program, at);
    return (op->code == IR_STORE || op->code == IR_COPYMEM) &&
           names_global(walk, &op->place, at.function) && covers(&op->place, walk->cell) &&
           !is_fed_by_itself(walk->program, at);
}

static bool lets_pass(struct walk *walk, uint32_t function);

/* Whether the value may outlive the call at AT. What has no body can't name the variable, and what
 * is called through pointers does not read it: order_is_known. */
static bool call_lets_pass(struct walk *walk, struct op_ref at) {
    const struct ir_op *op = program_op(walk->program, at);
    const struct summaries *summaries = walk->children->summaries;
    if (op->func == IR_NONE)
        return summary_call_may_return(summaries, at);
    uint32_t callee =
        program_function_of(walk->program, walk->program->functions.at[at.function].unit, op->func);
    const struct program_function *function = &walk->program->functions.at[callee];
    if (function->model && function->model->ending == ENDING_LEAVES_FRAME)
        walk->answer = LATER_UNKNOWN; /* goes on at some setjmp */
    bool returns = summary_call_may_return(summaries, at);
    bool matters = !returns || summary_may_read_global(summaries, callee, walk->global) ||
                   summary_may_write_global(summaries, callee, walk->global);
    return !(function->ir->is_defined && matters && !lets_pass(walk, callee)) && returns;
}

/* Whether the value outlives the operation at AT. */
static bool step(struct walk *walk, struct op_ref at) {
    const struct ir_op *op = program_op(walk->program, at);
    if (op->code == IR_CALL)
        return call_lets_pass(walk, at);
    if (op->place.base != IR_GLOBAL && op->from.base != IR_GLOBAL)
        return true;
    if (!reads(walk, at) && !writes(walk, at))
        return true;
    if (children_alone_at(walk->children, at))
        return true;
    if (reads(walk, at)) {
        walk->answer = LATER_READS;
        walk->where = at;
    }
    return false;
}

/* Whether the value outlives what follows START in its function, on some path. */
static bool passes_from(struct walk *walk, struct op_ref start) {
    const struct ir_function *ir = walk->program->functions.at[start.function].ir;
    bool *seen = mem_calloc(ir->block_count, sizeof *seen), passes = false;
    op_list waiting = {0};
    program_follows(walk->program, start.function);
    VEC_PUSH(&waiting, start);
    for (size_t next = 0; next < waiting.count && !walk->answer; next++) {
        struct op_ref at = waiting.at[next];
        const struct ir_block *block = &ir->blocks[at.block];
        while (at.op < block->op_count && step(walk, at))
            at.op++;
        if (at.op < block->op_count)
            continue;
        passes |= block->exit == IR_RETURN || block->exit == IR_END;
        for (uint32_t i = 0; i < block->target_count; i++) {
            if (!seen[block->targets[i]])
                VEC_PUSH(&waiting, ((struct op_ref){start.function, block->targets[i], 0}));
            seen[block->targets[i]] = true;
        }
    }
    VEC_FREE(&waiting);
    free(seen);
    return passes;
}

static bool lets_pass(struct walk *walk, uint32_t function) {
    uint8_t *passage = &walk->passages[function];
    if (*passage == NOT_ASKED) {
        if (++walk->depth > DEEPEST)
            walk->answer = LATER_UNKNOWN;
        *passage = BEING_ASKED; /* a recursion adds nothing to what the other paths do */
        *passage = passes_from(walk, (struct op_ref){function, 0, 0}) ? LETS_PASS : WRITES;
        walk->depth--;
    }
    return *passage != WRITES;
}

/* Goes on behind all calls of FUNCTION; those callers that the value leaves, too, are added to
 * the list WAITING. */
static void follow_callers(struct walk *walk, uint32_t function, bool *seen, id_list *waiting) {
    const struct program_function *at = &walk->program->functions.at[function];
    bool is_main = strcmp(at->name, "main") == 0;
    if (at->address_taken || at->named_by_omitted || (at->externally_visible && !is_main))
        walk->answer = LATER_UNKNOWN;
    for (size_t i = 0; i < at->callers.count && !walk->answer; i++) {
        struct op_ref call = at->callers.at[i];
        bool passes = passes_from(walk, (struct op_ref){call.function, call.block, call.op + 1});
        if (!passes || seen[call.function])
            continue;
        seen[call.function] = true;
        VEC_PUSH(waiting, call.function);
    }
}

enum later later_read(const struct children *children, uint32_t function, uint32_t global,
                      const struct cell *cell, struct op_ref *where) {
    const struct program *program = children->program;
    struct walk walk = {.children = children, .program = program, .global = global, .cell = cell};
    if (!order_is_known(&walk))
        return LATER_UNKNOWN;
    walk.passages = mem_calloc(program->functions.count, sizeof *walk.passages);
    bool *seen = mem_calloc(program->functions.count, sizeof *seen);
    id_list waiting = {0};
    VEC_PUSH(&waiting, function);
    seen[function] = true;
    for (size_t next = 0; next < waiting.count && !walk.answer; next++)
        follow_callers(&walk, waiting.at[next], seen, &waiting);
    VEC_FREE(&waiting);
    free(seen);
    free(walk.passages);
    *where = walk.where;
    return walk.answer;
}
