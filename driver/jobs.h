/* The units of a run: what is to be parsed, and how. */
#ifndef VFL_DRIVER_JOBS_H
#define VFL_DRIVER_JOBS_H

#include "flags.h"
#include "options.h"
#include "problems.h"
#include "worker.h"

typedef VEC(const char *) flag_list;

/* A file that the list depends on and that makes no unit: the database, and what it names beside
 * units. */
struct beside {
    const char *path;
    bool is_there;
};

struct job_list {
    struct arena *arena; /* of the strings */
    VEC(struct capture_job) all;
    VEC(struct compile_flags) flags; /* own the jobs' arguments */
    VEC(struct beside) beside;
    bool reads_responses; /* it depends on response files */
    bool has_outside;     /* files that were named are linted with the flags of others */
    flag_list refused, unread, bad_standards; /* what was left out and must be named, each once */
};

/* The options of one unit as they were given: WORDS are all but the compiler and the file. */
struct unit_command {
    const char *file;      /* as it is called in DIRECTORY */
    const char *directory; /* absolute; NULL: the current one, and names stay as they are */
    const char *output;    /* the object file, as it is called in DIRECTORY; NULL: not known */
    const char *const *words;
    size_t word_count;
    bool is_one_of_many; /* from a database: it need not be C */
};

void jobs_init(struct job_list *jobs);
void jobs_free(struct job_list *jobs);

/* Adds the unit that COMMAND makes, unless its file is none that can be parsed: then why not.
 * Response files among its words stand for what they hold. COMMAND's directory and words must
 * outlive JOBS. */
const char *jobs_add(struct job_list *jobs, const struct unit_command *command);

/* Adds OUTPUT (NULL: nothing) to what is made of JOB's unit. */
void jobs_add_output(struct job_list *jobs, struct capture_job *job, const char *output);

/* Names the objects of JOB's unit as they are found from here. */
void job_name_objects(const struct capture_job *job);

/* Adds the files named in OPTIONS, each once. What can't be linted is a problem. */
void jobs_add_files(struct job_list *jobs, const struct options *options,
                    struct problems *problems);

/* Says which flags were left out. */
void jobs_tell_flags(const struct job_list *jobs, struct problems *problems);

#endif
