/* Summaries as text. */
#include "summary/internal.h"

#include <inttypes.h>

static void dump_object(const struct program *program, const struct effect *effect,
                        struct text *out) {
    switch (effect->base) {
    case EFFECT_GLOBAL: {
        const struct ir_global *global = program->globals.at[effect->id].ir;
        text_printf(out, "%s", global->name);
        if (global->function && *global->function)
            text_printf(out, " of %s", global->function);
        break;
    }
    case EFFECT_PARAMETER:
        text_printf(out, "*parameter %" PRIu32, effect->id);
        break;
    case EFFECT_UNKNOWN:
        text_puts(out, "unknown memory");
        break;
    }
}

static void dump_extent(const struct effect *effect, struct text *out) {
    if (effect->base == EFFECT_UNKNOWN)
        return;
    if (effect->offset == OFFSET_ANY)
        text_puts(out, " anywhere");
    else if (effect->size == 0)
        text_printf(out, " from %" PRId64, effect->offset);
    else
        text_printf(out, " at %" PRId64 " size %" PRIu64, effect->offset, effect->size);
}

static void dump_where(const struct program *program, struct op_ref where, struct text *out) {
    const struct program_function *function = &program->functions.at[where.function];
    if (!function->ir->is_defined) /* of a library function: no place to show */
        return;
    const struct ir_loc *loc = &program_op(program, where)->loc;
    if (loc->line && loc->file < function->unit->file_count)
        text_printf(out, " (%s:%" PRIu32 ":%" PRIu32 ")", function->unit->files[loc->file].path,
                    loc->line, loc->column);
}

static void dump_effects(const struct program *program, const char *verb, bool any_global,
                         bool has_place, const effect_list *effects, struct text *out) {
    if (any_global)
        text_printf(out, "  %s any global\n", verb);
    for (size_t i = 0; i < effects->count; i++) {
        text_printf(out, "  %s ", verb);
        dump_object(program, &effects->at[i], out);
        dump_extent(&effects->at[i], out);
        if (has_place)
            dump_where(program, effects->at[i].where, out);
        text_puts(out, "\n");
    }
}

void summary_dump(const struct summaries *summaries, uint32_t function, struct text *out) {
    const struct program *program = summaries->program;
    const struct program_function *it = &program->functions.at[function];
    const struct summary *summary = summary_of(summaries, function);
    text_printf(out, "summary %s: %s%s\n", it->name,
                summary->may_return ? "may return" : "never returns",
                summary->calls_unknown ? ", calls unseen code" : "");
    dump_effects(program, "reads", summary->reads_any_global, it->ir->is_defined, &summary->reads,
                 out);
    dump_effects(program, "writes", summary->writes_any_global, it->ir->is_defined,
                 &summary->writes, out);
}
