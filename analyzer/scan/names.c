#include "scan/names.h"

#include "base/site_words.h"
#include "scan/cache.h"

#include <string.h>

/* A macro may bring a name along in two ways: what the name stands for is decided where the macro
 * is used, or its own body decides. */
enum strength { STRENGTH_BY_PLACE, STRENGTH_BY_BODY };

/* A word that the question came to: the name, or a macro that brings it along in some units. */
struct reach {
    struct word *word;
    enum strength strength;
    bool is_due;
    uint64_t *units;
};

/* One question. */
struct query {
    const struct scan_cache *cache;
    const struct word *name;
    enum scan_relation relation;
    VEC(struct reach *) reached;
    VEC(struct reach *) todo;
    uint64_t *found; /* units */
};

/* ---- sets of units ---- */

static uint64_t *new_set(const struct scan_cache *cache) {
    return mem_calloc(cache->set_words + 1, sizeof(uint64_t));
}

/* Adds to TO what is in both sets; whether that is any more. A NULL set is empty. */
static bool add_common(const struct scan_cache *cache, uint64_t *to, const uint64_t *a,
                       const uint64_t *b) {
    uint64_t more = 0;
    for (size_t i = 0; a && b && i < cache->set_words; i++) {
        more |= a[i] & b[i] & ~to[i];
        to[i] |= a[i] & b[i];
    }
    return more != 0;
}

static bool have_common(const struct scan_cache *cache, const uint64_t *a, const uint64_t *b) {
    for (size_t i = 0; a && b && i < cache->set_words; i++)
        if (a[i] & b[i])
            return true;
    return false;
}

/* ---- the index ---- */

static void index_units(struct scan_cache *cache) {
    cache->set_words = (cache->units.count + 63) / 64;
    for (size_t i = 0; i < cache->units.count; i++) {
        for (size_t k = 0; k < cache->units.at[i].count; k++) {
            struct source *source = cache->units.at[i].at[k];
            if (!source->units)
                source->units = new_set(cache);
            source->units[i / 64] |= UINT64_C(1) << i % 64;
        }
    }
}

/* A file that uses a definer, or that defines a macro which does. */
static void index_use(struct scan_cache *cache, const struct definer *definer,
                      const struct mention *at) {
    struct source *source = (struct source *)at->source;
    if (!have_common(cache, definer->source->units, source->units))
        return;
    if (!at->macro) {
        source->may_define_functions |= definer->of_functions;
        source->may_define_variables = true;
        return;
    }
    for (size_t i = 0; i < cache->library.words.definers.count; i++) {
        const struct definer *known = &cache->library.words.definers.at[i];
        if (known->macro == at->macro && known->source == source &&
            known->of_functions >= definer->of_functions)
            return;
    }
    words_define(&cache->library.words, at->macro, source, definer->of_functions);
}

static void index_definers(struct scan_cache *cache) {
    for (size_t i = 0; i < cache->library.words.definers.count; i++) {
        const struct definer definer = cache->library.words.definers.at[i];
        for (const struct mention *at = definer.macro->mentions; at; at = at->next)
            index_use(cache, &definer, at);
    }
}

static void make_index(struct scan_cache *cache) {
    if (cache->is_indexed)
        return;
    cache->is_indexed = true;
    index_units(cache);
    index_definers(cache);
}

/* ---- what brings a name along ---- */

/* WORD does so in the units of both sets. */
static void reach_in(struct query *q, struct word *word, enum strength strength,
                     const uint64_t *units, const uint64_t *others) {
    struct reach *reach = word->reach[strength];
    if (!reach) {
        reach = word->reach[strength] = mem_calloc(1, sizeof *reach);
        *reach = (struct reach){.word = word, .strength = strength, .units = new_set(q->cache)};
        VEC_PUSH(&q->reached, reach);
    }
    if (!add_common(q->cache, reach->units, units, others) || reach->is_due)
        return;
    reach->is_due = true;
    VEC_PUSH(&q->todo, reach);
}

static bool is_piece_of(const struct word *name, const struct paste *paste) {
    for (size_t i = 0; i < paste->piece_count; i++)
        if (paste->pieces[i] && !strstr(name->text, paste->pieces[i]->text))
            return false;
    return true;
}

enum { LONGEST_NAME = 256 };

/* Whether NAME can be made of two or more words that were met. */
static bool can_be_pasted(const struct query *q) {
    const struct word *name = q->name;
    bool reached[LONGEST_NAME + 1] = {true};
    if (name->length > LONGEST_NAME)
        return true;
    for (size_t start = 0; start < name->length; start++)
        for (size_t end = start + 1; end <= name->length && reached[start]; end++)
            if (end - start < name->length && !reached[end])
                reached[end] =
                    words_find(&q->cache->library.words, name->text + start, end - start) != NULL;
    return reached[name->length];
}

static bool is_definer(const struct query *q, const struct word *macro,
                       const struct source *source) {
    for (size_t i = 0; i < q->cache->library.words.definers.count; i++) {
        const struct definer *definer = &q->cache->library.words.definers.at[i];
        if (definer->macro == macro && definer->source == source &&
            (definer->of_functions || q->relation == SCAN_DEFINES_VARIABLE))
            return true;
    }
    return false;
}

static void reach_pasting(struct query *q) {
    const source_list *sources = &q->cache->library.sources;
    if (!can_be_pasted(q))
        return;
    for (size_t i = 0; i < sources->count; i++) {
        const struct source *source = sources->at[i];
        for (size_t k = 0; k < source->pastes.count; k++) {
            const struct paste *paste = &source->pastes.at[k];
            if (is_piece_of(q->name, paste))
                reach_in(q, paste->macro,
                         is_definer(q, paste->macro, source) ? STRENGTH_BY_BODY : STRENGTH_BY_PLACE,
                         source->units, source->units);
        }
    }
}

/* ---- mentions ---- */

static bool defines_function(const struct mention *mention) {
    return mention->role == ROLE_DEFINED && (!mention->behind || mention->behind->is_macro);
}

static bool is_definition(const struct mention *mention) {
    return mention->role == ROLE_VARIABLE || defines_function(mention);
}

/* Whether MENTION in code is an answer. */
static bool answers(const struct query *q, const struct reach *at, const struct mention *mention) {
    enum role role = mention->role;
    if (at->strength == STRENGTH_BY_BODY)
        return q->relation != SCAN_DECLARES || !mention->source->is_known;
    switch (q->relation) {
    case SCAN_USES:
        return role != ROLE_DECLARED || (mention->behind && mention->behind->is_own_macro);
    case SCAN_DEFINES_FUNCTION:
        return mention->source->may_define_functions || defines_function(mention);
    case SCAN_DEFINES_VARIABLE:
        return mention->source->may_define_variables || is_definition(mention);
    case SCAN_DECLARES:
        return !mention->source->is_known &&
               (mention->source->may_define_functions || role == ROLE_DECLARED);
    }
    return true;
}

/* Whether MENTION in a macro can have no part in an answer, wherever the macro is used. A
 * declarator is no operand; macros whose parentheses do not balance are not thought of. */
static bool is_none_defined(const struct query *q, const struct mention *mention) {
    return mention->role == ROLE_OPERAND &&
           (q->relation == SCAN_DEFINES_FUNCTION || q->relation == SCAN_DEFINES_VARIABLE);
}

static void follow(struct query *q, const struct reach *at) {
    for (const struct mention *mention = at->word->mentions; mention; mention = mention->next) {
        bool by_body = at->strength == STRENGTH_BY_BODY || is_definition(mention);
        if ((mention->role == ROLE_MEMBER && at->word == q->name) || is_none_defined(q, mention))
            continue;
        if (mention->macro)
            reach_in(q, mention->macro, by_body ? STRENGTH_BY_BODY : STRENGTH_BY_PLACE, at->units,
                     mention->source->units);
        else if (answers(q, at, mention))
            add_common(q->cache, q->found, at->units, mention->source->units);
    }
}

/* ---- answers ---- */

static void add_found(const struct query *q, scan_units *found) {
    for (size_t i = 0; i < q->cache->units.count; i++)
        if (q->found[i / 64] >> i % 64 & 1)
            VEC_PUSH(found, (uint32_t)i);
}

static void query_free(struct query *q) {
    for (size_t i = 0; i < q->reached.count; i++) {
        struct reach *reach = q->reached.at[i];
        reach->word->reach[reach->strength] = NULL;
        free(reach->units);
        free(reach);
    }
    VEC_FREE(&q->reached);
    VEC_FREE(&q->todo);
    free(q->found);
}

static void find_word(const struct scan_cache *cache, struct word *word,
                      enum scan_relation relation, scan_units *found) {
    struct query q = {.cache = cache, .name = word, .relation = relation, .found = new_set(cache)};
    uint64_t *all = new_set(cache);
    memset(all, 0xff, cache->set_words * sizeof *all);
    reach_in(&q, word, STRENGTH_BY_PLACE, all, all);
    free(all);
    reach_pasting(&q);
    while (q.todo.count) {
        struct reach *at = q.todo.at[--q.todo.count];
        at->is_due = false;
        follow(&q, at);
    }
    add_found(&q, found);
    query_free(&q);
}

void scan_find(struct scan_cache *cache, const char *name, enum scan_relation relation,
               scan_units *found) {
    make_index(cache);
    find_word(cache, words_intern(&cache->library.words, name, strlen(name)), relation, found);
}

static bool is_annotation(const struct word *word) {
    return word && strncmp(word->text, CLAIM_ANNOTATION, strlen(CLAIM_ANNOTATION)) == 0;
}

/* An annotation counts as a declaration where it stands. */
void scan_find_annotated(struct scan_cache *cache, scan_units *found) {
    const struct word_table *words = &cache->library.words;
    make_index(cache);
    for (size_t i = 0; i < words->slot_count; i++)
        if (is_annotation(words->slots[i]))
            find_word(cache, words->slots[i], SCAN_DECLARES, found);
}

void scan_know(struct scan_cache *cache, uint32_t unit) {
    for (size_t i = 0; i < cache->units.at[unit].count; i++)
        cache->units.at[unit].at[i]->is_known = true;
}
