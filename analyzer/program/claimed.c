/* Which functions of the program the user's claims are about. */
#include "program/internal.h"

#include <string.h>

static bool is_about(const struct claim *claim, const struct program_function *function) {
    const char *label = function->ir->asm_name;
    return strcmp(claim->name, function->name) == 0 ||
           strcmp(claim->name, function->ir->name) == 0 ||
           (label && strcmp(claim->name, label) == 0);
}

static void use_claim(struct program *program, const struct claim *claim, uint32_t function) {
    VEC_PUSH(&program->claims, ((struct claim_use){claim, function}));
    program->functions.at[function].claims |= claim->kinds;
}

static void find_functions_of(struct program *program, const struct claim *claim) {
    bool found = false;
    for (uint32_t i = 0; i < program->functions.count; i++) {
        if (!is_about(claim, &program->functions.at[i]))
            continue;
        use_claim(program, claim, i);
        found = true;
    }
    if (!found)
        VEC_PUSH(&program->idle_claims, claim);
}

/* The units that include a header have its annotations each. */
static bool is_used_already(const struct program *program, const struct claim *claim,
                            uint32_t function) {
    for (size_t i = 0; i < program->claims.count; i++) {
        const struct claim *other = program->claims.at[i].claim;
        if (program->claims.at[i].function == function && other->kinds == claim->kinds &&
            other->line == claim->line && strcmp(other->file, claim->file) == 0)
            return true;
    }
    return false;
}

static void read_annotation(struct program *program, const struct ir_unit *unit,
                            const struct ir_function *function,
                            const struct ir_annotation *annotation) {
    size_t prefix = strlen(CLAIM_ANNOTATION);
    if (strncmp(annotation->text, CLAIM_ANNOTATION, prefix) != 0)
        return;
    uint32_t id = program_function_of(program, unit, (uint32_t)(function - unit->functions));
    const struct claim claim = {.name = function->name,
                                .file = annotation->loc.file < unit->file_count
                                            ? unit->files[annotation->loc.file].path
                                            : unit->main_file,
                                .line = annotation->loc.line,
                                .column = annotation->loc.column,
                                .kinds = claim_kind(annotation->text + prefix)};
    if (!claim.kinds || is_used_already(program, &claim, id))
        return;
    struct claim *kept = ARENA_NEW(program->arena, struct claim);
    *kept = claim;
    use_claim(program, kept, id);
}

static void read_annotations(struct program *program, const struct ir_unit *unit) {
    for (uint32_t i = 0; i < unit->function_count; i++)
        for (uint32_t j = 0; j < unit->functions[i].annotation_count; j++)
            read_annotation(program, unit, &unit->functions[i], &unit->functions[i].annotations[j]);
}

void find_claims(struct program *program, const struct claim_list *claims) {
    for (size_t i = 0; i < program->units.count; i++)
        read_annotations(program, program->units.at[i]);
    for (size_t i = 0; claims && i < claims->count; i++)
        find_functions_of(program, &claims->at[i]);
}
