/* What one configuration file says. */
#ifndef VFL_DRIVER_CONFIG_FILE_H
#define VFL_DRIVER_CONFIG_FILE_H

#include "levels.h"
#include "problems.h"
#include "program/claims.h"

enum given { GIVEN_NOT, GIVEN_NO, GIVEN_YES };

/* What holds for the findings in some files. */
struct file_settings {
    enum setting rules[RULES];
    enum given require_reason;
};

struct config_override {
    VEC(const char *) paths; /* patterns (path_glob.h) from the file's directory on */
    struct file_settings settings;
};

struct config_file {
    const char *path;      /* leads to it from here */
    const char *directory; /* that its patterns start at, absolute */
    struct file_settings settings;
    VEC(struct config_override) overrides;
    enum given strict;
    enum given inherit; /* what it does not say is said by the next file further up */
    bool has_platforms, platforms[PLATFORMS];
    VEC(struct claim) models;         /* no two of one function */
    const struct config_file *parent; /* set by who found it; NULL: none */
};

/* The words of enum setting from SETTING_DEFAULT on, by their value. */
extern const char *const setting_words[SETTING_ERROR + 1];

/* Reads the file PATH into FILE, whose strings are ARENA's. Mistakes are problems, each at its
 * place; what is right counts nevertheless. DIRECTORY is for FILE's field. */
void config_file_read(struct config_file *file, const char *path, const char *directory,
                      struct arena *arena, struct problems *problems);

/* The same from LENGTH bytes. */
void config_file_parse(struct config_file *file, const char *bytes, size_t length,
                       struct arena *arena, struct problems *problems);

/* What FILE, or else what it inherits, says of the function NAME; NULL if nothing. FILE may be
 * NULL. */
const struct claim *config_model(const struct config_file *file, const char *name);

void config_file_free(struct config_file *file);

#endif
