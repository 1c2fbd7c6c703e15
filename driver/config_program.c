#include "config_program.h"

#include "platforms.h"

#include <string.h>
#include <uthash.h>

struct known_model {
    const struct claim *claim; /* of a configuration file */
    UT_hash_handle hh;
};

void program_config_init(struct program_config *program, const struct options *options) {
    *program = (struct program_config){.arena = arena_new(), .strict = options->strict};
}

void program_config_free(struct program_config *program) {
    HASH_CLEAR(hh, program->known);
    VEC_FREE(&program->models);
    VEC_FREE(&program->files);
    VEC_FREE(&program->idle);
    arena_free(program->arena);
}

static void tell_conflict(const struct claim *first, const struct claim *second,
                          struct problems *problems) {
    struct text what = {0};
    text_printf(&what, "this model of '%s' conflicts with another one, which counts", second->name);
    error_at(problems, second->file, second->line, second->column, what.at);
    note_at(problems, first->file, first->line, first->column, "the other one");
    text_free(&what);
}

/* Puts CLAIM into ALL, unless there is one of the same function: then that one, else NULL. */
static const struct claim *know(struct arena *arena, struct known_model **all,
                                const struct claim *claim) {
    struct known_model *known;
    HASH_FIND_STR(*all, claim->name, known);
    if (known)
        return known->claim;
    known = ARENA_NEW(arena, struct known_model);
    known->claim = claim;
    HASH_ADD_KEYPTR(hh, *all, claim->name, strlen(claim->name), known);
    return NULL;
}

static void add_model(struct program_config *program, const struct claim *claim,
                      struct problems *problems) {
    const struct claim *other = know(program->arena, &program->known, claim);
    if (!other)
        VEC_PUSH(&program->models, *claim);
    else if (other != claim && other->kinds != claim->kinds)
        tell_conflict(other, claim, problems);
}

/* The models of NEAREST and, unless it replaces them, those that it inherits. */
static void add_models(struct program_config *program, const struct config_file *nearest,
                       struct problems *problems) {
    struct known_model *nearer = NULL;
    for (const struct config_file *file = nearest; file; file = file->parent)
        for (size_t i = 0; i < file->models.count; i++)
            if (!know(program->arena, &nearer, &file->models.at[i]))
                add_model(program, &file->models.at[i], problems);
    HASH_CLEAR(hh, nearer);
}

static bool is_strict(const struct config_file *file) {
    while (file && file->strict == GIVEN_NOT)
        file = file->parent;
    return file && file->strict == GIVEN_YES;
}

static bool is_added(const struct program_config *program, const struct config_file *file) {
    for (size_t i = 0; i < program->files.count; i++)
        if (program->files.at[i] == file)
            return true;
    return false;
}

void program_config_add(struct program_config *program, struct config *config, const char *path,
                        struct problems *problems) {
    const struct config_file *nearest = config_file_of(config, path);
    if (!nearest || is_added(program, nearest))
        return;
    VEC_PUSH(&program->files, nearest);
    add_models(program, nearest, problems);
    program->strict |= is_strict(nearest);
}

struct claim_list program_config_claims(const struct program_config *program) {
    return (struct claim_list){program->models.at, program->models.count};
}

static bool is_idle(const struct program *part, const struct claim *model) {
    for (size_t i = 0; i < part->idle_claims.count; i++)
        if (part->idle_claims.at[i] == model)
            return true;
    return false;
}

void program_config_note_idle(struct program_config *program, const struct program *part,
                              bool before) {
    size_t kept = 0;
    for (size_t i = 0; before && i < program->idle.count; i++)
        if (is_idle(part, program->idle.at[i]))
            program->idle.at[kept++] = program->idle.at[i];
    program->idle.count = kept;
    for (size_t i = 0; !before && i < part->idle_claims.count; i++)
        VEC_PUSH(&program->idle, part->idle_claims.at[i]);
}

static bool is_of_files(const struct program_config *program, const struct claim *claim) {
    for (size_t i = 0; i < program->files.count; i++)
        if (strcmp(program->files.at[i]->path, claim->file) == 0)
            return true;
    return false;
}

static void report_unused(const struct claim *claim, struct finding_list *out) {
    struct text message = {0};
    text_printf(&message, "this model is used by nothing: the program calls no '%s'", claim->name);
    struct finding finding = {
        .rule = RULE_UNUSED_MODEL,
        .level = LEVEL_WARNING,
        .loc = {.path = arena_strndup(out->arena, claim->file, strlen(claim->file)),
                .line = claim->line,
                .column = claim->column},
        .message = arena_strndup(out->arena, message.at, message.length),
        .function = arena_strndup(out->arena, claim->name, strlen(claim->name)),
    };
    VEC_PUSH(&out->all, finding);
    text_free(&message);
}

void report_unused_models(const struct program_config *program, struct finding_list *out) {
    for (size_t i = 0; i < program->idle.count; i++)
        if (is_of_files(program, program->idle.at[i]))
            report_unused(program->idle.at[i], out);
}

/* The nearest of FILE and what it inherits that names platforms; NULL if none does. */
static const struct config_file *names_platforms(const struct config_file *file) {
    while (file && !file->has_platforms)
        file = file->parent;
    return file;
}

void config_platforms(struct config *config, const char *const *paths, size_t path_count,
                      const struct ir_unit *const *units, size_t count, bool chosen[PLATFORMS],
                      const struct problems *problems) {
    VEC(const struct ir_unit *) others = {0};
    bool has_others = false;
    for (size_t i = 0; i < path_count; i++) {
        const struct config_file *file = names_platforms(config_file_of(config, paths[i]));
        for (int j = 0; file && j < PLATFORMS; j++)
            chosen[j] |= file->platforms[j];
        has_others |= !file;
    }
    for (size_t i = 0; i < count; i++)
        if (!names_platforms(config_file_of(config, units[i]->main_file)))
            VEC_PUSH(&others, units[i]);
    if (has_others && !others.count && count)
        VEC_PUSH(&others, units[0]); /* those that were not captured have the same target */
    platforms_of_units(others.at, others.count, chosen, problems);
    VEC_FREE(&others);
}

void config_wanted(struct config *config, const struct ir_unit *const *units, size_t count,
                   bool enabled[RULES], bool remarks[RULES]) {
    for (size_t i = 0; i < count; i++) {
        for (uint32_t j = 0; j < units[i]->file_count; j++) {
            if (units[i]->files[j].is_system)
                continue;
            const struct settings *settings = config_settings(config, units[i]->files[j].path);
            for (int k = 0; k < RULES; k++) {
                enabled[k] |= levels_enabled(&settings->levels, (enum rule)k);
                remarks[k] |= levels_remarks(&settings->levels, (enum rule)k);
            }
        }
    }
}
