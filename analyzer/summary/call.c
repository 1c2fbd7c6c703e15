/* What a call adds to its caller's summary: the callee's effects with arguments in the place of
 * parameters, or what the model of a library function says. */
#include "summary/internal.h"

#include "program/body.h"
#include "program/requests.h"

enum { VARIADIC_WRITES = 31 }; /* the bit of function_model.writes */

static void add(struct call_site *site, effect_list *effects, bool *any_global,
                struct effect effect) {
    if (site->widen && effect.base == EFFECT_PARAMETER) {
        effect.offset = OFFSET_ANY;
        effect.size = 0;
    }
    site->changed |= effects_add(effects, any_global, effect);
}

void add_read(struct call_site *site, struct effect effect) {
    site->summary->reads_unknown |= effect.base == EFFECT_UNKNOWN;
    add(site, &site->summary->reads, &site->summary->reads_any_global, effect);
}

void add_write(struct call_site *site, struct effect effect) {
    site->summary->writes_unknown |= effect.base == EFFECT_UNKNOWN;
    add(site, &site->summary->writes, &site->summary->writes_any_global, effect);
}

static void set(struct call_site *site, bool *flag) {
    site->changed |= !*flag;
    *flag = true;
}

/* How an effect is added: add_read or add_write. */
typedef void adder(struct call_site *site, struct effect effect);

static void add_pointees(struct call_site *site, ir_reg reg, adder *add_effect) {
    struct pointee_list list = pointees_of(site->pointees, reg);
    for (uint32_t i = 0; i < list.count; i++)
        add_effect(site, (struct effect){.base = list.at[i].base,
                                         .id = list.at[i].id,
                                         .offset = list.at[i].offset,
                                         .where = site->ref});
}

void add_pointee_reads(struct call_site *site, ir_reg reg) {
    add_pointees(site, reg, add_read);
}

void add_pointee_writes(struct call_site *site, ir_reg reg) {
    add_pointees(site, reg, add_write);
}

static void add_unknown(struct call_site *site, struct op_ref where, adder *add_effect) {
    add_effect(site, (struct effect){.base = EFFECT_UNKNOWN, .where = where});
}

/* The callee's EFFECT on what its parameter points to, with the argument's pointees for it. */
static void add_through_argument(struct call_site *site, const struct effect *effect,
                                 adder *add_effect) {
    if (effect->id >= site->op->arg_count) {
        add_unknown(site, effect->where, add_effect);
        return;
    }
    struct pointee_list list = pointees_of(site->pointees, site->op->args[effect->id]);
    for (uint32_t i = 0; i < list.count; i++) {
        struct effect mapped = {.base = list.at[i].base,
                                .id = list.at[i].id,
                                .offset = offset_add(list.at[i].offset, effect->offset),
                                .where = effect->where};
        mapped.size = mapped.offset == OFFSET_ANY ? 0 : effect->size;
        add_effect(site, mapped);
    }
}

static bool is_pointer(const struct call_site *site, ir_reg reg) {
    const struct body *body = program_body(site->summaries->program, site->ref.function);
    struct body_ops definitions = body_definitions(body, reg);
    return definitions.count && body_operation(body, definitions.at[0])->is_pointer;
}

/* A callback's EFFECT on what its parameter points to: the library hands it pointers into what it
 * was itself given. */
static void add_through_library(struct call_site *site, const struct effect *effect,
                                adder *add_effect) {
    for (uint32_t i = 0; i < site->op->arg_count; i++) {
        if (!is_pointer(site, site->op->args[i]))
            continue;
        struct pointee_list list = pointees_of(site->pointees, site->op->args[i]);
        for (uint32_t j = 0; j < list.count; j++)
            add_effect(site, (struct effect){.base = list.at[j].base,
                                             .id = list.at[j].id,
                                             .offset = OFFSET_ANY,
                                             .where = effect->where});
    }
}

typedef void mapper(struct call_site *site, const struct effect *effect, adder *add_effect);

static void add_effects(struct call_site *site, const effect_list *effects, mapper *map,
                        adder *add_effect) {
    /* A recursive call adds to the very list it reads: by index, and by copy. */
    for (size_t i = 0; i < effects->count; i++) {
        struct effect effect = effects->at[i];
        if (effect.base == EFFECT_PARAMETER)
            map(site, &effect, add_effect);
        else
            add_effect(site, effect);
    }
}

static void add_summary(struct call_site *site, const struct summary *callee, mapper *map) {
    add_effects(site, &callee->reads, map, add_read);
    add_effects(site, &callee->writes, map, add_write);
    if (callee->calls_unknown)
        set(site, &site->summary->calls_unknown);
    if (callee->reads_any_global)
        set(site, &site->summary->reads_any_global);
    if (callee->writes_any_global)
        set(site, &site->summary->writes_any_global);
}

/* All that the arguments point to may be read and written. */
static void add_arguments(struct call_site *site) {
    for (uint32_t i = 0; i < site->op->arg_count; i++) {
        if (!is_pointer(site, site->op->args[i]))
            continue;
        add_pointee_reads(site, site->op->args[i]);
        add_pointee_writes(site, site->op->args[i]);
    }
}

static void add_unseen(struct call_site *site) {
    add_arguments(site);
    set(site, &site->summary->calls_unknown);
}

/* Whether the call of ioctl has a request that may write. */
static bool request_writes(const struct call_site *site) {
    const struct program *program = site->summaries->program;
    int64_t request;
    if (!body_constant(program_body(program, site->ref.function), site->op->args[1], &request))
        return false;
    const char *target = program->functions.at[site->ref.function].unit->target;
    return request_access(target, request) != REQUEST_READS;
}

static bool model_writes(const struct call_site *site, const struct program_function *callee,
                         uint32_t argument) {
    uint32_t writes = callee->model->writes;
    if (argument < VARIADIC_WRITES && writes >> argument & 1)
        return true;
    if (callee->model->writes_by_request && argument == 2)
        return request_writes(site);
    bool is_variadic = argument >= callee->ir->parameter_count;
    return writes >> VARIADIC_WRITES && is_variadic && is_pointer(site, site->op->args[argument]);
}

static void add_environ(struct call_site *site, adder *add_effect) {
    const id_list *environ = &site->summaries->environ;
    for (size_t i = 0; i < environ->count; i++)
        add_effect(
            site, (struct effect){.base = EFFECT_GLOBAL, .id = environ->at[i], .where = site->ref});
}

static void add_callback(struct call_site *site, uint32_t argument) {
    bool complete;
    const id_list *targets =
        program_argument_targets(site->summaries->program, site->ref, argument, &complete);
    for (size_t i = 0; i < targets->count; i++)
        add_summary(site, &site->summaries->of[targets->at[i]], add_through_library);
    if (!complete)
        set(site, &site->summary->calls_unknown);
}

static void add_model(struct call_site *site, const struct program_function *callee) {
    const struct function_model *model = callee->model;
    for (uint32_t i = 0; i < site->op->arg_count; i++) {
        if (model_writes(site, callee, i))
            add_pointee_writes(site, site->op->args[i]);
        else if (is_pointer(site, site->op->args[i]))
            add_pointee_reads(site, site->op->args[i]);
        if (i < 32 && model->calls_back >> i & 1)
            add_callback(site, i);
    }
    if (model->reads_environ)
        add_environ(site, add_read);
    if (model->writes_environ)
        add_environ(site, add_write);
}

static void add_callee(struct call_site *site, uint32_t id) {
    const struct program_function *callee = &site->summaries->program->functions.at[id];
    if (callee->ir->is_defined)
        add_summary(site, &site->summaries->of[id], add_through_argument);
    else if (callee->model && !callee->model->effects_unknown)
        add_model(site, callee);
    else if (callee->ir->is_builtin)
        add_arguments(site);
    else
        add_unseen(site);
}

void add_call(struct call_site *site) {
    const struct program *program = site->summaries->program;
    if (site->op->func != IR_NONE) {
        add_callee(site, program_function_of(program, site->unit, site->op->func));
        return;
    }
    bool complete;
    const id_list *targets = program_call_targets(program, site->ref, &complete);
    /* Of a whole program every function that fits the call is among the targets. */
    bool is_seen = complete || (program->whole && targets->count);
    size_t count = is_seen ? targets->count : program_call_found(program, site->ref);
    for (size_t i = 0; i < count; i++)
        add_callee(site, targets->at[i]);
    if (!is_seen)
        add_unseen(site);
}

/* Adds effects in terms of the parameters themselves. */
static void declare_parameter(struct summary *summary, uint32_t parameter, bool reads,
                              bool writes) {
    struct effect effect = {.base = EFFECT_PARAMETER, .id = parameter};
    if (reads)
        effects_add(&summary->reads, &summary->reads_any_global, effect);
    if (writes)
        effects_add(&summary->writes, &summary->writes_any_global, effect);
}

static void declare_environ(const struct summaries *summaries, effect_list *effects,
                            bool *any_global) {
    for (size_t i = 0; i < summaries->environ.count; i++)
        effects_add(effects, any_global,
                    (struct effect){.base = EFFECT_GLOBAL, .id = summaries->environ.at[i]});
}

void summarize_declaration(struct summaries *summaries, uint32_t function) {
    const struct program_function *declared = &summaries->program->functions.at[function];
    const struct function_model *model = declared->model;
    bool knows_effects = model && !model->effects_unknown;
    const struct ir_function *ir = declared->ir;
    struct summary *summary = &summaries->of[function];
    summary->may_return = !ir->is_noreturn && !(model && model->never_returns);
    summary->calls_unknown = !knows_effects && !ir->is_builtin;
    for (uint32_t i = 0; i < ir->parameter_count && i < ir->local_count; i++) {
        bool writes = model && i < VARIADIC_WRITES && model->writes >> i & 1;
        if (ir->locals[i].is_pointer)
            declare_parameter(summary, i, !writes, writes || !knows_effects);
    }
    if (model && model->reads_environ)
        declare_environ(summaries, &summary->reads, &summary->reads_any_global);
    if (model && model->writes_environ)
        declare_environ(summaries, &summary->writes, &summary->writes_any_global);
}
