/* Calls whose bodies are seen, but not entered: a summary tells what they do. */
#include "flow/call_internal.h"

static value_id effect_address(const struct call *call, const struct effect *effect) {
    struct world *world = call->run->world;
    int64_t offset = effect->offset == INT64_MIN ? 0 : effect->offset;
    switch (effect->base) {
    case EFFECT_GLOBAL:
        return value_address(world, object_get(world, OBJECT_GLOBAL, effect->id, 0), offset);
    case EFFECT_PARAMETER:
        if (effect->id >= call->op->arg_count ||
            world_value(world, call->args[effect->id])->kind == VALUE_INT)
            return VALUE_NONE;
        return value_move(world, call->args[effect->id], value_int(world, offset), 1, 0, 0);
    default:
        return VALUE_NONE;
    }
}

static void read_effects(const struct call *call, const struct summary *summary) {
    for (size_t i = 0; i < summary->reads.count; i++) {
        const struct effect *effect = &summary->reads.at[i];
        value_id at =
            summary_overwrites(summary, effect) ? VALUE_NONE : effect_address(call, effect);
        if (at)
            note_access(call->run, ACCESS_READ, cell_at(call->run->world, at, effect->size),
                        call->ref, call->graph->frame);
    }
    if (summary->reads_unknown || summary->calls_unknown)
        note_access(call->run, ACCESS_READ_SHARED, 0, call->ref, call->graph->frame);
}

/* What the call leaves nothing of, behind what it may have read. */
static void overwrite_effects(const struct call *call, const struct summary *summary) {
    for (size_t i = 0; i < summary->overwrites.count; i++) {
        value_id at = effect_address(call, &summary->overwrites.at[i]);
        if (at)
            note_access(call->run, ACCESS_WRITE,
                        cell_at(call->run->world, at, summary->overwrites.at[i].size), call->ref,
                        call->graph->frame);
    }
}

/* WAS_MET: what it writes otherwise than through its parameters is known to the client. */
static void write_effects(const struct call *call, struct working *working,
                          const struct summary *summary, bool was_met) {
    struct run *run = call->run;
    for (size_t i = 0; i < summary->writes.count; i++) {
        const struct effect *effect = &summary->writes.at[i];
        value_id at = effect_address(call, effect);
        if (!at)
            continue;
        cell_id cell = cell_at(run->world, at, effect->size);
        if (run->hooks.write && !(was_met && effect->base == EFFECT_GLOBAL))
            run->hooks.write(run->hooks.data, run, call->graph->frame, call->ref, cell, VALUE_NONE,
                             &working->state);
        state_forget_cell(run->world, &working->state, cell, call->event);
        contents_forget(run->world, &working->state, world_cell(run->world, cell)->object);
    }
    forget_errno(call, working);
    if (summary->writes_unknown || summary->calls_unknown)
        forget_shared(run, &working->state, call->event);
}

void call_summary(const struct call *call, struct working *working, uint32_t callee,
                  working_list *out) {
    struct run *run = call->run;
    const struct summary *summary = summary_of(run->summaries, callee);
    frame_id earlier = run->followed[callee];
    bool is_on_stack = frame_activations(run->world, call->graph->frame, callee) > 0;
    bool was_met = run->hooks.again && (earlier != FRAME_ROOT || is_on_stack);
    if (was_met && earlier != FRAME_ROOT)
        run->hooks.again(run->hooks.data, run, call->graph->frame, call->ref, earlier,
                         &working->state);
    read_effects(call, summary);
    overwrite_effects(call, summary);
    write_effects(call, working, summary, was_met);
    if (summary->may_return)
        go_on(call, working, call_result(call), out);
    else
        working_free(working);
}
