#include "verdict.h"

/* Where the child leaves: the jump itself, or the last operation before it runs off. */
static struct source_loc leaving_loc(const struct site_case *judged, uint32_t block) {
    const struct program *program = judged->program;
    uint32_t function = judged->function->function;
    const struct ir_block *at = &program->functions.at[function].ir->blocks[block];
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
    if (event->kind == EVENT_LEAVE)
        story_note(story, loc,
                   "there it returns from '%s', whose stack frame its parent still uses",
                   judged->program->functions.at[judged->function->function].name);
    else if (event->kind == EVENT_WRITE)
        story_note(story, loc, "there it writes memory that its parent reads");
    else
        story_note(story, loc, "there it calls '%s'", event_callee_name(judged, event));
}

void report_fallthrough(const struct site_case *judged, const struct consequence *consequences,
                        size_t count) {
    for (size_t i = 0; i < count; i++) {
        uint32_t block = consequences[i].event->left_block;
        bool told = false;
        for (size_t j = 0; j < i && !told; j++)
            told = consequences[j].event->left_block == block;
        if (told)
            continue;
        struct story story =
            story_begin(judged, RULE_FALLTHROUGH, LEVEL_WARNING, leaving_loc(judged, block));
        tell_consequence(&story, &consequences[i]);
        story_end(&story, "the vfork child goes on from here into code that its parent runs too; "
                          "end it with '_exit'");
    }
}
