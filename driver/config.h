/* The configuration in force. Each file has its own: the nearest ".vforklint" in its folder or
 * further up, unless the command line names one for all, and the command line, which counts more.
 *
 * Levels and reasons go by the file that a finding is in. Models, platforms and strictness are of
 * the program: what is in force for any of the files that were given (config_program.h). */
#ifndef VFL_DRIVER_CONFIG_H
#define VFL_DRIVER_CONFIG_H

#include "base/place_seen.h"
#include "config_file.h"
#include "options.h"

struct config;

/* What is in force for the findings in one file. */
struct settings {
    struct levels levels;
    bool require_reason;
};

/* Files are read when they are first needed; what is wrong in them is told to PROBLEMS then. Both
 * must outlive the configuration. */
struct config *config_new(const struct options *options, struct problems *problems);
void config_free(struct config *config);

/* The configuration file for the file PATH, NULL if there is none. It and what it inherits live as
 * long as CONFIG. */
const struct config_file *config_file_of(struct config *config, const char *path);

/* The same for files in the current directory. */
const struct config_file *config_file_here(struct config *config);

/* Tells EACH, with DATA, of all places that were looked at for a configuration file. */
void config_places(const struct config *config, place_seen *each, void *data);

/* What is in force for findings in PATH; lives as long as CONFIG. */
const struct settings *config_settings(struct config *config, const char *path);

#endif
