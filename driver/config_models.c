#include "config_models.h"

#include <ctype.h>
#include <string.h>
#include <uthash.h>

/* A function that was named already. */
struct named {
    const char *name;
    unsigned line;
    UT_hash_handle hh;
};

static void read_kinds(struct config_reader *reader, const struct yaml_value *list, void *into) {
    struct claim *claim = into;
    for (const struct yaml_value *item = config_items(list); item && config_goes_on(reader);
         item = config_next(list, item)) {
        int index = config_word(reader, item, "kind of function", claim_words, CLAIM_KINDS);
        if (index >= 0)
            claim->kinds |= 1U << index;
    }
}

/* The reason becomes part of a message of one line. */
static const char *folded(struct arena *arena, const char *text) {
    char *copy = arena_strndup(arena, text, strlen(text)), *to = copy;
    for (; *text; text++) {
        bool is_space = (unsigned char)*text <= ' ' || *text == 0x7F;
        if (!is_space)
            *to++ = *text;
        else if (to > copy && to[-1] != ' ')
            *to++ = ' ';
    }
    while (to > copy && to[-1] == ' ')
        to--;
    *to = '\0';
    return copy;
}

static void read_reason(struct config_reader *reader, const struct yaml_value *value, void *into) {
    if (config_is(reader, value, YAML_TEXT, "a text"))
        ((struct claim *)into)->reason = folded(reader->arena, value->text);
}

static bool is_name(const char *text) {
    if (!*text || isdigit((unsigned char)*text))
        return false;
    while (isalnum((unsigned char)*text) || (*text && strchr("_$.@", *text)) ||
           (unsigned char)*text >= 0x80)
        text++;
    return !*text;
}

static bool is_new(struct config_reader *reader, struct named **all, const struct yaml_value *key) {
    struct named *named;
    struct text what = {0};
    HASH_FIND_STR(*all, key->text, named);
    if (!named) {
        named = ARENA_NEW(reader->arena, struct named);
        *named = (struct named){.name = key->text, .line = key->place.line};
        HASH_ADD_KEYPTR(hh, *all, named->name, strlen(named->name), named);
        return true;
    }
    text_printf(&what, "a second model of '%s'; the first is in line %u", key->text, named->line);
    config_fault(reader, key, what.at);
    text_free(&what);
    return false;
}

static bool is_good_name(struct config_reader *reader, const struct yaml_value *key) {
    struct text what = {0};
    if (is_name(key->text))
        return true;
    text_printf(&what, "'%.60s' is not the name of a function", key->text);
    config_fault(reader, key, what.at);
    text_free(&what);
    return false;
}

/* A contradiction in itself says nothing. */
static void check_kinds(struct config_reader *reader, const struct yaml_value *key,
                        struct claim *claim) {
    const char *first, *second;
    struct text what = {0};
    if (!claim_contradicts_itself(claim->kinds, &first, &second))
        return;
    text_printf(&what, "the model of '%s' contradicts itself: '%s' and '%s'", claim->name, first,
                second);
    config_fault(reader, key, what.at);
    text_free(&what);
    claim->kinds = 0;
}

static void read_model(struct config_reader *reader, const struct yaml_value *key,
                       struct config_file *file) {
    static const struct config_key keys[] = {{"is", read_kinds}, {"reason", read_reason}};
    struct claim claim = {.name = key->text,
                          .file = reader->path,
                          .line = key->place.line,
                          .column = key->place.column};
    unsigned faults = reader->faults;
    if (key->next->kind == YAML_MAP)
        config_map(reader, key->next, keys, sizeof keys / sizeof *keys, &claim);
    else
        read_kinds(reader, key->next, &claim);
    if (!claim.kinds && reader->faults == faults)
        config_fault(reader, key, "a model needs what the function 'is'");
    check_kinds(reader, key, &claim);
    if (claim.kinds)
        VEC_PUSH(&file->models, claim);
}

void config_read_models(struct config_reader *reader, const struct yaml_value *map,
                        struct config_file *file) {
    struct named *all = NULL;
    if (!config_is(reader, map, YAML_MAP, "a map of functions and what they are"))
        return;
    for (const struct yaml_value *key = map->first; key && config_goes_on(reader);
         key = key->next->next) {
        if (is_good_name(reader, key) && is_new(reader, &all, key))
            read_model(reader, key, file);
    }
    HASH_CLEAR(hh, all);
}
