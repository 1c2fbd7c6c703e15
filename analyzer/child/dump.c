#include "child/child.h"

static const char *const kind_names[] = {"vfork",   "wrapper", "clone",
                                         "syscall", "pointer", "marked"};
static const char *const place_names[] = {"shared", "alone", "failed", "left"};
static const char *const event_names[] = {"write", "call", "enter", "leave"};

static void dump_event(const struct children *children, const struct vfork_function *function,
                       const struct child_event *event, struct text *out) {
    const struct program_function *at = &children->program->functions.at[event->op.function];
    const struct ir_block *block = &at->ir->blocks[event->op.block];
    struct ir_loc loc = event->op.op < block->op_count ? block->ops[event->op.op].loc : block->loc;
    text_printf(out, "    %u:%u %s %s", loc.line, loc.column, place_names[event->place],
                event_names[event->kind]);
    if (event->kind == EVENT_CALL || event->kind == EVENT_ENTER)
        text_printf(out, " %s",
                    event->callee == IR_NONE ? "?"
                                             : children->program->functions.at[event->callee].name);
    if (event->kind == EVENT_WRITE) {
        text_puts(out, " ");
        cell_dump(function->world, event->cell, out);
    }
    if (event->frame != FRAME_ROOT)
        text_printf(out, " in %s", at->name);
    if (event->returns_result)
        text_puts(out, " with the result");
    text_puts(out, "\n");
}

void child_dump(const struct children *children, const struct vfork_function *function,
                struct text *out) {
    const struct program_function *at = &children->program->functions.at[function->function];
    for (size_t i = 0; i < function->sites.count; i++) {
        const struct site *site = function->sites.at[i];
        struct ir_loc loc = site_loc(children, site);
        text_printf(out, "child of '%s' at %u:%u (%s%s)\n", at->name, loc.line, loc.column,
                    kind_names[site->kind], site->tested ? "" : ", not tested");
        for (size_t j = 0; j < site->events.count; j++)
            dump_event(children, function, &site->events.at[j], out);
    }
}
