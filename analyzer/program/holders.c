#include "program/holders.h"

#include <string.h>
#include <uthash.h>

enum { MOST_HOLDERS = 256 };

enum holder_kind { HOLDER_REGISTER, HOLDER_LOCAL, HOLDER_GLOBAL };

/* A register or variable that holds the address: OFFSET bytes into the memory, and any number of
 * steps of SCALE bytes (0: none) from there. */
struct holder {
    enum holder_kind kind;
    uint32_t function, id; /* function: not of a global */
    int64_t offset;
    uint64_t scale;
    struct op_ref via; /* the call that has handed the address to the function, or NO_CALL */
};

static const struct op_ref NO_CALL = {.function = IR_NONE};

/* The memory whose address it is, and in whose eyes (walk.h: trusts_seen). A key: no padding. */
struct target {
    uint64_t kind;
    uint32_t function, id;
    uint64_t trusts_seen;
};

struct held_store {
    struct op_ref at;
    struct region written;
};

struct holders {
    struct target target;
    VEC(struct holder) all; /* in the order in which they were found */
    VEC(struct held_store) stores;
    missed_list missed;
    bool misses;  /* of functions whose bodies were omitted */
    bool escapes; /* the address gets where it is not followed */
    bool leaves;  /* it is returned, or kept in a global */
    UT_hash_handle hh;
};

struct search {
    const struct program *program;
    struct holders *holders;
};

bool copies_memory(const struct program_function *function) {
    static const char *const names[] = {"memcpy", "memmove", "mempcpy"};
    for (size_t i = 0; function->model && i < sizeof names / sizeof *names; i++)
        if (strcmp(function->model->name, names[i]) == 0)
            return true;
    return false;
}

/* ---- what is seen ---- */

static bool is_open(const struct search *search, bool externally_visible) {
    return externally_visible && !search->holders->target.trusts_seen;
}

static bool sees_use(const struct search *search, enum ir_linkage linkage,
                     const struct ir_unit *unit, uint32_t user) {
    return search->holders->target.trusts_seen ||
           program_sees_use(search->program, linkage, unit, user);
}

/* ---- holders ---- */

static void add_holder(struct search *search, struct holder new) {
    struct holders *holders = search->holders;
    if (new.kind == HOLDER_REGISTER && !new.id)
        return;
    for (size_t i = 0; i < holders->all.count; i++) {
        const struct holder *old = &holders->all.at[i];
        if (old->kind == new.kind && old->function == new.function &&
            old->id == new.id &&op_ref_equal(old->via, new.via) && old->scale == new.scale &&
            (old->offset == new.offset || old->scale == 1))
            return;
    }
    if (holders->all.count < MOST_HOLDERS)
        VEC_PUSH(&holders->all, new);
    else
        holders->escapes = true;
}

static void add_register(struct search *search, const struct holder *from, ir_reg reg) {
    struct holder holder = *from;
    holder.kind = HOLDER_REGISTER;
    holder.id = reg;
    add_holder(search, holder);
}

static void add_stepped(struct search *search, struct holder holder, ir_reg reg, uint64_t scale) {
    holder.scale = holder.scale && holder.scale != scale ? 1 : scale;
    add_register(search, &holder, reg);
}

static void add_local(struct search *search, const struct holder *from, uint32_t function,
                      uint32_t local) {
    const struct ir_function *ir = search->program->functions.at[function].ir;
    struct holder holder = *from;
    holder.kind = HOLDER_LOCAL;
    holder.function = function;
    holder.id = local;
    if (local < ir->local_count && ir->locals[local].is_pointer && !ir->locals[local].address_taken)
        add_holder(search, holder);
    else
        search->holders->escapes = true;
}

/* Everything that is loaded from the global may be the address. */
static void add_global(struct search *search, const struct holder *from, uint32_t id) {
    const struct program_global *global = &search->program->globals.at[id];
    struct holder holder = *from;
    holder.kind = HOLDER_GLOBAL;
    holder.function = 0;
    holder.via = NO_CALL;
    holder.id = id;
    search->holders->leaves = true;
    search->holders->escapes |=
        global->address_taken || is_open(search, global->externally_visible);
    search->holders->misses |= miss_namers_of_global(&search->holders->missed, global);
    add_holder(search, holder);
}

/* The address of PLACE, which lies behind the one that HOLDER has, or in the memory itself. */
static void add_address(struct search *search, struct holder holder, const struct ir_op *op) {
    if (__builtin_add_overflow(holder.offset, op->place.offset, &holder.offset))
        search->holders->escapes = true;
    else if (op->place.index)
        add_stepped(search, holder, op->dst, op->place.scale);
    else
        add_register(search, &holder, op->dst);
}

static void add_store(struct search *search, const struct holder *holder, struct op_ref at,
                      struct region region) {
    region = region_moved(region, holder->offset);
    if (holder->scale)
        region = region_stepped(region, holder->scale);
    VEC_PUSH(&search->holders->stores, ((struct held_store){at, region}));
}

/* ---- uses of a register that holds the address ---- */

static void use_in_store(struct search *search, const struct holder *holder, struct op_ref at,
                         const struct ir_op *op) {
    if (op->place.base == IR_DEREF && op->place.id == holder->id)
        add_store(search, holder, at, region_of(&op->place));
    if (op->code != IR_STORE || op->a != holder->id)
        return;
    if (op->place.base == IR_LOCAL && !op->place.offset && !op->place.index)
        add_local(search, holder, at.function, op->place.id);
    else if (op->place.base == IR_GLOBAL)
        add_global(search, holder,
                   program_global_of(search->program,
                                     search->program->functions.at[at.function].unit,
                                     op->place.id));
    else
        search->holders->escapes = true;
}

static uint64_t copied_size(const struct program *program, struct op_ref at) {
    const struct ir_op *op = program_op(program, at);
    int64_t size = 0;
    bool is_known =
        op->arg_count > 2 && body_constant(program_body(program, at.function), op->args[2], &size);
    return is_known && size > 0 ? (uint64_t)size : 0;
}

/* Functions that call back before they return, and keep nothing. */
static bool compares_elements(const struct function_model *model) {
    static const char *const names[] = {"bsearch", "qsort", "lfind", "lsearch"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(model->name, names[i]) == 0)
            return true;
    return false;
}

/* The body of the function that REG is; IR_NONE: none is seen. */
static uint32_t body_named(const struct program *program, uint32_t function, ir_reg reg) {
    const struct body *body = program_body(program, function);
    struct body_ops made = body_definitions(body, reg);
    while (made.count == 1) {
        const struct ir_op *op = body_operation(body, made.at[0]);
        if (op->code == IR_FUNC) {
            uint32_t id =
                program_function_of(program, program->functions.at[function].unit, op->func);
            return program->functions.at[id].ir->is_defined ? id : IR_NONE;
        }
        if (op->code != IR_COPY && op->code != IR_CAST)
            break;
        made = body_definitions(body, op->a);
    }
    return IR_NONE;
}

/* The function that the CALL is given gets addresses of elements; whether it is seen. */
static bool hand_to_callback(struct search *search, struct holder holder, struct op_ref at) {
    const struct ir_op *op = program_op(search->program, at);
    uint32_t callback = body_named(search->program, at.function, op->args[op->arg_count - 1]);
    if (callback == IR_NONE)
        return false;
    holder.scale = 1;
    for (uint32_t i = 0; i < search->program->functions.at[callback].ir->parameter_count; i++)
        add_local(search, &holder, callback, i);
    return true;
}

/* Library functions know nothing of functions in the memory, unless they call back. */
static void use_in_library(struct search *search, const struct holder *holder, struct op_ref at,
                           const struct program_function *callee, uint32_t argument) {
    const struct ir_op *op = program_op(search->program, at);
    const struct function_model *model = callee->model;
    if (copies_memory(callee) && argument == 0)
        add_store(search, holder, at, region_at(0, copied_size(search->program, at)));
    if (model->returns_first && argument == 0)
        add_register(search, holder, op->dst);
    else if (op->is_pointer && !model->allocates)
        add_stepped(search, *holder, op->dst, 1);
    bool is_handed = compares_elements(model) && hand_to_callback(search, *holder, at);
    search->holders->escapes |= model->keeps || (model->calls_back && !is_handed);
}

static void use_in_omitted(struct search *search, const struct program_function *callee) {
    search->holders->escapes = true;
    search->holders->misses = true;
    miss_around(&search->holders->missed, callee);
}

/* To the parameter of FUNCTION, by the call at AT. */
static void hand_in(struct search *search, const struct holder *holder, struct op_ref at,
                    uint32_t function, uint32_t parameter) {
    struct holder handed = *holder;
    handed.via = at;
    add_local(search, &handed, function, parameter);
}

static void use_in_argument(struct search *search, const struct holder *holder, struct op_ref at,
                            uint32_t argument) {
    const struct program *program = search->program;
    const struct ir_op *op = program_op(program, at);
    if (op->func == IR_NONE) {
        search->holders->escapes = true;
        return;
    }
    uint32_t id = program_function_of(program, program->functions.at[at.function].unit, op->func);
    const struct program_function *callee = &program->functions.at[id];
    bool is_library = callee->model && !callee->model->effects_unknown;
    if (callee->ir->linkage == IR_EXTERNAL && !is_library)
        VEC_PUSH(&search->holders->missed,
                 ((struct missed_name){.kind = MISSED_FUNCTION, .name = linker_name(callee->ir)}));
    if (callee->ir->is_omitted)
        use_in_omitted(search, callee);
    else if (callee->ir->is_defined && argument < callee->ir->parameter_count)
        hand_in(search, holder, at, id, argument);
    else if (is_library)
        use_in_library(search, holder, at, callee, argument);
    else
        search->holders->escapes |= !callee->ir->is_noreturn;
}

static void use_in_arguments(struct search *search, const struct holder *holder, struct op_ref at) {
    const struct ir_op *op = program_op(search->program, at);
    for (uint32_t i = 0; i < op->arg_count; i++) {
        if (op->args[i] != holder->id)
            continue;
        if (op->code == IR_CALL)
            use_in_argument(search, holder, at, i);
        else
            search->holders->escapes = true;
    }
}

static bool has_argument(const struct ir_op *op, ir_reg reg) {
    for (uint32_t i = 0; i < op->arg_count; i++)
        if (op->args[i] == reg)
            return true;
    return false;
}

/* An asm statement hands what it is given on in any of its outputs, which are undefined values
 * here. It writes memory only where it says so. */
static void use_in_asm(struct search *search, const struct holder *holder, const struct ir_op *op) {
    const struct ir_function *ir = search->program->functions.at[holder->function].ir;
    if (!has_argument(op, holder->id))
        return;
    search->holders->escapes |= op->text && *op->text;
    for (uint32_t b = 0; b < ir->block_count; b++)
        for (uint32_t o = 0; o < ir->blocks[b].op_count; o++)
            if (ir->blocks[b].ops[o].code == IR_UNDEF)
                add_register(search, holder, ir->blocks[b].ops[o].dst);
}

static bool compares(const struct ir_op *op) {
    return op->op == IR_EQ || op->op == IR_LT || op->bits <= 32;
}

static void use_in_operation(struct search *search, const struct holder *holder, struct op_ref at) {
    const struct ir_op *op = program_op(search->program, at);
    bool is_operand = op->a == holder->id || op->b == holder->id;
    switch (op->code) {
    case IR_COPY:
    case IR_CAST:
        if (is_operand)
            add_register(search, holder, op->dst);
        break;
    case IR_PTRADD:
        if (op->a == holder->id)
            add_stepped(search, *holder, op->dst, op->imm < 0 ? 1 : (uint64_t)op->imm);
        break;
    case IR_BINARY:
        search->holders->escapes |= is_operand && !compares(op);
        break;
    case IR_ADDR:
        if (op->place.base == IR_DEREF && op->place.id == holder->id)
            add_address(search, *holder, op);
        break;
    case IR_STORE:
    case IR_COPYMEM:
        use_in_store(search, holder, at, op);
        break;
    case IR_ASM:
        use_in_asm(search, holder, op);
        break;
    default:
        use_in_arguments(search, holder, at);
    }
}

/* To the call that has handed it in. */
static void hand_back(struct search *search, const struct holder *holder) {
    struct holder result = *holder;
    result.function = holder->via.function;
    result.via = NO_CALL;
    add_register(search, &result, program_op(search->program, holder->via)->dst);
}

/* The function returns the address: to all its callers. */
static void use_in_return(struct search *search, const struct holder *holder) {
    if (holder->via.function != IR_NONE) {
        hand_back(search, holder);
        return;
    }
    const struct program_function *function = &search->program->functions.at[holder->function];
    search->holders->leaves = true;
    search->holders->escapes |=
        function->address_taken || is_open(search, function->externally_visible);
    search->holders->misses |= miss_namers(&search->holders->missed, function);
    for (size_t i = 0; i < function->callers.count; i++) {
        struct holder result = *holder;
        if (!sees_use(search, function->ir->linkage, function->unit,
                      function->callers.at[i].function))
            continue;
        result.function = function->callers.at[i].function;
        add_register(search, &result, program_op(search->program, function->callers.at[i])->dst);
    }
}

static void follow_local(struct search *search, const struct holder *holder) {
    const struct ir_function *ir = search->program->functions.at[holder->function].ir;
    for (uint32_t b = 0; b < ir->block_count; b++)
        for (uint32_t o = 0; o < ir->blocks[b].op_count; o++) {
            const struct ir_op *op = &ir->blocks[b].ops[o];
            if (op->code == IR_LOAD && op->place.base == IR_LOCAL && op->place.id == holder->id)
                add_register(search, holder, op->dst);
        }
}

static void follow_global(struct search *search, const struct holder *holder) {
    const struct program_global *global = &search->program->globals.at[holder->id];
    const op_list *loads = &search->program->maps->global_loads[holder->id];
    for (size_t i = 0; i < loads->count; i++) {
        const struct ir_op *op = program_op(search->program, loads->at[i]);
        struct holder loaded = *holder;
        if (!sees_use(search, global->ir->linkage, global->unit, loads->at[i].function))
            continue;
        loaded.function = loads->at[i].function;
        if (op->code != IR_LOAD) /* a struct, with the address in it */
            search->holders->escapes = true;
        else if (op->is_pointer)
            add_register(search, &loaded, op->dst);
    }
}

static void follow_register(struct search *search, const struct holder *holder) {
    const struct ir_function *ir = search->program->functions.at[holder->function].ir;
    for (uint32_t b = 0; b < ir->block_count; b++) {
        for (uint32_t o = 0; o < ir->blocks[b].op_count; o++)
            use_in_operation(search, holder, (struct op_ref){holder->function, b, o});
        if (ir->blocks[b].exit == IR_RETURN && ir->blocks[b].value == holder->id)
            use_in_return(search, holder);
    }
}

static void follow_holder(struct search *search, struct holder holder) {
    switch (holder.kind) {
    case HOLDER_REGISTER:
        follow_register(search, &holder);
        break;
    case HOLDER_LOCAL:
        follow_local(search, &holder);
        break;
    case HOLDER_GLOBAL:
        follow_global(search, &holder);
        break;
    }
}

/* ---- where the address is taken ---- */

static void start_with_local(struct search *search, uint32_t function, uint32_t local) {
    const struct ir_function *ir = search->program->functions.at[function].ir;
    const struct holder start = {.function = function, .via = NO_CALL};
    for (uint32_t b = 0; b < ir->block_count; b++)
        for (uint32_t o = 0; o < ir->blocks[b].op_count; o++) {
            const struct ir_op *op = &ir->blocks[b].ops[o];
            if (op->code == IR_ADDR && op->place.base == IR_LOCAL && op->place.id == local)
                add_address(search, start, op);
        }
}

static bool sees_address(const struct search *search, uint32_t id, struct op_ref at) {
    const struct program *program = search->program;
    const struct program_global *global = &program->globals.at[id];
    if (at.function == IR_NONE)
        return search->holders->target.trusts_seen || program->whole ||
               global->ir->linkage != IR_EXTERNAL ||
               program->globals.at[at.op].unit == global->unit;
    return sees_use(search, global->ir->linkage, global->unit, at.function);
}

static void start_with_global(struct search *search, uint32_t global) {
    const op_list *addresses = &search->program->maps->global_addresses[global];
    for (size_t i = 0; i < addresses->count; i++) {
        struct op_ref at = addresses->at[i];
        if (!sees_address(search, global, at))
            continue;
        if (at.function == IR_NONE) /* where in the array is not kept */
            add_global(search,
                       &(struct holder){.scale = search->program->globals.at[global].ir->is_array,
                                        .via = NO_CALL},
                       at.op);
        else
            add_address(search, (struct holder){.function = at.function, .via = NO_CALL},
                        program_op(search->program, at));
    }
}

static struct holders *find_holders(const struct program *program, struct target target) {
    struct holders *holders = mem_calloc(1, sizeof *holders);
    struct search search = {program, holders};
    holders->target = target;
    HASH_ADD(hh, program->maps->holders, target, sizeof target, holders);
    if (target.kind == SOURCE_LOCAL)
        start_with_local(&search, target.function, target.id);
    else if (target.kind == SOURCE_GLOBAL)
        start_with_global(&search, target.id);
    else
        add_holder(&search,
                   (struct holder){.function = target.function, .id = target.id, .via = NO_CALL});
    for (size_t i = 0; i < holders->all.count; i++)
        follow_holder(&search, holders->all.at[i]);
    VEC_FREE(&holders->all);
    return holders;
}

static const struct holders *holders_of(const struct program *program, struct target target) {
    struct holders *holders;
    HASH_FIND(hh, program->maps->holders, &target, sizeof target, holders);
    return holders ? holders : find_holders(program, target);
}

bool program_memory_is_known(const struct program *program, struct op_ref call) {
    const struct target target = {SOURCE_HEAP, call.function, program_op(program, call)->dst,
                                  false};
    pthread_mutex_lock(&program->maps->answering);
    const struct holders *holders = holders_of(program, target);
    bool is_known = holders->escapes || holders->leaves;
    pthread_mutex_unlock(&program->maps->answering);
    return is_known;
}

void holders_follow(struct walk *walk, const struct source *source) {
    const struct target target = {source->kind, source->function, source->id,
                                  walk_trusts_seen(walk)};
    const struct holders *holders = holders_of(walk->program, target);
    walk->complete &= !holders->escapes;
    walk->misses_more |= holders->misses;
    for (size_t i = 0; i < holders->missed.count; i++)
        VEC_PUSH(&walk->names, holders->missed.at[i]);
    for (size_t i = 0; i < holders->stores.count; i++)
        walk_from_store(walk, holders->stores.at[i].at, &holders->stores.at[i].written, source);
}

void holders_free(struct program_maps *maps) {
    struct holders *holders, *next;
    HASH_ITER(hh, maps->holders, holders, next) {
        HASH_DEL(maps->holders, holders);
        VEC_FREE(&holders->stores);
        VEC_FREE(&holders->missed);
        free(holders);
    }
}
