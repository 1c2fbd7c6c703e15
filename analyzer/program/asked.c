/* What a check asked of the program, as bytes: with it find_missed has its answer without the
 * check. */
#include "program/internal.h"

#include <string.h>

static void put_number(struct text *out, uint32_t number) {
    text_add(out, (const char *)&number, sizeof number);
}

static void put_list(struct text *out, const id_list *list) {
    put_number(out, (uint32_t)list->count);
    for (size_t i = 0; i < list->count; i++)
        put_number(out, list->at[i]);
}

static void put_arguments(struct text *out, const struct program *program) {
    argument_list asked = {0};
    targets_asked(program, &asked);
    put_number(out, (uint32_t)asked.count);
    for (size_t i = 0; i < asked.count; i++) {
        put_number(out, asked.at[i].ref.function);
        put_number(out, asked.at[i].ref.block);
        put_number(out, asked.at[i].ref.op);
        put_number(out, asked.at[i].number);
    }
    VEC_FREE(&asked);
}

void program_keep_asked(const struct program *program, struct text *out) {
    const struct program_maps *maps = program->maps;
    put_number(out, (uint32_t)maps->asks_threads | (uint32_t)maps->asks_atfork << 1 |
                        (uint32_t)maps->missed_targets << 2);
    put_list(out, &maps->followed);
    put_list(out, &maps->callers_of);
    put_arguments(out, program);
}

struct numbers {
    const char *at, *end;
};

static bool get_number(struct numbers *from, uint32_t limit, uint32_t *number) {
    if ((size_t)(from->end - from->at) < sizeof *number)
        return false;
    memcpy(number, from->at, sizeof *number);
    from->at += sizeof *number;
    return *number < limit;
}

static bool get_list(struct numbers *from, uint32_t limit, id_list *list) {
    uint32_t count, id;
    size_t room = (size_t)(from->end - from->at) / sizeof id;
    list->count = 0;
    if (!get_number(from, room ? (uint32_t)room : 1, &count))
        return false;
    for (uint32_t i = 0; i < count; i++) {
        if (!get_number(from, limit, &id))
            return false;
        VEC_PUSH(list, id);
    }
    return true;
}

static bool get_argument(struct numbers *from, const struct program *program,
                         struct asked_argument *asked) {
    struct op_ref *ref = &asked->ref;
    if (!get_number(from, (uint32_t)program->functions.count, &ref->function))
        return false;
    const struct ir_function *ir = program->functions.at[ref->function].ir;
    return get_number(from, ir->block_count, &ref->block) &&
           get_number(from, ir->blocks[ref->block].op_count, &ref->op) &&
           get_number(from, UINT32_MAX, &asked->number);
}

static bool get_arguments(struct numbers *from, const struct program *program,
                          argument_list *list) {
    struct asked_argument asked;
    uint32_t count;
    if (!get_number(from, UINT32_MAX, &count))
        return false;
    for (uint32_t i = 0; i < count; i++) {
        if (!get_argument(from, program, &asked))
            return false;
        VEC_PUSH(list, asked);
    }
    return from->at == from->end;
}

/* What was found of them is found anew. */
static void ask_again(const struct program *program, const argument_list *asked) {
    bool complete;
    for (size_t i = 0; i < asked->count; i++)
        program_argument_targets(program, asked->at[i].ref, asked->at[i].number, &complete);
}

bool program_take_asked(const struct program *program, const char *bytes, size_t length) {
    struct numbers from = {bytes, bytes + length};
    struct program_maps *maps = program->maps;
    uint32_t flags, functions = (uint32_t)program->functions.count;
    id_list followed = {0}, callers_of = {0};
    argument_list arguments = {0};
    bool is_good = get_number(&from, 8, &flags) && get_list(&from, functions, &followed) &&
                   get_list(&from, functions, &callers_of) &&
                   get_arguments(&from, program, &arguments);
    if (is_good) {
        ask_again(program, &arguments);
        maps->asks_threads = flags & 1;
        maps->asks_atfork = flags >> 1 & 1;
        maps->missed_targets = flags >> 2 & 1;
        VEC_FREE(&maps->followed);
        VEC_FREE(&maps->callers_of);
        maps->followed = followed;
        maps->callers_of = callers_of;
    } else {
        VEC_FREE(&followed);
        VEC_FREE(&callers_of);
    }
    VEC_FREE(&arguments);
    return is_good;
}
