#include "summary/effects.h"

#include <string.h>

enum {
    MAX_EFFECTS = 64, /* more, and every object has but one */
    MAX_OBJECTS = 256 /* more, and all become unknown memory */
};

static int compare_object(const struct effect *a, const struct effect *b) {
    if (a->base != b->base)
        return a->base < b->base ? -1 : 1;
    return (a->id > b->id) - (a->id < b->id);
}

static int compare(const struct effect *a, const struct effect *b) {
    int order = compare_object(a, b);
    if (order == 0)
        order = (a->offset > b->offset) - (a->offset < b->offset);
    return order ? order : (a->size > b->size) - (a->size < b->size);
}

/* The index of the first effect that is not before EFFECT. */
static size_t position(const effect_list *effects, const struct effect *effect) {
    size_t low = 0, high = effects->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare(&effects->at[middle], effect) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_collapsed(const struct effect *effect) {
    return effect->offset == OFFSET_ANY && effect->size == 0;
}

static void collapse(struct effect *effect) {
    effect->offset = OFFSET_ANY;
    effect->size = 0;
}

static bool covers(const struct effect *a, const struct effect *b) {
    return compare_object(a, b) == 0 && (is_collapsed(a) || compare(a, b) == 0);
}

const struct effect *effects_find(const effect_list *effects, enum effect_base base, uint32_t id) {
    struct effect first = {.base = base, .id = id, .offset = OFFSET_ANY};
    size_t at = position(effects, &first);
    return at < effects->count && compare_object(&effects->at[at], &first) == 0 ? &effects->at[at]
                                                                                : NULL;
}

static void insert(effect_list *effects, size_t at, struct effect effect) {
    VEC_GROW(effects);
    memmove(&effects->at[at + 1], &effects->at[at], (effects->count - at) * sizeof effect);
    effects->at[at] = effect;
    effects->count++;
}

/* Drops what the collapsed effect at AT covers. */
static void drop_covered(effect_list *effects, size_t at) {
    size_t end = at + 1;
    while (end < effects->count && compare_object(&effects->at[at], &effects->at[end]) == 0)
        end++;
    memmove(&effects->at[at + 1], &effects->at[end], (effects->count - end) * sizeof *effects->at);
    effects->count -= end - at - 1;
}

static void collapse_all(effect_list *effects) {
    size_t kept = 0;
    for (size_t i = 0; i < effects->count; i++) {
        if (kept && compare_object(&effects->at[kept - 1], &effects->at[i]) == 0)
            continue;
        effects->at[kept] = effects->at[i];
        collapse(&effects->at[kept++]);
    }
    effects->count = kept;
}

/* Globals stand first; unknown memory takes their place. */
static void drop_globals(effect_list *effects) {
    struct effect unknown = {.base = EFFECT_UNKNOWN, .where = effects->at[0].where};
    size_t kept = 0;
    collapse(&unknown);
    for (size_t i = 0; i < effects->count; i++)
        if (effects->at[i].base == EFFECT_PARAMETER)
            effects->at[kept++] = effects->at[i];
    effects->at[kept++] = unknown;
    effects->count = kept;
}

bool effects_add(effect_list *effects, bool *any_global, struct effect effect) {
    if (effect.base == EFFECT_GLOBAL && *any_global)
        effect.base = EFFECT_UNKNOWN;
    if (effect.base == EFFECT_UNKNOWN) {
        effect.id = 0;
        collapse(&effect);
    }
    if (effects->count >= MAX_EFFECTS)
        collapse(&effect);
    const struct effect *first = effects_find(effects, effect.base, effect.id);
    if (first && covers(first, &effect))
        return false;
    size_t at = position(effects, &effect);
    if (at < effects->count && covers(&effects->at[at], &effect))
        return false;
    insert(effects, at, effect);
    if (is_collapsed(&effect))
        drop_covered(effects, at);
    if (effects->count == MAX_EFFECTS)
        collapse_all(effects);
    if (effects->count > MAX_OBJECTS && !*any_global) {
        *any_global = true;
        drop_globals(effects);
    }
    return true;
}
