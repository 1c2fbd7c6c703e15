#include "verdict.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct source_loc loc_of(const struct program *program, uint32_t function, struct ir_loc loc) {
    const struct ir_unit *unit = program->functions.at[function].unit;
    const struct ir_presumed *presumed = ir_presumed_line(unit, &loc);
    struct source_loc at = {.path = loc.file < unit->file_count ? unit->files[loc.file].path
                                                                : unit->main_file,
                            .line = loc.line,
                            .column = loc.column,
                            .begin_column = loc.begin_column,
                            .end_column = loc.end_column,
                            .macro = loc.macro,
                            .macro_path = loc.macro_line ? unit->files[loc.macro_file].path : NULL,
                            .macro_line = loc.macro_line};
    if (presumed) {
        at.file = at.path;
        at.file_line = at.line;
        at.path = presumed->as_path;
        at.line = presumed->as_line;
    }
    return at;
}

struct source_loc loc_of_op(const struct program *program, struct op_ref op) {
    const struct ir_block *block = &program->functions.at[op.function].ir->blocks[op.block];
    return loc_of(program, op.function,
                  op.op < block->op_count ? block->ops[op.op].loc : block->loc);
}

/* Whether EVENT, at a call, stands for something within the body that it calls. */
static bool is_in_body(const struct program *program, const struct child_event *event) {
    const struct ir_op *op = program_op(program, event->op);
    if (event->kind != EVENT_WRITE || op->code != IR_CALL || op->func == IR_NONE)
        return false;
    const struct ir_unit *unit = program->functions.at[event->op.function].unit;
    const struct program_function *callee =
        &program->functions.at[program_function_of(program, unit, op->func)];
    return callee->ir->is_defined && !callee->model;
}

struct spot spot_of(const struct site_case *judged, const struct child_event *event) {
    struct world *world = judged->function->world;
    enum { MOST = 256 }; /* no call is followed as deep */
    struct op_ref chain[MOST];
    frame_id frames[MOST];
    size_t depth = 0;
    chain[depth] = event->op;
    frames[depth++] = event->frame;
    for (frame_id frame = event->frame; frame != FRAME_ROOT && depth < MOST;
         frame = world_frame(world, frame)->caller) {
        chain[depth] = world_frame(world, frame)->call;
        frames[depth++] = world_frame(world, frame)->caller;
    }
    size_t at = depth - 1;
    while (at > 0 && children_alone_call(judged->children, chain[at - 1].function))
        at--;
    return (struct spot){chain[at], frames[at], at > 0 || is_in_body(judged->program, event)};
}

static const char *keep(struct finding_list *list, const char *string) {
    return string ? arena_strndup(list->arena, string, strlen(string)) : NULL;
}

static struct source_loc keep_loc(struct finding_list *list, struct source_loc loc) {
    loc.path = keep(list, loc.path);
    loc.file = keep(list, loc.file);
    loc.macro = keep(list, loc.macro);
    loc.macro_path = keep(list, loc.macro_path);
    return loc;
}

/* The one function that the child of clone runs, or IR_NONE. */
static uint32_t only_entry(const struct site *site) {
    uint32_t function = site->entries.count ? site->entries.at[0].function : IR_NONE;
    for (size_t i = 1; i < site->entries.count; i++)
        if (site->entries.at[i].function != function)
            return IR_NONE;
    return function;
}

static void note_start(struct story *story) {
    const struct site_case *judged = story->judged;
    uint32_t function = judged->function->function;
    if (judged->site->kind == SITE_MARKED)
        story_note(story, loc_of_claim(judged->program, function, CLAIM_CHILD_ONLY),
                   "'%s' is marked here to run in a vfork child",
                   judged->program->functions.at[function].name);
    else if (judged->site->kind == SITE_CLONE && only_entry(judged->site) != IR_NONE)
        story_note(story, loc_of_op(judged->program, judged->site->op),
                   "the child starts here and runs '%s', in its parent's memory",
                   judged->program->functions.at[only_entry(judged->site)].name);
    else
        story_note(story, loc_of_op(judged->program, judged->site->op),
                   judged->memory == MEMORY_COPIED
                       ? "the child starts here"
                       : "the child starts here, in its parent's memory");
}

struct story story_begin_at(const struct site_case *judged, enum rule rule, enum level level,
                            struct source_loc loc, const char *function) {
    struct story story = {.judged = judged};
    story.finding.rule = rule;
    story.finding.level = level;
    story.finding.loc = keep_loc(judged->out, loc);
    story.finding.function = keep(judged->out, function);
    return story;
}

struct story story_begin(const struct site_case *judged, enum rule rule, enum level level,
                         struct source_loc loc) {
    struct story story = story_begin_at(
        judged, rule, level, loc, judged->program->functions.at[judged->function->function].name);
    note_start(&story);
    story.finding.lead_count = (uint32_t)story.notes.count;
    return story;
}

void story_note(struct story *story, struct source_loc loc, const char *format, ...) {
    char text[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    struct note note = {keep_loc(story->judged->out, loc), keep(story->judged->out, text)};
    VEC_PUSH(&story->notes, note);
}

static const char *function_name(const struct story *story, uint32_t function) {
    return story->judged->program->functions.at[function].name;
}

static void note_call(struct story *story, frame_id frame) {
    const struct frame *at = world_frame(story->judged->function->world, frame);
    story_note(story, loc_of_op(story->judged->program, at->call), "'%s' calls '%s'",
               function_name(story, at->call.function), function_name(story, at->function));
}

/* Whether FRAME is of the function that clone runs: nobody calls it. */
static bool is_started_by_clone(const struct site_case *judged, frame_id frame) {
    const struct op_ref at = world_frame(judged->function->world, frame)->call;
    return judged->site->kind == SITE_CLONE && op_ref_equal(at, judged->site->op);
}

/* The calls that lead from frame FROM (exclusive) to frame TO, outermost first. */
static void note_calls(struct story *story, frame_id from, frame_id to) {
    if (to == from || to == FRAME_ROOT)
        return;
    note_calls(story, from, world_frame(story->judged->function->world, to)->caller);
    if (!is_started_by_clone(story->judged, to))
        note_call(story, to);
    else if (only_entry(story->judged->site) == IR_NONE)
        story_note(story, loc_of_op(story->judged->program, story->judged->site->op),
                   "here the child runs '%s'",
                   function_name(story, world_frame(story->judged->function->world, to)->function));
}

void story_calls_to(struct story *story, const struct spot *spot) {
    note_calls(story, FRAME_ROOT, spot->frame);
    story->finding.lead_count = (uint32_t)story->notes.count;
}

/* The first call is the finding itself. */
static void note_inner_calls(struct story *story, frame_id from, frame_id to) {
    frame_id caller = world_frame(story->judged->function->world, to)->caller;
    if (to == from || caller == from)
        return;
    note_inner_calls(story, from, caller);
    note_call(story, to);
}

void story_calls_from(struct story *story, const struct spot *spot,
                      const struct child_event *event) {
    if (!spot->is_call_of_general_code)
        return;
    note_inner_calls(story, spot->frame, event->frame);
    const char *function = function_name(story, event->op.function);
    if (event->kind == EVENT_CALL)
        story_note(story, loc_of_op(story->judged->program, event->op), "'%s' calls '%s'", function,
                   event_callee_name(story->judged, event));
    if (event->kind == EVENT_WRITE) {
        struct text written = {0};
        describe_written(story->judged, event, &written);
        story_note(story, loc_of_op(story->judged->program, event->op), "'%s' writes %s", function,
                   written.at);
        text_free(&written);
    }
}

uint64_t story_end(struct story *story, const char *message) {
    return story_end_because(story, message, "", "");
}

uint64_t story_end_because(struct story *story, const char *message, const char *because,
                           const char *page) {
    struct finding_list *out = story->judged->out;
    struct finding *finding = &story->finding;
    finding->message = keep(out, message);
    finding->notes = arena_alloc(out->arena, story->notes.count * sizeof *finding->notes);
    finding->note_count = (uint32_t)story->notes.count;
    memcpy(finding->notes, story->notes.at, story->notes.count * sizeof *finding->notes);
    VEC_FREE(&story->notes);
    finding->grounds = ARENA_NEW(out->arena, struct ground);
    *finding->grounds =
        (struct ground){facts_of(story->judged)->name, keep(out, because), keep(out, page)};
    finding->ground_count = 1;
    return finding_list_add(out, finding);
}
