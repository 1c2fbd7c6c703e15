/* From values of a YAML document to what a configuration may say: words of a list, flags, maps with
 * known keys. All else is a problem, told at its place. */
#ifndef VFL_DRIVER_CONFIG_READER_H
#define VFL_DRIVER_CONFIG_READER_H

#include "config_file.h"
#include "yaml_tree.h"

struct config_reader {
    const char *path; /* of the file */
    struct arena *arena;
    struct problems *problems;
    unsigned faults;
};

struct config_key {
    const char *name;
    void (*read)(struct config_reader *reader, const struct yaml_value *value, void *into);
};

/* Tells a mistake at VALUE. */
void config_fault(struct config_reader *reader, const struct yaml_value *value, const char *what);

/* Whether there is room for more mistakes: else the rest is not read. */
bool config_goes_on(const struct config_reader *reader);

/* Whether VALUE is of KIND, which is told as WANTED if it is not. Nothing at all, as when all
 * entries are commented out, is no mistake where a list or map should be. */
bool config_is(struct config_reader *reader, const struct yaml_value *value, enum yaml_kind kind,
               const char *wanted);

/* The index of VALUE among the COUNT WORDS, which are names of a WHAT; -1 if it is none. */
int config_word(struct config_reader *reader, const struct yaml_value *value, const char *what,
                const char *const *words, size_t count);

void config_flag(struct config_reader *reader, const struct yaml_value *value, enum given *flag);

/* Reads MAP, which may have the COUNT KEYS, each once. */
void config_map(struct config_reader *reader, const struct yaml_value *map,
                const struct config_key *keys, size_t count, void *into);

/* Whether KEY is the first of MAP's keys with its name. For maps with few keys. */
bool config_is_first(struct config_reader *reader, const struct yaml_value *map,
                     const struct yaml_value *key);

/* The items of a list; anything else is its own only item. */
const struct yaml_value *config_items(const struct yaml_value *list);
const struct yaml_value *config_next(const struct yaml_value *list, const struct yaml_value *item);

#endif
