#include "annotations.h"

#include "base/text.h"
#include "nearest.h"
#include "program/claims.h"

#include <string.h>

static void complain(const struct ir_unit *unit, const struct ir_annotation *annotation,
                     const char *word, struct problems *problems) {
    struct text what = {0};
    const char *nearest = nearest_name(word, claim_words, CLAIM_KINDS);
    text_printf(&what, "unknown word '%s' in the annotation '%s'", word, annotation->text);
    if (nearest)
        text_printf(&what, "; did you mean '%s'?", nearest);
    problem_at(problems,
               annotation->loc.file < unit->file_count ? unit->files[annotation->loc.file].path
                                                       : unit->main_file,
               annotation->loc.line, annotation->loc.column, what.at);
    text_free(&what);
}

static bool is_same(const struct ir_unit *unit, const struct ir_annotation *annotation,
                    const struct ir_unit *other_unit, const struct ir_annotation *other) {
    if (strcmp(annotation->text, other->text) != 0 || annotation->loc.line != other->loc.line ||
        annotation->loc.file >= unit->file_count || other->loc.file >= other_unit->file_count)
        return false;
    return strcmp(unit->files[annotation->loc.file].path,
                  other_unit->files[other->loc.file].path) == 0;
}

/* The units that include a header have its annotations each: the first of them counts. */
static bool was_met(const struct ir_unit *const *units, size_t count, const struct ir_unit *unit,
                    const struct ir_annotation *annotation) {
    for (size_t i = 0; i < count; i++)
        for (uint32_t f = 0; f < units[i]->function_count; f++)
            for (uint32_t a = 0; a < units[i]->functions[f].annotation_count; a++) {
                const struct ir_annotation *other = &units[i]->functions[f].annotations[a];
                if (other == annotation)
                    return false;
                if (is_same(unit, annotation, units[i], other))
                    return true;
            }
    return false;
}

void check_annotations(const struct ir_unit *const *units, size_t count,
                       struct problems *problems) {
    size_t prefix = strlen(CLAIM_ANNOTATION);
    for (size_t i = 0; i < count; i++)
        for (uint32_t f = 0; f < units[i]->function_count; f++)
            for (uint32_t a = 0; a < units[i]->functions[f].annotation_count; a++) {
                const struct ir_annotation *annotation = &units[i]->functions[f].annotations[a];
                const char *word = annotation->text + prefix;
                if (strncmp(annotation->text, CLAIM_ANNOTATION, prefix) == 0 && !claim_kind(word) &&
                    !was_met(units, i + 1, units[i], annotation))
                    complain(units[i], annotation, word, problems);
            }
}
