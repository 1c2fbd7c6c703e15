/* What a function writes on every way through it before it can read it: from its entry on to its
 * first branch. */
#include "summary/internal.h"

#include "program/body.h"

#include <stdlib.h>

enum { MAX_OVERWRITES = 32 };

struct walk {
    struct call_site site; /* adds to READ what the operations do */
    const struct ir_function *ir;
    const struct body *body;
    bool *is_changed; /* by local */
    struct summary *found;
};

/* Marks the locals that do not always hold what they began with. */
static bool *find_changed(const struct ir_function *ir) {
    bool *is_changed = mem_calloc(ir->local_count + 1, sizeof *is_changed);
    for (uint32_t b = 0; b < ir->block_count; b++) {
        for (uint32_t o = 0; o < ir->blocks[b].op_count; o++) {
            const struct ir_op *op = &ir->blocks[b].ops[o];
            bool sets = op->code == IR_STORE || op->code == IR_COPYMEM || op->code == IR_ADDR;
            if (sets && op->place.base == IR_LOCAL)
                is_changed[op->place.id] = true;
        }
    }
    return is_changed;
}

/* Whether REG is the pointer that the function got as PARAMETER. */
static bool is_parameter(const struct walk *walk, ir_reg reg, uint32_t *parameter) {
    struct body_ops definitions = body_definitions(walk->body, reg);
    if (definitions.count != 1)
        return false;
    const struct ir_op *op = body_operation(walk->body, definitions.at[0]);
    if (op->code != IR_LOAD || op->place.base != IR_LOCAL || op->place.index || op->place.offset ||
        op->place.id >= walk->ir->parameter_count || walk->is_changed[op->place.id])
        return false;
    *parameter = op->place.id;
    return true;
}

static bool ends_before(const struct effect *a, const struct effect *b) {
    return a->size && a->offset != OFFSET_ANY && a->offset + (int64_t)a->size <= b->offset;
}

static bool was_read(const struct walk *walk, const struct effect *effect) {
    const struct summary *read = walk->site.summary;
    if (effect->base == EFFECT_GLOBAL && read->reads_any_global)
        return true;
    for (size_t i = 0; i < read->reads.count; i++) {
        const struct effect *other = &read->reads.at[i];
        if (other->base == effect->base && other->id == effect->id && !ends_before(other, effect) &&
            !ends_before(effect, other))
            return true;
    }
    return false;
}

static void add_overwrite(struct walk *walk, struct effect effect) {
    effect.where = walk->site.ref;
    if (effect.size && walk->found->overwrites.count < MAX_OVERWRITES && !was_read(walk, &effect) &&
        !summary_overwrites(walk->found, &effect))
        VEC_PUSH(&walk->found->overwrites, effect);
}

static void add_store(struct walk *walk, const struct ir_place *place) {
    struct effect effect = {.offset = place->offset, .size = place->size};
    if (place->index || place->is_bitfield)
        return;
    if (place->base == IR_GLOBAL) {
        effect.base = EFFECT_GLOBAL;
        effect.id = program_global_of(walk->site.summaries->program, walk->site.unit, place->id);
        add_overwrite(walk, effect);
    } else if (place->base == IR_DEREF && is_parameter(walk, place->id, &effect.id)) {
        effect.base = EFFECT_PARAMETER;
        add_overwrite(walk, effect);
    }
}

/* The library function fills as many bytes as one of its arguments says. */
static void add_sized(struct walk *walk, const struct function_model *model) {
    const struct ir_op *op = walk->site.op;
    struct effect effect = {.base = EFFECT_PARAMETER};
    int64_t size;
    uint32_t length = model->size_argument;
    if (!length || length >= op->arg_count || !body_constant(walk->body, op->args[length], &size) ||
        size <= 0)
        return;
    effect.size = (uint64_t)size;
    for (uint32_t i = 0; i < op->arg_count && i < 31; i++)
        if (model->only_writes >> i & 1 && is_parameter(walk, op->args[i], &effect.id))
            add_overwrite(walk, effect);
}

/* Whether no other argument of the call is the same pointer. */
static bool is_given_once(const struct walk *walk, uint32_t parameter) {
    const struct ir_op *op = walk->site.op;
    uint32_t count = 0, other;
    for (uint32_t i = 0; i < op->arg_count; i++)
        count += is_parameter(walk, op->args[i], &other) && other == parameter;
    return count == 1;
}

static void add_callee_overwrites(struct walk *walk, const struct summary *callee) {
    const struct ir_op *op = walk->site.op;
    for (size_t i = 0; i < callee->overwrites.count; i++) {
        struct effect effect = callee->overwrites.at[i];
        if (effect.base == EFFECT_PARAMETER &&
            (effect.id >= op->arg_count || !is_parameter(walk, op->args[effect.id], &effect.id) ||
             !is_given_once(walk, effect.id)))
            continue;
        add_overwrite(walk, effect);
    }
}

static void add_call_overwrites(struct walk *walk) {
    const struct summaries *summaries = walk->site.summaries;
    if (walk->site.op->func == IR_NONE)
        return;
    uint32_t id = program_function_of(summaries->program, walk->site.unit, walk->site.op->func);
    const struct program_function *callee = &summaries->program->functions.at[id];
    if (callee->model && !callee->model->effects_unknown)
        add_sized(walk, callee->model);
    else if (callee->ir->is_defined)
        add_callee_overwrites(walk, &summaries->of[id]);
}

/* Whether what comes behind the operation is always reached. */
static bool walk_operation(struct walk *walk) {
    const struct ir_op *op = walk->site.op;
    if (op->code == IR_ASM || op->code == IR_UNKNOWN)
        return false;
    if (op->code == IR_STORE || op->code == IR_COPYMEM)
        add_store(walk, &op->place);
    else if (op->code == IR_CALL)
        add_call_overwrites(walk);
    summarize_operation(&walk->site);
    return true;
}

static bool walk_block(struct walk *walk, uint32_t number) {
    const struct ir_block *block = &walk->ir->blocks[number];
    for (uint32_t i = 0; i < block->op_count; i++) {
        walk->site.ref.block = number;
        walk->site.ref.op = i;
        walk->site.op = &block->ops[i];
        if (!walk_operation(walk))
            return false;
    }
    return block->exit == IR_JUMP;
}

void find_overwrites(struct summaries *summaries, uint32_t function) {
    const struct program_function *it = &summaries->program->functions.at[function];
    struct summary read = {0};
    struct walk walk = {.ir = it->ir,
                        .body = program_body(summaries->program, function),
                        .found = &summaries->of[function]};
    walk.site = (struct call_site){.summaries = summaries,
                                   .summary = &read,
                                   .pointees = summaries->pointees[function],
                                   .unit = it->unit,
                                   .ref.function = function};
    walk.is_changed = find_changed(it->ir);
    uint32_t block = 0;
    for (uint32_t i = 0; i < it->ir->block_count && walk_block(&walk, block); i++)
        block = it->ir->blocks[block].targets[0];
    VEC_FREE(&read.reads);
    VEC_FREE(&read.writes);
    free(walk.is_changed);
}

bool summary_overwrites(const struct summary *summary, const struct effect *effect) {
    if (effect->offset == OFFSET_ANY || !effect->size)
        return false;
    for (size_t i = 0; i < summary->overwrites.count; i++) {
        const struct effect *own = &summary->overwrites.at[i];
        if (own->base == effect->base && own->id == effect->id && own->offset <= effect->offset &&
            effect->offset + (int64_t)effect->size <= own->offset + (int64_t)own->size)
            return true;
    }
    return false;
}
