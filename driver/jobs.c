#include "jobs.h"

#include "inputs.h"
#include "paths.h"
#include "response_file.h"

#include <stdlib.h>
#include <string.h>
#include <uthash.h>

void jobs_init(struct job_list *jobs) {
    *jobs = (struct job_list){.arena = arena_new()};
}

void jobs_free(struct job_list *jobs) {
    for (size_t i = 0; i < jobs->all.count; i++) {
        ir_unit_free(jobs->all.at[i].unit);
        text_free(&jobs->all.at[i].error);
        VEC_FREE(&jobs->all.at[i].roots);
        VEC_FREE(&jobs->all.at[i].outputs);
    }
    for (size_t i = 0; i < jobs->flags.count; i++)
        compile_flags_free(&jobs->flags.at[i]);
    VEC_FREE(&jobs->all);
    VEC_FREE(&jobs->flags);
    VEC_FREE(&jobs->beside);
    VEC_FREE(&jobs->refused);
    VEC_FREE(&jobs->unread);
    VEC_FREE(&jobs->bad_standards);
    arena_free(jobs->arena);
}

static void note_flag(struct job_list *jobs, flag_list *list, const char *flag) {
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->at[i], flag) == 0)
            return;
    VEC_PUSH(list, arena_strndup(jobs->arena, flag, strlen(flag)));
}

static const char *joined(struct job_list *jobs, const char *left, const char *right) {
    struct text text = {0};
    text_puts(&text, left);
    text_puts(&text, right);
    const char *copy = arena_strndup(jobs->arena, text.at, text.length);
    text_free(&text);
    return copy;
}

/* The name under which FILE in DIRECTORY is found from here. */
static const char *found_as(struct job_list *jobs, const struct unit_command *command) {
    struct text path = {0};
    char *current = current_directory();
    if (command->directory)
        path_append_absolute(&path, command->directory, command->file);
    else
        path_append_clean(&path, command->file);
    const char *shown = path_below(current, path.at);
    const char *copy = arena_strndup(jobs->arena, shown, strlen(shown));
    free(current);
    text_free(&path);
    return copy;
}

static void add_flags(struct job_list *jobs, struct compile_flags *flags,
                      const struct unit_command *command) {
    if (flags->language == LANGUAGE_C) {
        VEC_PUSH(&flags->kept, "-x");
        VEC_PUSH(&flags->kept, flags->language_name);
    }
    if (command->directory)
        VEC_PUSH(&flags->kept, joined(jobs, "-working-directory=", command->directory));
}

static void note_flags(struct job_list *jobs, const struct compile_flags *flags) {
    for (size_t i = 0; i < flags->refused.count; i++)
        note_flag(jobs, &jobs->refused, flags->refused.at[i]);
    for (size_t i = 0; i < flags->unread.count; i++)
        note_flag(jobs, &jobs->unread, flags->unread.at[i]);
    if (flags->bad_standard)
        note_flag(jobs, &jobs->bad_standards, flags->bad_standard);
}

static const char *kept(struct job_list *jobs, const char *string) {
    return string ? arena_strndup(jobs->arena, string, strlen(string)) : NULL;
}

/* Whether COMMAND is for no unit of C. One of C++ is kept, as it may hold a site. */
static bool is_left_out(const struct unit_command *command, const struct compile_flags *flags,
                        bool *is_foreign) {
    enum language language = input_language(command->file, flags);
    *is_foreign = command->is_one_of_many && language == LANGUAGE_CXX;
    return command->is_one_of_many && language == LANGUAGE_OTHER;
}

void jobs_add_output(struct job_list *jobs, struct capture_job *job, const char *output) {
    if (output)
        VEC_PUSH(&job->outputs, kept(jobs, output));
}

void job_name_objects(const struct capture_job *job) {
    struct ir_unit *unit = job->unit;
    char *current = current_directory();
    unit->objects = arena_alloc(unit->arena, (job->outputs.count + 1) * sizeof *unit->objects);
    unit->object_count = (uint32_t)job->outputs.count;
    for (uint32_t i = 0; i < unit->object_count; i++) {
        struct text path = {0};
        path_append_absolute(&path, job->directory ? job->directory : current, job->outputs.at[i]);
        unit->objects[i] = intern(unit->strings, path_below(current, path.at));
        text_free(&path);
    }
    free(current);
}

static void filter_words(struct job_list *jobs, const struct unit_command *command,
                         struct compile_flags *flags) {
    word_list words = {0};
    for (size_t i = 0; i < command->word_count; i++)
        expand_word(jobs->arena, command->directory, command->words[i], &words);
    compile_flags_filter(flags, words.at, words.count);
    VEC_FREE(&words);
}

const char *jobs_add(struct job_list *jobs, const struct unit_command *command) {
    struct compile_flags flags;
    bool is_foreign;
    filter_words(jobs, command, &flags);
    add_flags(jobs, &flags, command);
    const char *path = found_as(jobs, command);
    bool left_out = is_left_out(command, &flags, &is_foreign);
    const char *defect = left_out || is_foreign ? NULL : input_defect(path, &flags);
    if (left_out || defect) {
        compile_flags_free(&flags);
        return defect;
    }
    if (!is_foreign)
        note_flags(jobs, &flags);
    struct capture_job job = {
        .path = path,
        .parsed_path = command->directory ? kept(jobs, command->file) : path,
        .directory = command->directory,
        .args = flags.kept.at,
        .arg_count = flags.kept.count,
        .is_foreign = is_foreign,
    };
    jobs_add_output(jobs, &job, command->output);
    VEC_PUSH(&jobs->all, job);
    VEC_PUSH(&jobs->flags, flags);
    return NULL;
}

struct input {
    UT_hash_handle hh;
    char key[];
};

/* Notes the file PATH; false if INPUTS hold it, under whatever name. Another link to it may find
 * other headers beside it, so it is the same only in the same folder. */
static bool is_new_input(struct input **inputs, const char *path) {
    struct text key = {0}, folder = {0};
    const char *slash = strrchr(path, '/');
    text_puts(&folder, "./");
    if (slash) {
        folder.length = 0;
        text_add(&folder, path, (size_t)(slash + 1 - path));
    }
    path_append_real(&key, folder.at);
    text_puts(&key, "\n");
    path_append_real(&key, path);
    text_free(&folder);
    struct input *input;
    HASH_FIND(hh, *inputs, key.at, key.length, input);
    bool is_new = !input;
    if (is_new) {
        input = mem_calloc(1, sizeof *input + key.length + 1);
        memcpy(input->key, key.at, key.length);
        HASH_ADD_KEYPTR(hh, *inputs, input->key, key.length, input);
    }
    text_free(&key);
    return is_new;
}

void jobs_add_files(struct job_list *jobs, const struct options *options,
                    struct problems *problems) {
    struct input *inputs = NULL, *input, *next;
    for (size_t i = 0; i < options->files.count; i++) {
        struct unit_command command = {.file = options->files.at[i],
                                       .words = options->compile_args.at,
                                       .word_count = options->compile_args.count};
        if (!is_new_input(&inputs, command.file))
            continue;
        const char *defect = jobs_add(jobs, &command);
        if (defect)
            problem(problems, command.file, defect);
    }
    HASH_ITER(hh, inputs, input, next) {
        HASH_DEL(inputs, input);
        free(input);
    }
}

void jobs_tell_flags(const struct job_list *jobs, struct problems *problems) {
    for (size_t i = 0; i < jobs->bad_standards.count; i++)
        problem(problems, jobs->bad_standards.at[i], "is not a standard of C; it was left out");
    for (size_t i = 0; i < jobs->unread.count; i++)
        problem(problems, jobs->unread.at[i],
                "is a response file that can't be read; the flags in it are missing");
    if (jobs->refused.count == 0)
        return;
    struct text line = {0};
    text_puts(&line, "not handed to the parser, as they may load code or write files:");
    for (size_t i = 0; i < jobs->refused.count; i++)
        text_printf(&line, "%s %s", i ? "," : "", jobs->refused.at[i]);
    warn(problems, NULL, line.at);
    text_free(&line);
}
