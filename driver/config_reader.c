#include "config_reader.h"

#include "nearest.h"

#include <assert.h>
#include <string.h>

enum { MOST_FAULTS = 20, LONGEST_WORD = 60 };

void config_fault(struct config_reader *reader, const struct yaml_value *value, const char *what) {
    if (++reader->faults <= MOST_FAULTS)
        error_at(reader->problems, reader->path, value->place.line, value->place.column, what);
    else if (reader->faults == MOST_FAULTS + 1)
        error_at(reader->problems, reader->path, value->place.line, value->place.column,
                 "too many mistakes; the rest is not read");
}

bool config_goes_on(const struct config_reader *reader) {
    return reader->faults <= MOST_FAULTS;
}

static bool is_nothing(const struct yaml_value *value) {
    return value->kind == YAML_TEXT && !*value->text;
}

bool config_is(struct config_reader *reader, const struct yaml_value *value, enum yaml_kind kind,
               const char *wanted) {
    static const char *const names[] = {
        [YAML_TEXT] = "a word", [YAML_LIST] = "a list", [YAML_MAP] = "a map"};
    struct text what = {0};
    if (value->kind == kind)
        return true;
    if (is_nothing(value))
        return false;
    text_printf(&what, "expected %s, not %s", wanted, names[value->kind]);
    config_fault(reader, value, what.at);
    text_free(&what);
    return false;
}

static void unknown_word(struct config_reader *reader, const struct yaml_value *value,
                         const char *what, const char *const *words, size_t count) {
    struct text text = {0};
    const char *nearest = nearest_name(value->text, words, count);
    bool is_long = strlen(value->text) > LONGEST_WORD;
    if (is_nothing(value))
        text_printf(&text, "expected a %s", what);
    else
        text_printf(&text, "unknown %s '%.*s%s'", what, LONGEST_WORD, value->text,
                    is_long ? "..." : "");
    if (nearest)
        text_printf(&text, "; did you mean '%s'?", nearest);
    else
        text_puts(&text, "; there are");
    for (size_t i = 0; !nearest && i < count; i++)
        text_printf(&text, "%s %s", i ? "," : "", words[i]);
    config_fault(reader, value, text.at);
    text_free(&text);
}

int config_word(struct config_reader *reader, const struct yaml_value *value, const char *what,
                const char *const *words, size_t count) {
    struct text wanted = {0};
    text_printf(&wanted, "a %s", what);
    bool is_word = config_is(reader, value, YAML_TEXT, wanted.at);
    text_free(&wanted);
    for (size_t i = 0; is_word && i < count; i++)
        if (strcmp(value->text, words[i]) == 0)
            return (int)i;
    if (is_word)
        unknown_word(reader, value, what, words, count);
    return -1;
}

void config_flag(struct config_reader *reader, const struct yaml_value *value, enum given *flag) {
    if (!config_is(reader, value, YAML_TEXT, "true or false"))
        return;
    bool is_yes = strcmp(value->text, "true") == 0 || strcmp(value->text, "yes") == 0;
    bool is_no = strcmp(value->text, "false") == 0 || strcmp(value->text, "no") == 0;
    if (is_yes || is_no)
        *flag = is_yes ? GIVEN_YES : GIVEN_NO;
    else
        config_fault(reader, value, "expected true or false");
}

bool config_is_first(struct config_reader *reader, const struct yaml_value *map,
                     const struct yaml_value *key) {
    struct text what = {0};
    for (const struct yaml_value *other = map->first; other != key; other = other->next->next) {
        if (strcmp(other->text, key->text) != 0)
            continue;
        text_printf(&what, "'%s' is given twice; first in line %u", key->text, other->place.line);
        config_fault(reader, key, what.at);
        text_free(&what);
        return false;
    }
    return true;
}

void config_map(struct config_reader *reader, const struct yaml_value *map,
                const struct config_key *keys, size_t count, void *into) {
    enum { MOST_KEYS = 8 };
    const char *names[MOST_KEYS];
    assert(count <= MOST_KEYS);
    for (size_t i = 0; i < count; i++)
        names[i] = keys[i].name;
    if (!config_is(reader, map, YAML_MAP, "a map"))
        return;
    for (const struct yaml_value *key = map->first; key && config_goes_on(reader);
         key = key->next->next) {
        int index = config_word(reader, key, "key", names, count);
        if (index >= 0 && config_is_first(reader, map, key))
            keys[index].read(reader, key->next, into);
    }
}

const struct yaml_value *config_items(const struct yaml_value *list) {
    if (is_nothing(list))
        return NULL;
    return list->kind == YAML_LIST ? list->first : list;
}

const struct yaml_value *config_next(const struct yaml_value *list, const struct yaml_value *item) {
    return list->kind == YAML_LIST ? item->next : NULL;
}
