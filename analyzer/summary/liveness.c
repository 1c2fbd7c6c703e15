/* Liveness, one name (local or register) at a time: from each block that uses the name before it
 * defines it, backwards through the blocks that do not define it. So a name costs only the blocks
 * in which it is live. */
#include "summary/liveness.h"

#include "base/vec.h"
#include "ir/operands.h"

#include <string.h>

/* Locals come first, then the registers. */
typedef uint32_t name_id;

struct mention {
    name_id name;
    uint32_t block;
    bool kills; /* defines the name; else uses what it was at the block's start */
};

typedef VEC(uint32_t) index_list;

enum { CHUNK_NAMES = 64 };

/* Of the CHUNK_NAMES names from NUMBER * CHUNK_NAMES on, those that are live. */
struct chunk {
    uint32_t number;
    uint64_t live;
};

typedef VEC(struct chunk) chunk_list;

struct liveness {
    const struct ir_function *function;
    chunk_list *in; /* per block: the chunks with a live name, ascending */
};

struct work {
    const struct ir_function *function;
    VEC(struct mention) mentions; /* in order of blocks */
    uint32_t *killed_in;          /* per name: 1 + the last block seen to define it */
    uint32_t *exposed_in;         /* per name: 1 + the last block seen to use it first */
    index_list *predecessors;
    uint32_t *by_name; /* the mentions, those of one name together */
    uint32_t *first;   /* per name: where its mentions begin in by_name */
    uint32_t *kills;   /* per block: 1 + the last name found to be defined in it */
    uint32_t *live;    /* per block: 1 + the last name found to be live at its start */
    index_list stack;
};

static uint32_t name_count(const struct ir_function *function) {
    return function->local_count + function->register_count + 1;
}

static name_id register_name(const struct ir_function *function, ir_reg reg) {
    return function->local_count + reg;
}

static void use(struct work *work, uint32_t block, name_id name) {
    if (work->killed_in[name] == block + 1 || work->exposed_in[name] == block + 1)
        return;
    work->exposed_in[name] = block + 1;
    VEC_PUSH(&work->mentions, ((struct mention){name, block, false}));
}

static void kill(struct work *work, uint32_t block, name_id name) {
    if (work->killed_in[name] == block + 1)
        return;
    work->killed_in[name] = block + 1;
    VEC_PUSH(&work->mentions, ((struct mention){name, block, true}));
}

static void use_register(struct work *work, uint32_t block, ir_reg reg) {
    if (reg)
        use(work, block, register_name(work->function, reg));
}

/* The registers that a place is computed from. */
static void use_place(struct work *work, uint32_t block, const struct ir_place *place) {
    use_register(work, block, place->index);
    if (place->base == IR_DEREF)
        use_register(work, block, place->id);
}

static void use_local(struct work *work, uint32_t block, const struct ir_place *place) {
    if (place->base == IR_LOCAL && !work->function->locals[place->id].address_taken)
        use(work, block, place->id);
}

/* Whether a write of PLACE leaves nothing of the local's old value. */
static bool is_whole(const struct ir_function *function, const struct ir_place *place) {
    return place->base == IR_LOCAL && !place->index && !place->is_bitfield && place->offset == 0 &&
           place->size != 0 && place->size >= function->locals[place->id].size;
}

static void mention_operands(struct work *work, uint32_t block, const struct ir_op *op) {
    unsigned operands = ir_operands(op->code);
    if (operands & IR_OPERAND_A)
        use_register(work, block, op->a);
    if (operands & IR_OPERAND_B)
        use_register(work, block, op->b);
    for (uint32_t i = 0; operands & IR_OPERAND_ARGS && i < op->arg_count; i++)
        use_register(work, block, op->args[i]);
    if (operands & IR_OPERAND_PLACE)
        use_place(work, block, &op->place);
    if (operands & IR_OPERAND_FROM) {
        use_place(work, block, &op->from);
        use_local(work, block, &op->from);
    }
    if (op->code == IR_LOAD || op->code == IR_ADDR)
        use_local(work, block, &op->place);
}

static void mention_results(struct work *work, uint32_t block, const struct ir_op *op) {
    if (op->dst && ir_opcode_has_dst(op->code))
        kill(work, block, register_name(work->function, op->dst));
    bool writes = op->code == IR_STORE || op->code == IR_COPYMEM;
    if ((writes && is_whole(work->function, &op->place)) ||
        (op->code == IR_DECLARE && op->place.base == IR_LOCAL))
        kill(work, block, op->place.id);
}

static void mention_all(struct work *work) {
    for (uint32_t i = 0; i < work->function->block_count; i++) {
        const struct ir_block *block = &work->function->blocks[i];
        for (uint32_t j = 0; j < block->op_count; j++) {
            mention_operands(work, i, &block->ops[j]);
            mention_results(work, i, &block->ops[j]);
        }
        use_register(work, i, block->value);
        for (uint32_t j = 0; j < block->target_count; j++)
            VEC_PUSH(&work->predecessors[block->targets[j]], i);
    }
}

/* A counting sort of the mentions by name. */
static void group_by_name(struct work *work) {
    uint32_t names = name_count(work->function);
    for (size_t i = 0; i < work->mentions.count; i++)
        work->first[work->mentions.at[i].name + 1]++;
    for (uint32_t i = 0; i < names; i++)
        work->first[i + 1] += work->first[i];
    uint32_t *next = mem_calloc(names, sizeof *next);
    memcpy(next, work->first, names * sizeof *next);
    for (size_t i = 0; i < work->mentions.count; i++)
        work->by_name[next[work->mentions.at[i].name]++] = (uint32_t)i;
    free(next);
}

static void make_live(struct work *work, struct liveness *liveness, uint32_t block, name_id name) {
    if (work->live[block] == name + 1)
        return;
    work->live[block] = name + 1;
    chunk_list *in = &liveness->in[block];
    if (!in->count || VEC_LAST(in).number != name / CHUNK_NAMES)
        VEC_PUSH(in, ((struct chunk){name / CHUNK_NAMES, 0}));
    VEC_LAST(in).live |= UINT64_C(1) << name % CHUNK_NAMES;
    VEC_PUSH(&work->stack, block);
}

static void spread(struct work *work, struct liveness *liveness, name_id name) {
    for (uint32_t i = work->first[name]; i < work->first[name + 1]; i++) {
        const struct mention *mention = &work->mentions.at[work->by_name[i]];
        if (mention->kills)
            work->kills[mention->block] = name + 1;
        else
            make_live(work, liveness, mention->block, name);
    }
    while (work->stack.count) {
        const index_list *from = &work->predecessors[work->stack.at[--work->stack.count]];
        for (size_t i = 0; i < from->count; i++)
            if (work->kills[from->at[i]] != name + 1)
                make_live(work, liveness, from->at[i], name);
    }
}

static void work_start(struct work *work, const struct ir_function *function) {
    uint32_t names = name_count(function), blocks = function->block_count;
    *work = (struct work){.function = function};
    work->killed_in = mem_calloc(names, sizeof *work->killed_in);
    work->exposed_in = mem_calloc(names, sizeof *work->exposed_in);
    work->first = mem_calloc((size_t)names + 1, sizeof *work->first);
    work->predecessors = mem_calloc(blocks, sizeof *work->predecessors);
    work->kills = mem_calloc(blocks, sizeof *work->kills);
    work->live = mem_calloc(blocks, sizeof *work->live);
}

static void work_end(struct work *work) {
    for (uint32_t i = 0; i < work->function->block_count; i++)
        VEC_FREE(&work->predecessors[i]);
    VEC_FREE(&work->mentions);
    VEC_FREE(&work->stack);
    free(work->killed_in);
    free(work->exposed_in);
    free(work->first);
    free(work->by_name);
    free(work->predecessors);
    free(work->kills);
    free(work->live);
}

struct liveness *liveness_new(const struct ir_function *function) {
    struct liveness *liveness = mem_calloc(1, sizeof *liveness);
    liveness->function = function;
    liveness->in = mem_calloc(function->block_count, sizeof *liveness->in);
    struct work work;
    work_start(&work, function);
    mention_all(&work);
    work.by_name = mem_calloc(work.mentions.count, sizeof *work.by_name);
    group_by_name(&work);
    for (name_id name = 0; name < name_count(function); name++)
        spread(&work, liveness, name);
    work_end(&work);
    return liveness;
}

void liveness_free(struct liveness *liveness) {
    if (!liveness)
        return;
    for (uint32_t i = 0; i < liveness->function->block_count; i++)
        VEC_FREE(&liveness->in[i]);
    free(liveness->in);
    free(liveness);
}

static bool is_live(const struct liveness *liveness, uint32_t block, name_id name) {
    const chunk_list *list = &liveness->in[block];
    uint32_t number = name / CHUNK_NAMES;
    size_t low = 0, high = list->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (list->at[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low < list->count && list->at[low].number == number &&
           list->at[low].live >> name % CHUNK_NAMES & 1;
}

bool liveness_local_in(const struct liveness *liveness, uint32_t block, uint32_t local) {
    return liveness->function->locals[local].address_taken || is_live(liveness, block, local);
}

bool liveness_reg_in(const struct liveness *liveness, uint32_t block, ir_reg reg) {
    return is_live(liveness, block, register_name(liveness->function, reg));
}
