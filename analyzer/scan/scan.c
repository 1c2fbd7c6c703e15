#include "scan/scan.h"

#include "base/site_words.h"
#include "scan/cache.h"

#include <string.h>

void scan_add_word(struct scan_cache *cache, const char *word) {
    VEC_PUSH(&cache->seeds, words_intern(&cache->library.words, word, strlen(word)));
}

struct scan_cache *scan_cache_new(bool keeps_units) {
    struct scan_cache *cache = mem_calloc(1, sizeof *cache);
    cache->keeps_units = keeps_units;
    library_init(&cache->library);
    for (size_t i = 0; i < SITE_WORDS; i++)
        scan_add_word(cache, site_words[i]);
    for (size_t i = 0; i < SITE_ANNOTATIONS; i++)
        scan_add_word(cache, site_annotations[i]);
    return cache;
}

void scan_cache_free(struct scan_cache *cache) {
    if (!cache)
        return;
    for (size_t i = 0; i < cache->units.count; i++)
        VEC_FREE(&cache->units.at[i]);
    VEC_FREE(&cache->units);
    VEC_FREE(&cache->seeds);
    library_free(&cache->library);
    free(cache);
}

void scan_places(const struct scan_cache *cache, place_seen *each, void *data) {
    library_places(&cache->library, each, data);
}

/* The spread of taint over one unit. */
struct spread {
    struct library *library;
    const source_list *sources;
    VEC(struct word *) tainted;       /* each after its taint grew; not yet all looked at */
    VEC(const struct paste *) pastes; /* of the macros that may form a tainted name */
    VEC(struct word *) pasting;       /* the macros that do so, directly or not */
};

static bool is_in_unit(const struct spread *s, const struct source *source) {
    return source->unit == s->library->unit;
}

/* What is known of WORD in this unit; what an earlier unit left is dropped. */
static struct word *current(const struct spread *s, struct word *word) {
    if (word->unit != s->library->unit) {
        word->unit = s->library->unit;
        word->taint = TAINT_NONE;
        word->pastes = false;
    }
    return word;
}

static void add_taint(struct spread *s, struct word *word, enum taint taint) {
    if (current(s, word)->taint >= taint)
        return;
    word->taint = taint;
    VEC_PUSH(&s->tainted, word);
}

/* Whether MENTION of WORD can be one of a tainted name: x.clone is none, unless clone is a macro.
 */
static bool counts(const struct spread *s, const struct word *word, const struct mention *mention) {
    return is_in_unit(s, mention->source) &&
           (mention->role != ROLE_MEMBER || word->taint == TAINT_MACRO);
}

/* Taints the macros that hold WORD; true if code of the unit uses it. */
static bool spread_from(struct spread *s, struct word *word) {
    for (const struct mention *mention = word->mentions; mention; mention = mention->next) {
        if (!counts(s, word, mention))
            continue;
        if (!mention->macro)
            return true;
        add_taint(s, mention->macro, TAINT_MACRO);
    }
    return false;
}

/* Spreads taint to the fixpoint; true if code of the unit uses a tainted word. Again, after more of
 * the unit's files were read: words tainted before may be mentioned there. */
static bool spread_taint(struct spread *s) {
    for (size_t i = 0; i < s->tainted.count; i++)
        if (spread_from(s, s->tainted.at[i]))
            return true;
    return false;
}

/* The text of an annotation is not made by pasting. */
static bool is_annotation(const struct word *word) {
    return strncmp(word->text, CLAIM_ANNOTATION, strlen(CLAIM_ANNOTATION)) == 0;
}

static bool is_part_of_tainted(const struct spread *s, const struct word *piece) {
    for (size_t i = 0; i < s->tainted.count; i++)
        if (!is_annotation(s->tainted.at[i]) && strstr(s->tainted.at[i]->text, piece->text))
            return true;
    return false;
}

/* Whether all words that PASTE itself contributes occur in some tainted name. */
static bool may_form_tainted(const struct spread *s, const struct paste *paste) {
    for (size_t i = 0; i < paste->piece_count; i++)
        if (paste->pieces[i] && !is_part_of_tainted(s, paste->pieces[i]))
            return false;
    return true;
}

static void add_pasting(struct spread *s, struct word *macro) {
    if (current(s, macro)->pastes)
        return;
    macro->pastes = true;
    VEC_PUSH(&s->pasting, macro);
}

static void find_pastes(struct spread *s) {
    for (size_t i = 0; i < s->sources->count; i++) {
        const struct source *source = s->sources->at[i];
        for (size_t k = 0; k < source->pastes.count; k++) {
            const struct paste *paste = &source->pastes.at[k];
            if (!may_form_tainted(s, paste))
                continue;
            VEC_PUSH(&s->pastes, paste);
            add_pasting(s, paste->macro);
        }
    }
}

/* Whether the unit's code uses a macro that pastes, directly or through other macros. */
static bool uses_pasting(struct spread *s) {
    for (size_t i = 0; i < s->pasting.count; i++) {
        const struct word *word = s->pasting.at[i];
        for (const struct mention *mention = word->mentions; mention; mention = mention->next) {
            if (!is_in_unit(s, mention->source))
                continue;
            if (!mention->macro)
                return true;
            add_pasting(s, mention->macro);
        }
    }
    return false;
}

static bool is_piece_of_paste(const struct spread *s, const struct word *word) {
    for (size_t i = 0; i < s->pastes.count; i++)
        for (size_t k = 0; k < s->pastes.at[i]->piece_count; k++)
            if (s->pastes.at[i]->pieces[k] == word)
                return true;
    return false;
}

/* Whether the project's files hold the LENGTH bytes at TEXT as a word that can be pasted. */
static bool is_at_hand(const struct spread *s, const char *text, size_t length) {
    const struct word *word = words_find(&s->library->words, text, length);
    if (!word)
        return false;
    for (const struct mention *mention = word->mentions; mention; mention = mention->next)
        if (is_in_unit(s, mention->source) && !mention->source->is_system)
            return true;
    return is_piece_of_paste(s, word);
}

enum { LONGEST_NAME = 256 };

/* Whether WORD can be made of two or more words that are at hand. */
static bool can_be_pasted(const struct spread *s, const struct word *word) {
    bool reached[LONGEST_NAME + 1] = {true};
    if (word->length > LONGEST_NAME)
        return true;
    for (size_t start = 0; start < word->length; start++)
        for (size_t end = start + 1; end <= word->length && reached[start]; end++)
            if (end - start < word->length && !reached[end])
                reached[end] = is_at_hand(s, word->text + start, end - start);
    return reached[word->length];
}

/* Real programs have a few dozen tainted names; the time that thousands would take is not spent. */
enum { MOST_TAINTED = 1000 };

/* Whether a tainted name may come about by pasting: a macro that can do it is used, and the pieces
 * of a name are there. */
static bool may_paste(struct spread *s) {
    if (s->tainted.count > MOST_TAINTED)
        return true;
    find_pastes(s);
    if (!uses_pasting(s))
        return false;
    for (size_t i = 0; i < s->tainted.count; i++)
        if (!is_annotation(s->tainted.at[i]) && can_be_pasted(s, s->tainted.at[i]))
            return true;
    return false;
}

/* What is found in the first files read needs no look at the others. */
static bool find_site(struct spread *s, const struct search *search, const char *path,
                      source_list *sources) {
    if (!closure_start(s->library, search, path, sources) || spread_taint(s))
        return true;
    if (!closure_collect(s->library, search, CLOSURE_PROJECT, sources) || spread_taint(s))
        return true;
    return !closure_collect(s->library, search, CLOSURE_ALL, sources) || spread_taint(s) ||
           may_paste(s);
}

/* Keeps the files of the unit at hand. That of one with a site were not all looked for. */
static void keep_unit(struct scan_cache *cache, const struct search *search, source_list *sources,
                      bool found) {
    if (found)
        closure_collect(&cache->library, search, CLOSURE_ALL, sources);
    VEC_PUSH(&cache->units, *sources);
}

static bool may_hold_site(struct scan_cache *cache, const struct search *search, const char *path) {
    source_list sources = {0};
    struct spread s = {.library = &cache->library, .sources = &sources};
    library_begin_unit(&cache->library);
    for (size_t i = 0; i < cache->seeds.count; i++)
        add_taint(&s, cache->seeds.at[i], TAINT_NAME);
    bool found = find_site(&s, search, path, &sources);
    VEC_FREE(&s.tainted);
    VEC_FREE(&s.pastes);
    VEC_FREE(&s.pasting);
    if (cache->keeps_units)
        keep_unit(cache, search, &sources, found);
    else
        VEC_FREE(&sources);
    return found;
}

/* The commonest site needs no look at all the words, if nothing else is wanted of them. */
static bool is_plain_site(const struct scan_cache *cache, const struct search *search,
                          const char *path) {
    return !cache->keeps_units && source_holds_word(search_path(search, path), "vfork");
}

enum scan_answer scan_file(const char *path, const char *const *args, size_t arg_count,
                           struct scan_cache *cache) {
    struct search search;
    search_init(&search, args, arg_count);
    bool maybe = search.is_opaque || is_plain_site(cache, &search, path) ||
                 may_hold_site(cache, &search, path);
    search_free(&search);
    return maybe ? SCAN_MAYBE : SCAN_CLEAN;
}
