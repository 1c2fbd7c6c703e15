#include "outside.h"

#include "paths.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The absolute names of the units, in the order of the jobs. */
struct neighbours {
    VEC(char *) paths;
    char *current; /* directory */
};

static char *absolute(const struct neighbours *neighbours, const char *path) {
    struct text text = {0};
    path_append_absolute(&text, neighbours->current, path);
    return text.at;
}

static struct neighbours neighbours_of(const struct job_list *jobs) {
    struct neighbours neighbours = {.current = current_directory()};
    for (size_t i = 0; i < jobs->all.count; i++)
        VEC_PUSH(&neighbours.paths, absolute(&neighbours, jobs->all.at[i].path));
    return neighbours;
}

static void free_neighbours(struct neighbours *neighbours) {
    for (size_t i = 0; i < neighbours->paths.count; i++)
        free(neighbours->paths.at[i]);
    VEC_FREE(&neighbours->paths);
    free(neighbours->current);
}

static bool is_named(const struct neighbours *neighbours, const char *path) {
    for (size_t i = 0; i < neighbours->paths.count; i++)
        if (strcmp(neighbours->paths.at[i], path) == 0)
            return true;
    return false;
}

static bool leads_to(const char *path, const struct text *real) {
    struct text own = {0};
    path_append_real(&own, path);
    bool same = strcmp(own.at, real->at) == 0;
    text_free(&own);
    return same;
}

/* Whether PATH leads to one of the units, maybe by a symbolic link. */
static bool is_known(const struct neighbours *neighbours, const char *path) {
    struct text real = {0};
    bool found = is_named(neighbours, path);
    path_append_real(&real, path);
    for (size_t i = 0; !found && i < neighbours->paths.count; i++)
        found = leads_to(neighbours->paths.at[i], &real);
    text_free(&real);
    return found;
}

/* How many directories A and B have in common. */
static size_t common_depth(const char *a, const char *b) {
    size_t depth = 0;
    for (; *a && *a == *b; a++, b++)
        depth += *a == '/';
    return depth;
}

/* The first unit of C in the directory nearest to PATH; NULL: there is none. */
static const struct capture_job *nearest_to(const struct neighbours *neighbours,
                                            const struct job_list *jobs, const char *path) {
    const struct capture_job *nearest = NULL;
    size_t deepest = 0;
    for (size_t i = 0; i < neighbours->paths.count; i++) {
        const struct capture_job *job = &jobs->all.at[i];
        size_t depth = job->is_foreign ? 0 : common_depth(neighbours->paths.at[i], path);
        if (depth > deepest) {
            deepest = depth;
            nearest = job;
        }
    }
    return nearest;
}

/* Whether PATH names C; in an empty file there is nothing that the build could lack. */
static bool is_c_source(const char *path) {
    const char *ending = strrchr(path, '.');
    struct stat status;
    return ending && strcmp(ending, ".c") == 0 && stat(path, &status) == 0 && status.st_size > 0;
}

static void tell(const char *file, const struct capture_job *job, const struct problems *problems) {
    struct text line = {0};
    text_puts(&line, "is not in the compile database; linted with ");
    if (job)
        text_printf(&line, "the flags of %s", job->path);
    else
        text_puts(&line, "no flags");
    warn(problems, file, line.at);
    text_free(&line);
}

/* Adds FILE, whose absolute name is PATH; why not, or NULL. */
static const char *add(struct job_list *jobs, const struct neighbours *neighbours, const char *file,
                       const char *path, const struct problems *problems) {
    const struct capture_job *like = nearest_to(neighbours, jobs, path);
    struct unit_command command = {.file = file};
    if (like) {
        command.file = arena_strndup(jobs->arena, path, strlen(path));
        command.directory = like->directory;
        command.words = like->args;
        command.word_count = like->arg_count;
    }
    tell(file, like, problems);
    jobs->has_outside = true;
    return jobs_add(jobs, &command);
}

void jobs_add_outside(struct job_list *jobs, const struct options *options,
                      struct problems *problems) {
    struct neighbours neighbours = neighbours_of(jobs);
    for (size_t i = 0; i < options->files.count; i++) {
        const char *file = options->files.at[i], *defect = NULL;
        char *path = absolute(&neighbours, file);
        if (!is_known(&neighbours, path) && is_c_source(file))
            defect = add(jobs, &neighbours, file, path, problems);
        else if (access(file, F_OK) != 0)
            defect = strerror(errno);
        if (defect)
            problem(problems, file, defect);
        while (neighbours.paths.count < jobs->all.count)
            VEC_PUSH(&neighbours.paths, mem_strdup(path));
        free(path);
    }
    free_neighbours(&neighbours);
}

bool nothing_is_outside(const name_list *units, const struct options *options) {
    struct neighbours neighbours = {.current = current_directory()};
    bool is_inside = true;
    for (size_t i = 0; options->files.count && i < units->count; i++)
        VEC_PUSH(&neighbours.paths, absolute(&neighbours, units->at[i]));
    for (size_t i = 0; is_inside && i < options->files.count; i++) {
        const char *file = options->files.at[i];
        char *path = absolute(&neighbours, file);
        is_inside = access(file, F_OK) == 0 && (!is_c_source(file) || is_named(&neighbours, path));
        free(path);
    }
    free_neighbours(&neighbours);
    return is_inside;
}
