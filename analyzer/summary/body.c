/* One pass over a body: the operations that can be reached, as effects. */
#include "summary/internal.h"

#include "program/body.h"

struct pass {
    struct call_site site; /* the operation under work; its fields but REF and OP stay */
    const struct ir_function *ir;
    const struct body *body;
    bool *is_reached;
    id_list stack;
};

static void reach(struct pass *pass, uint32_t block) {
    if (pass->is_reached[block])
        return;
    pass->is_reached[block] = true;
    VEC_PUSH(&pass->stack, block);
}

/* The bytes that PLACE may lie in, from POSITION of its base on. */
static struct effect effect_at(const struct call_site *site, enum effect_base base, uint32_t id,
                               int64_t position, const struct ir_place *place) {
    struct effect effect = {.base = base, .id = id, .where = site->ref};
    if (!place->index) {
        effect.offset = offset_add(position, place->offset);
        effect.size = place->size;
    } else if (place->extent_begin < place->extent_end) {
        effect.offset = offset_add(position, place->extent_begin);
        effect.size = (uint64_t)place->extent_end - (uint64_t)place->extent_begin;
    } else {
        effect.offset = OFFSET_ANY;
    }
    if (effect.offset == OFFSET_ANY)
        effect.size = 0;
    return effect;
}

static void access(struct call_site *site, const struct ir_place *place,
                   void (*add)(struct call_site *, struct effect)) {
    if (place->base == IR_GLOBAL) {
        uint32_t id = program_global_of(site->summaries->program, site->unit, place->id);
        add(site, effect_at(site, EFFECT_GLOBAL, id, 0, place));
    } else if (place->base == IR_DEREF) {
        struct pointee_list list = pointees_of(site->pointees, place->id);
        for (uint32_t i = 0; i < list.count; i++)
            add(site, effect_at(site, list.at[i].base, list.at[i].id, list.at[i].offset, place));
    }
}

/* Code that may do anything to memory, and to what its operands point to. */
static void access_anything(struct call_site *site) {
    struct effect unknown = {.base = EFFECT_UNKNOWN, .where = site->ref};
    add_read(site, unknown);
    add_write(site, unknown);
    for (uint32_t i = 0; i < site->op->arg_count; i++) {
        add_pointee_reads(site, site->op->args[i]);
        add_pointee_writes(site, site->op->args[i]);
    }
}

void summarize_operation(struct call_site *site) {
    const struct ir_op *op = site->op;
    switch (op->code) {
    case IR_LOAD:
        access(site, &op->place, add_read);
        break;
    case IR_STORE:
        access(site, &op->place, add_write);
        break;
    case IR_COPYMEM:
        access(site, &op->from, add_read);
        access(site, &op->place, add_write);
        break;
    case IR_CALL:
        add_call(site);
        break;
    case IR_ASM:
        if (op->text && *op->text)
            access_anything(site);
        break;
    case IR_UNKNOWN:
        access_anything(site);
        break;
    default:
        break;
    }
}

static void set_may_return(struct pass *pass) {
    const struct call_site *site = &pass->site;
    unsigned claims = site->summaries->program->functions.at[site->ref.function].claims;
    if (pass->ir->is_noreturn || claims & CLAIM_NEVER_RETURNS)
        return;
    pass->site.changed |= !pass->site.summary->may_return;
    pass->site.summary->may_return = true;
}

static void reach_all(struct pass *pass, const struct ir_block *block) {
    for (uint32_t i = 0; i < block->target_count; i++)
        reach(pass, block->targets[i]);
}

/* Whether VALUE lies in the case, compared as the switch does. */
static bool is_case(const struct ir_block *block, const struct ir_case *label, int64_t value) {
    if (block->is_signed)
        return label->low <= value && value <= label->high;
    return (uint64_t)label->low <= (uint64_t)value && (uint64_t)value <= (uint64_t)label->high;
}

static uint32_t switch_target(const struct ir_block *block, int64_t value) {
    for (uint32_t i = 0; i + 1 < block->target_count; i++)
        if (is_case(block, &block->cases[i], value))
            return block->targets[i];
    return block->targets[block->target_count - 1];
}

static void leave_block(struct pass *pass, const struct ir_block *block) {
    int64_t value;
    bool is_constant = (block->exit == IR_BRANCH || block->exit == IR_SWITCH) &&
                       body_constant(pass->body, block->value, &value);
    switch (block->exit) {
    case IR_RETURN:
    case IR_END:
        set_may_return(pass);
        break;
    case IR_BRANCH:
        if (is_constant)
            reach(pass, block->targets[value == 0]);
        else
            reach_all(pass, block);
        break;
    case IR_SWITCH:
        if (is_constant)
            reach(pass, switch_target(block, value));
        else
            reach_all(pass, block);
        break;
    default:
        reach_all(pass, block);
    }
}

static void pass_block(struct pass *pass, uint32_t number) {
    const struct ir_block *block = &pass->ir->blocks[number];
    for (uint32_t i = 0; i < block->op_count; i++) {
        pass->site.ref.block = number;
        pass->site.ref.op = i;
        pass->site.op = &block->ops[i];
        summarize_operation(&pass->site);
        if (pass->site.op->code == IR_CALL &&
            !summary_call_may_return(pass->site.summaries, pass->site.ref))
            return;
    }
    leave_block(pass, block);
}

bool summarize_body(struct summaries *summaries, uint32_t function, bool widen) {
    const struct program_function *caller = &summaries->program->functions.at[function];
    struct pass pass = {.ir = caller->ir, .body = program_body(summaries->program, function)};
    pass.site = (struct call_site){.summaries = summaries,
                                   .summary = &summaries->of[function],
                                   .pointees = summaries->pointees[function],
                                   .unit = caller->unit,
                                   .ref.function = function,
                                   .widen = widen};
    pass.is_reached = mem_calloc(pass.ir->block_count, sizeof *pass.is_reached);
    if (pass.ir->block_count)
        reach(&pass, 0);
    while (pass.stack.count)
        pass_block(&pass, pass.stack.at[--pass.stack.count]);
    if (pass.ir->incomplete) /* the part that is missing may return */
        set_may_return(&pass);
    free(pass.is_reached);
    VEC_FREE(&pass.stack);
    return pass.site.changed;
}
