#include "config_file.h"

#include "config_models.h"
#include "config_reader.h"
#include "platforms.h"
#include "source_lines.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { LARGEST = 1 << 20 };

const char *const setting_words[] = {
    [SETTING_DEFAULT] = "default", [SETTING_OFF] = "off",     [SETTING_REMARK] = "remark",
    [SETTING_WARNING] = "warning", [SETTING_ERROR] = "error",
};

static void read_setting(struct config_reader *reader, const struct yaml_value *value,
                         enum setting *setting) {
    int index = config_word(reader, value, "level", setting_words + SETTING_DEFAULT,
                            SETTING_ERROR - SETTING_DEFAULT + 1);
    if (index >= 0)
        *setting = (enum setting)(SETTING_DEFAULT + index);
}

static void read_rules(struct config_reader *reader, const struct yaml_value *map, void *into) {
    struct file_settings *settings = into;
    const char *ids[RULES];
    for (int i = 0; i < RULES; i++)
        ids[i] = rule_id((enum rule)i);
    if (!config_is(reader, map, YAML_MAP, "a map of rules and their levels"))
        return;
    for (const struct yaml_value *key = map->first; key && config_goes_on(reader);
         key = key->next->next) {
        int index = config_word(reader, key, "rule", ids, RULES);
        if (index >= 0 && config_is_first(reader, map, key))
            read_setting(reader, key->next, &settings->rules[index]);
    }
}

static void read_require_reason(struct config_reader *reader, const struct yaml_value *value,
                                void *into) {
    config_flag(reader, value, &((struct file_settings *)into)->require_reason);
}

static void read_top_rules(struct config_reader *reader, const struct yaml_value *value,
                           void *into) {
    read_rules(reader, value, &((struct config_file *)into)->settings);
}

static void read_top_require_reason(struct config_reader *reader, const struct yaml_value *value,
                                    void *into) {
    read_require_reason(reader, value, &((struct config_file *)into)->settings);
}

static void read_strict(struct config_reader *reader, const struct yaml_value *value, void *into) {
    config_flag(reader, value, &((struct config_file *)into)->strict);
}

static void read_inherit(struct config_reader *reader, const struct yaml_value *value, void *into) {
    config_flag(reader, value, &((struct config_file *)into)->inherit);
}

static void read_platforms(struct config_reader *reader, const struct yaml_value *list,
                           void *into) {
    struct config_file *file = into;
    const char *names[PLATFORMS];
    for (int i = 0; i < PLATFORMS; i++)
        names[i] = platform_facts((enum platform)i)->name;
    for (const struct yaml_value *item = config_items(list); item && config_goes_on(reader);
         item = config_next(list, item)) {
        int index = config_word(reader, item, "platform", names, PLATFORMS);
        if (index < 0)
            continue;
        file->has_platforms = true;
        file->platforms[index] = true;
    }
}

static void read_pattern(struct config_reader *reader, const struct yaml_value *item,
                         struct config_override *override) {
    if (!config_is(reader, item, YAML_TEXT, "a pattern of paths"))
        return;
    if (!*item->text)
        config_fault(reader, item, "an empty pattern matches nothing");
    else if (strncmp(item->text, "../", 3) == 0 || strncmp(item->text, "./", 2) == 0)
        config_fault(reader, item,
                     "a pattern starts at the folder of this file, without '.' or '..'");
    else
        VEC_PUSH(&override->paths, item->text);
}

static void read_paths(struct config_reader *reader, const struct yaml_value *list, void *into) {
    for (const struct yaml_value *item = config_items(list); item && config_goes_on(reader);
         item = config_next(list, item))
        read_pattern(reader, item, into);
}

static void read_override_rules(struct config_reader *reader, const struct yaml_value *value,
                                void *into) {
    read_rules(reader, value, &((struct config_override *)into)->settings);
}

static void read_override_reason(struct config_reader *reader, const struct yaml_value *value,
                                 void *into) {
    read_require_reason(reader, value, &((struct config_override *)into)->settings);
}

static void read_override(struct config_reader *reader, const struct yaml_value *item,
                          struct config_file *file) {
    static const struct config_key keys[] = {
        {"paths", read_paths},
        {"rules", read_override_rules},
        {"require-reason", read_override_reason},
    };
    struct config_override override = {0};
    unsigned faults = reader->faults;
    config_map(reader, item, keys, sizeof keys / sizeof *keys, &override);
    if (override.paths.count == 0 && reader->faults == faults)
        config_fault(reader, item, "an override needs 'paths'");
    VEC_PUSH(&file->overrides, override);
}

static void read_overrides(struct config_reader *reader, const struct yaml_value *list,
                           void *into) {
    if (!config_is(reader, list, YAML_LIST, "a list of overrides"))
        return;
    for (const struct yaml_value *item = list->first; item && config_goes_on(reader);
         item = item->next)
        read_override(reader, item, into);
}

static void read_all_models(struct config_reader *reader, const struct yaml_value *map,
                            void *into) {
    config_read_models(reader, map, into);
}

static const struct config_key top_keys[] = {
    {"inherit", read_inherit},
    {"strict", read_strict},
    {"require-reason", read_top_require_reason},
    {"platforms", read_platforms},
    {"rules", read_top_rules},
    {"models", read_all_models},
    {"overrides", read_overrides},
};

void config_file_parse(struct config_file *file, const char *bytes, size_t length,
                       struct arena *arena, struct problems *problems) {
    struct config_reader reader = {.path = file->path, .arena = arena, .problems = problems};
    const struct yaml_value *root;
    struct yaml_fault fault = {0};
    if (!yaml_read(arena, bytes, length, &root, &fault))
        error_at(problems, file->path, fault.place.line, fault.place.column, fault.what.at);
    else if (root)
        config_map(&reader, root, top_keys, sizeof top_keys / sizeof *top_keys, file);
    text_free(&fault.what);
}

/* NULL, or what is wrong with the LENGTH bytes that were read, NULL if none could be. */
static const char *defect(const char *bytes, size_t length) {
    if (!bytes) /* EINVAL: neither a file nor a folder */
        return errno == EINVAL ? "is not a regular file" : strerror(errno);
    return length > LARGEST ? "is larger than 1 MiB: no configuration" : NULL;
}

void config_file_read(struct config_file *file, const char *path, const char *directory,
                      struct arena *arena, struct problems *problems) {
    size_t length = 0;
    *file = (struct config_file){.path = arena_strndup(arena, path, strlen(path)),
                                 .directory = arena_strndup(arena, directory, strlen(directory))};
    char *bytes = read_file_up_to(path, LARGEST + 1, &length);
    const char *what = defect(bytes, length);
    if (what)
        error_at(problems, path, 0, 0, what);
    else
        config_file_parse(file, bytes, length, arena, problems);
    free(bytes);
}

const struct claim *config_model(const struct config_file *file, const char *name) {
    for (; file; file = file->parent)
        for (size_t i = 0; i < file->models.count; i++)
            if (strcmp(file->models.at[i].name, name) == 0)
                return &file->models.at[i];
    return NULL;
}

void config_file_free(struct config_file *file) {
    for (size_t i = 0; i < file->overrides.count; i++)
        VEC_FREE(&file->overrides.at[i].paths);
    VEC_FREE(&file->overrides);
    VEC_FREE(&file->models);
}
