#include "summary/internal.h"

#include "program/body.h"

#include <string.h>

/* From this round on a component's positions behind parameters are no longer told apart: f(p + 1)
 * in f would make new ones for ever. */
enum { WIDEN_AFTER = 4 };

static void find_environ(struct summaries *summaries) {
    static const char *const names[] = {"environ", "__environ", "_environ"};
    const struct program *program = summaries->program;
    for (size_t i = 0; i < program->globals.count; i++)
        for (size_t j = 0; j < sizeof names / sizeof *names; j++)
            if (program->globals.at[i].ir->linkage == IR_EXTERNAL &&
                strcmp(program->globals.at[i].ir->name, names[j]) == 0)
                VEC_PUSH(&summaries->environ, (uint32_t)i);
}

/* Makes the summaries of one component's COUNT functions, to a fixpoint. */
static void summarize_component(struct summaries *summaries, const uint32_t *members,
                                size_t count) {
    bool changed = true, recursive = summaries->program->functions.at[members[0]].recursive;
    if (recursive)
        find_results(summaries, members, count);
    for (size_t i = 0; i < count; i++)
        summaries->pointees[members[i]] =
            pointees_new(summaries->program, summaries->results, members[i]);
    for (unsigned round = 0; changed; round++) {
        changed = false;
        for (size_t i = 0; i < count; i++)
            changed |= summarize_body(summaries, members[i], round >= WIDEN_AFTER);
        if (!recursive)
            break;
    }
    for (size_t i = 0; i < count; i++) {
        if (!recursive)
            summaries->results[members[i]] =
                pointees_of_result(summaries->pointees[members[i]], summaries->arena);
        find_overwrites(summaries, members[i]);
        pointees_free(summaries->pointees[members[i]]);
        summaries->pointees[members[i]] = NULL;
    }
}

/* The functions with a body, those of one component together, callees first: a counting sort. FIRST
 * has an entry more than there are components. */
static void sort_by_component(const struct program *program, uint32_t *sorted, uint32_t *first) {
    for (size_t i = 0; i < program->functions.count; i++)
        if (program->functions.at[i].ir->is_defined)
            first[program->functions.at[i].component]++;
    for (uint32_t i = 1; i <= program->component_count; i++)
        first[i] += first[i - 1];
    for (size_t i = program->functions.count; i-- > 0;)
        if (program->functions.at[i].ir->is_defined)
            sorted[--first[program->functions.at[i].component]] = (uint32_t)i;
}

static void summarize_bodies(struct summaries *summaries) {
    const struct program *program = summaries->program;
    uint32_t *sorted = mem_calloc(program->functions.count, sizeof *sorted);
    uint32_t *first = mem_calloc((size_t)program->component_count + 1, sizeof *first);
    sort_by_component(program, sorted, first);
    for (uint32_t i = 0; i < program->component_count; i++)
        if (first[i] < first[i + 1])
            summarize_component(summaries, sorted + first[i], first[i + 1] - first[i]);
    free(sorted);
    free(first);
}

static void mark_globals(const effect_list *effects, bool any_global, bool *marks, size_t count) {
    if (any_global)
        memset(marks, true, count);
    for (size_t i = 0; i < effects->count && effects->at[i].base == EFFECT_GLOBAL; i++)
        marks[effects->at[i].id] = true;
}

/* Notes the globals that functions touch which unseen code may call. */
static void find_unseen_effects(struct summaries *summaries) {
    const struct program *program = summaries->program;
    size_t count = program->globals.count;
    for (size_t i = 0; i < program->functions.count; i++) {
        const struct program_function *function = &program->functions.at[i];
        bool is_open =
            (function->externally_visible || function->named_by_omitted) && !program->whole;
        if (!function->ir->is_defined || (!is_open && !function->address_taken))
            continue;
        const struct summary *summary = &summaries->of[i];
        mark_globals(&summary->reads, summary->reads_any_global, summaries->unseen_reads, count);
        mark_globals(&summary->writes, summary->writes_any_global, summaries->unseen_writes, count);
    }
}

struct summaries *summaries_new(const struct program *program) {
    struct summaries *summaries = mem_calloc(1, sizeof *summaries);
    size_t functions = program->functions.count, globals = program->globals.count;
    summaries->program = program;
    summaries->of = mem_calloc(functions, sizeof *summaries->of);
    summaries->pointees = mem_calloc(functions, sizeof *summaries->pointees);
    summaries->arena = arena_new();
    summaries->results = mem_calloc(functions, sizeof *summaries->results);
    summaries->unseen_reads = mem_calloc(globals, sizeof *summaries->unseen_reads);
    summaries->unseen_writes = mem_calloc(globals, sizeof *summaries->unseen_writes);
    find_environ(summaries);
    for (uint32_t i = 0; i < functions; i++)
        if (!program->functions.at[i].ir->is_defined)
            summarize_declaration(summaries, i);
    summarize_bodies(summaries);
    find_unseen_effects(summaries);
    return summaries;
}

void summaries_free(struct summaries *summaries) {
    if (!summaries)
        return;
    for (size_t i = 0; i < summaries->program->functions.count; i++) {
        VEC_FREE(&summaries->of[i].reads);
        VEC_FREE(&summaries->of[i].writes);
        VEC_FREE(&summaries->of[i].overwrites);
    }
    free(summaries->of);
    free(summaries->pointees);
    free(summaries->results);
    arena_free(summaries->arena);
    free(summaries->unseen_reads);
    free(summaries->unseen_writes);
    VEC_FREE(&summaries->environ);
    free(summaries);
}

const struct summary *summary_of(const struct summaries *summaries, uint32_t function) {
    return &summaries->of[function];
}

bool summary_result_is_new(const struct summaries *summaries, uint32_t function) {
    const struct ir_function *ir = summaries->program->functions.at[function].ir;
    return ir->is_defined && !summaries->results[function].count;
}

/* error(3) and kin: exit when the first argument is not 0. */
static bool exits_by_argument(const struct summaries *summaries, struct op_ref ref,
                              const struct function_model *model) {
    const struct ir_op *op = program_op(summaries->program, ref);
    int64_t value;
    return model && model->ending == ENDING_EXIT_IF_FIRST && op->arg_count &&
           body_constant(program_body(summaries->program, ref.function), op->args[0], &value) &&
           value != 0;
}

static bool pointer_call_may_return(const struct summaries *summaries, struct op_ref ref) {
    bool complete;
    const id_list *targets = program_call_targets(summaries->program, ref, &complete);
    if (!complete || !targets->count)
        return true;
    for (size_t i = 0; i < targets->count; i++)
        if (summaries->of[targets->at[i]].may_return)
            return true;
    return false;
}

bool summary_call_may_return(const struct summaries *summaries, struct op_ref ref) {
    const struct program *program = summaries->program;
    const struct ir_op *op = program_op(program, ref);
    if (op->func == IR_NONE)
        return pointer_call_may_return(summaries, ref);
    uint32_t callee =
        program_function_of(program, program->functions.at[ref.function].unit, op->func);
    return summaries->of[callee].may_return &&
           !exits_by_argument(summaries, ref, program->functions.at[callee].model);
}

/* Whether some pointer may lead to the global that is known by nothing else. */
static bool is_exposed(const struct summaries *summaries, uint32_t global) {
    const struct program_global *it = &summaries->program->globals.at[global];
    return it->externally_visible || it->address_taken;
}

bool summary_unseen_may_read_global(const struct summaries *summaries, uint32_t global) {
    return is_exposed(summaries, global) || summaries->unseen_reads[global];
}

bool summary_unseen_may_write_global(const struct summaries *summaries, uint32_t global) {
    return is_exposed(summaries, global) || summaries->unseen_writes[global];
}

bool summary_may_read_global(const struct summaries *summaries, uint32_t function,
                             uint32_t global) {
    const struct summary *summary = &summaries->of[function];
    return summary->reads_any_global || effects_find(&summary->reads, EFFECT_GLOBAL, global) ||
           (summary->reads_unknown && is_exposed(summaries, global)) ||
           (summary->calls_unknown && summary_unseen_may_read_global(summaries, global));
}

bool summary_may_write_global(const struct summaries *summaries, uint32_t function,
                              uint32_t global) {
    const struct summary *summary = &summaries->of[function];
    return summary->writes_any_global || effects_find(&summary->writes, EFFECT_GLOBAL, global) ||
           (summary->writes_unknown && is_exposed(summaries, global)) ||
           (summary->calls_unknown && summary_unseen_may_write_global(summaries, global));
}
