#include "program/internal.h"

struct program *program_new(const struct ir_unit *const *units, size_t count,
                            enum platform platform, const struct claim_list *claims) {
    struct program *program = mem_calloc(1, sizeof *program);
    program->arena = arena_new();
    program->platform = platform;
    program->maps = mem_calloc(1, sizeof *program->maps);
    for (size_t i = 0; i < count; i++)
        VEC_PUSH(&program->units, units[i]);
    join_units(program);
    find_claims(program, claims);
    find_models(program);
    find_uses(program);
    program->maps->bodies = mem_calloc(program->functions.count, sizeof *program->maps->bodies);
    find_components(program);
    return program;
}

static void free_functions(struct program *program) {
    for (size_t i = 0; i < program->functions.count; i++) {
        VEC_FREE(&program->functions.at[i].calls);
        VEC_FREE(&program->functions.at[i].callers);
        body_free(program->maps->bodies[i]);
    }
    VEC_FREE(&program->functions);
}

static void free_globals(struct program *program) {
    for (size_t i = 0; i < program->globals.count; i++)
        VEC_FREE(&program->maps->global_stores[i]);
    VEC_FREE(&program->globals);
}

void program_free(struct program *program) {
    if (!program)
        return;
    free_functions(program);
    free_globals(program);
    targets_free(program->maps);
    join_free(program->maps);
    VEC_FREE(&program->maps->taken);
    VEC_FREE(&program->maps->missed.around);
    free(program->maps->bodies);
    free(program->maps->global_stores);
    free(program->maps);
    VEC_FREE(&program->claims);
    VEC_FREE(&program->idle_claims);
    VEC_FREE(&program->units);
    arena_free(program->arena);
    free(program);
}

void program_follows(const struct program *program, uint32_t function) {
    if (program->functions.at[function].ir->is_open)
        VEC_PUSH(&program->maps->missed.around, function);
    program->maps->follows = true;
}

const struct missed *program_missed(const struct program *program) {
    struct missed *missed = &program->maps->missed;
    missed->all = program->maps->follows && program->maps->missed_targets;
    return missed->all || missed->around.count ? missed : NULL;
}

const struct body *program_body(const struct program *program, uint32_t function) {
    struct body **body = &program->maps->bodies[function];
    if (!*body)
        *body = body_new(program->functions.at[function].ir);
    return *body;
}
