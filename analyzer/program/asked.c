/* What a check asked of the program, as bytes: with it find_missed has its answer without the
 * check. */
#include "base/bytes.h"
#include "program/internal.h"

enum { ARGUMENT_BYTES = 4 }; /* that one takes at least */

static void put_list(struct text *out, const id_list *list) {
    bytes_put(out, list->count);
    for (size_t i = 0; i < list->count; i++)
        bytes_put(out, list->at[i]);
}

static void put_arguments(struct text *out, const struct program *program) {
    argument_list asked = {0};
    targets_asked(program, &asked);
    bytes_put(out, asked.count);
    for (size_t i = 0; i < asked.count; i++) {
        bytes_put(out, asked.at[i].ref.function);
        bytes_put(out, asked.at[i].ref.block);
        bytes_put(out, asked.at[i].ref.op);
        bytes_put(out, asked.at[i].number);
    }
    VEC_FREE(&asked);
}

void program_keep_asked(const struct program *program, struct text *out) {
    const struct program_maps *maps = program->maps;
    bytes_put(out, (uint32_t)maps->asks_threads | (uint32_t)maps->asks_atfork << 1 |
                       (uint32_t)maps->missed_targets << 2);
    put_list(out, &maps->followed);
    put_list(out, &maps->callers_of);
    put_arguments(out, program);
}

/* A number below LIMIT. */
static uint32_t get_below(struct byte_reader *in, uint32_t limit) {
    uint32_t number = bytes_u32(in);
    if (number >= limit)
        bytes_fail(in, BYTES_CORRUPT);
    return number;
}

static void get_list(struct byte_reader *in, uint32_t limit, id_list *list) {
    for (uint32_t left = bytes_count(in, 1); left && !in->error; left--)
        VEC_PUSH(list, get_below(in, limit));
}

static void get_argument(struct byte_reader *in, const struct program *program,
                         argument_list *list) {
    struct asked_argument asked = {.ref.function =
                                       get_below(in, (uint32_t)program->functions.count)};
    if (in->error)
        return;
    const struct ir_function *ir = program->functions.at[asked.ref.function].ir;
    asked.ref.block = get_below(in, ir->block_count);
    if (in->error)
        return;
    asked.ref.op = get_below(in, ir->blocks[asked.ref.block].op_count);
    asked.number = bytes_u32(in);
    VEC_PUSH(list, asked);
}

/* What was found of them is found anew. */
static void ask_again(const struct program *program, const argument_list *asked) {
    bool complete;
    for (size_t i = 0; i < asked->count; i++)
        program_argument_targets(program, asked->at[i].ref, asked->at[i].number, &complete);
}

bool program_take_asked(const struct program *program, const char *bytes, size_t length) {
    const unsigned char *start = (const unsigned char *)bytes;
    struct byte_reader in = {.at = start, .end = start + length};
    struct program_maps *maps = program->maps;
    uint32_t functions = (uint32_t)program->functions.count;
    id_list followed = {0}, callers_of = {0};
    argument_list arguments = {0};
    uint64_t flags = bytes_limited(&in, 7);
    get_list(&in, functions, &followed);
    get_list(&in, functions, &callers_of);
    for (uint32_t left = bytes_count(&in, ARGUMENT_BYTES); left && !in.error; left--)
        get_argument(&in, program, &arguments);
    bool is_good = !in.error && in.at == in.end;
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
