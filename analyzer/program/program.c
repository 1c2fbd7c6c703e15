#include "program/holders.h"

struct program *program_new(const struct ir_unit *const *units, size_t count,
                            enum platform platform, const struct claim_list *claims) {
    return program_new_part(units, count, platform, claims, REST_NONE);
}

struct program *program_new_part(const struct ir_unit *const *units, size_t count,
                                 enum platform platform, const struct claim_list *claims,
                                 enum program_rest rest) {
    struct program *program = mem_calloc(1, sizeof *program);
    program->arena = arena_new();
    program->platform = platform;
    program->maps = mem_calloc(1, sizeof *program->maps);
    program->maps->rest = rest;
    pthread_mutex_init(&program->maps->answering, NULL);
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
    for (size_t i = 0; i < program->globals.count; i++) {
        VEC_FREE(&program->maps->global_stores[i]);
        VEC_FREE(&program->maps->global_loads[i]);
        VEC_FREE(&program->maps->global_addresses[i]);
    }
    VEC_FREE(&program->globals);
}

void program_free(struct program *program) {
    if (!program)
        return;
    free_functions(program);
    free_globals(program);
    targets_free(program->maps);
    holders_free(program->maps);
    join_free(program->maps);
    VEC_FREE(&program->maps->taken);
    VEC_FREE(&program->maps->missed.names);
    VEC_FREE(&program->maps->followed);
    VEC_FREE(&program->maps->callers_of);
    free(program->maps->bodies);
    free(program->maps->global_stores);
    free(program->maps->global_loads);
    free(program->maps->global_addresses);
    pthread_mutex_destroy(&program->maps->answering);
    free(program->maps);
    VEC_FREE(&program->claims);
    VEC_FREE(&program->idle_claims);
    VEC_FREE(&program->units);
    arena_free(program->arena);
    free(program);
}

void program_follows(const struct program *program, uint32_t function) {
    VEC_PUSH(&program->maps->followed, function);
}

void program_asks_callers(const struct program *program, uint32_t function) {
    VEC_PUSH(&program->maps->callers_of, function);
}

bool program_makes_threads(const struct program *program) {
    program->maps->asks_threads = true;
    return program->makes_threads;
}

bool program_registers_atfork(const struct program *program) {
    program->maps->asks_atfork = true;
    return program->registers_atfork;
}

const struct missed *program_missed(const struct program *program) {
    struct missed *missed = &program->maps->missed;
    missed->names.count = 0;
    find_missed(program, missed);
    return missed->all || missed->names.count ? missed : NULL;
}

const struct body *program_body(const struct program *program, uint32_t function) {
    struct body *_Atomic *place = &program->maps->bodies[function];
    struct body *known = atomic_load(place);
    if (known)
        return known;
    struct body *body = body_new(program->functions.at[function].ir);
    if (atomic_compare_exchange_strong(place, &known, body))
        return body;
    body_free(body); /* another thread has made it meanwhile */
    return known;
}
