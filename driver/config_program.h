/* What configuration files say of the program as a whole. */
#ifndef VFL_DRIVER_CONFIG_PROGRAM_H
#define VFL_DRIVER_CONFIG_PROGRAM_H

#include "config.h"
#include "ir/ir.h"
#include "program/program.h"

struct program_config {
    struct arena *arena;
    VEC(struct claim) models;
    VEC(const struct config_file *) files; /* in force for a file that was given, each once */
    VEC(const struct claim *) idle;        /* of the models: those of no function of the program */
    struct known_model *known;             /* private */
    bool strict;
};

/* An empty one, with what OPTIONS say. */
void program_config_init(struct program_config *program, const struct options *options);
void program_config_free(struct program_config *program);

/* Adds what is in force for PATH, one of the files that were given. Models of one function that say
 * different things are a problem, unless one replaces what it inherits; the first one counts. */
void program_config_add(struct program_config *program, struct config *config, const char *path,
                        struct problems *problems);

struct claim_list program_config_claims(const struct program_config *program);

/* Notes which models are of no function of PART, nor, if there were others BEFORE it, of those;
 * that is the same on all platforms. */
void program_config_note_idle(struct program_config *program, const struct program *part,
                              bool before);

/* Appends to OUT a finding for each idle model in FILES; what these inherit may serve others. Only
 * for a program of which everything was seen. */
void report_unused_models(const struct program_config *program, struct finding_list *out);

/* Marks in CHOSEN the platforms in force for the files PATHS: those that are configured for them,
 * and of files without such those of their targets. UNITS are what was captured of the files: some
 * of each target; PROBLEMS are told of a target that is not known. */
void config_platforms(struct config *config, const char *const *paths, size_t path_count,
                      const struct ir_unit *const *units, size_t count, bool chosen[PLATFORMS],
                      const struct problems *problems);

/* The rules of which findings, and of which remarks, are wanted in any file of the units. */
void config_wanted(struct config *config, const struct ir_unit *const *units, size_t count,
                   bool enabled[RULES], bool remarks[RULES]);

#endif
