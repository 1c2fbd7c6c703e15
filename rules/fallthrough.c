#include "verdict.h"

#include <stdlib.h>

static bool does_something(const struct ir_block *block) {
    for (uint32_t i = 0; i < block->op_count; i++)
        if (block->ops[i].code == IR_CALL || block->ops[i].code == IR_STORE ||
            block->ops[i].code == IR_COPYMEM)
            return true;
    return false;
}

/* The one block from which the child came to BLOCK, or IR_NONE. */
static uint32_t only_way_to(const struct site_case *judged, const struct ir_function *ir,
                            uint32_t block) {
    uint32_t found = IR_NONE;
    for (uint32_t i = 0; i < ir->block_count; i++) {
        for (uint32_t j = 0; j < ir->blocks[i].target_count; j++) {
            if (ir->blocks[i].targets[j] != block || !run_took_edge(judged->site->child, i, j))
                continue;
            if (found != IR_NONE && found != i)
                return IR_NONE;
            found = i;
        }
    }
    return found;
}

/* Where the child leaves: the jump itself, or the last operation before it runs off. */
static struct source_loc leaving_loc(const struct site_case *judged, uint32_t block) {
    const struct program *program = judged->program;
    uint32_t function = judged->function->function;
    const struct ir_function *ir = program->functions.at[function].ir;
    const struct ir_block *at = &ir->blocks[block];
    struct ir_loc loc = at->loc;
    while (at->exit == IR_JUMP && !at->explicit_jump && !does_something(at)) {
        uint32_t before = only_way_to(judged, ir, block);
        if (before == IR_NONE || ir->blocks[before].exit != IR_JUMP)
            return loc_of(program, function, loc);
        block = before;
        at = &ir->blocks[block];
    }
    if (at->exit == IR_JUMP && !at->explicit_jump) {
        for (uint32_t i = at->op_count; i-- > 0;)
            if (at->ops[i].code == IR_CALL || at->ops[i].code == IR_STORE ||
                at->ops[i].code == IR_COPYMEM)
                return loc_of(program, function, at->ops[i].loc);
    }
    return loc_of(program, function, at->loc);
}

static void tell_consequence(struct story *story, const struct consequence *consequence) {
    const struct site_case *judged = story->judged;
    const struct child_event *event = consequence->event;
    struct spot spot = spot_of(judged, event);
    struct source_loc loc = loc_of_op(judged->program, spot.op);
    bool is_copy = judged->memory == MEMORY_COPIED;
    if (event->kind == EVENT_LEAVE)
        story_note(story, loc,
                   is_copy ? "there it returns from '%s'"
                           : "there it returns from '%s', whose stack frame its parent still uses",
                   judged->program->functions.at[judged->function->function].name);
    else if (event->kind == EVENT_WRITE)
        story_note(story, loc,
                   is_copy ? "there it writes its own copy of memory that its parent reads"
                           : "there it writes memory that its parent reads");
    else
        story_note(story, loc, "there it calls '%s'", event_callee_name(judged, event));
}

/* The worst that follows from having left from BLOCK: the first of the highest level. */
static const struct consequence *worst_of(const struct consequence *consequences, size_t count,
                                          uint32_t block) {
    const struct consequence *worst = NULL;
    for (size_t i = 0; i < count; i++)
        if (consequences[i].event->left_block == block &&
            (!worst || consequences[i].level > worst->level))
            worst = &consequences[i];
    return worst;
}

void report_fallthrough(const struct site_case *judged, const struct consequence *consequences,
                        size_t count) {
    const struct program_function *function =
        &judged->program->functions.at[judged->function->function];
    bool *told = mem_calloc(function->ir->block_count, sizeof *told);
    for (size_t i = 0; i < count; i++) {
        uint32_t block = consequences[i].event->left_block;
        if (told[block])
            continue;
        told[block] = true;
        const struct consequence *worst = worst_of(consequences, count, block);
        struct story story = story_begin(
            judged, RULE_FALLTHROUGH, worst->level < LEVEL_WARNING ? LEVEL_REMARK : LEVEL_WARNING,
            leaving_loc(judged, block));
        tell_consequence(&story, worst);
        story_end_because(&story,
                          "the vfork child goes on from here into code that its parent runs too",
                          judged->memory == MEMORY_COPIED
                              ? ", so a second copy of the program runs on; end it with '_exit'"
                              : "; end it with '_exit'",
                          "");
    }
    free(told);
}
