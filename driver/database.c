#include "database.h"

#include "compile_command.h"
#include "paths.h"
#include "response_file.h"
#include "source_lines.h"

#include <errno.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <uthash.h>

#define NO_JOB SIZE_MAX

/* A compilation that was met: its place, its file and its flags. */
struct met {
    UT_hash_handle hh;
    size_t job;   /* its index, or NO_JOB */
    bool is_told; /* why it has none */
    char key[];
};

struct reader {
    struct job_list *jobs;
    const struct options *options;
    struct problems *problems;
    const char *path; /* of the database */
    char *directory;  /* that it is in, absolute */
    struct met *met;
    word_list missing;
};

static void entry_problem(struct reader *reader, size_t index, const char *reason) {
    struct text text = {0};
    text_printf(&text, "entry %zu: %s", index + 1, reason);
    problem(reader->problems, reader->path, text.at);
    text_free(&text);
}

/* The compilation that KEY tells, which is new if it has no job. */
static struct met *meet(struct reader *reader, const struct text *key) {
    struct met *met;
    HASH_FIND(hh, reader->met, key->at, key->length, met);
    if (met)
        return met;
    met = mem_calloc(1, sizeof *met + key->length + 1);
    met->job = NO_JOB;
    memcpy(met->key, key->at, key->length);
    HASH_ADD_KEYPTR(hh, reader->met, met->key, key->length, met);
    return met;
}

/* The words of an entry's command line; what is wrong with it, or NULL. */
static const char *read_words(struct reader *reader, const json_t *entry, word_list *words) {
    const json_t *command = json_object_get(entry, "command");
    const json_t *arguments = json_object_get(entry, "arguments");
    if (!arguments && !json_is_string(command))
        return "has neither 'arguments' nor 'command'";
    if (!arguments) {
        split_words(reader->jobs->arena, json_string_value(command), words);
        return NULL;
    }
    if (!json_is_array(arguments))
        return "'arguments' is not a list";
    for (size_t i = 0; i < json_array_size(arguments); i++) {
        const char *word = json_string_value(json_array_get(arguments, i));
        if (!word)
            return "'arguments' holds something that is not a string";
        VEC_PUSH(words, arena_strndup(reader->jobs->arena, word, strlen(word)));
    }
    return NULL;
}

/* The entry's directory, absolute: a relative one is meant where the database is. */
static const char *read_directory(struct reader *reader, const json_t *entry) {
    const char *name = json_string_value(json_object_get(entry, "directory"));
    struct text path = {0};
    path_append_absolute(&path, reader->directory, name ? name : "");
    const char *kept = arena_strndup(reader->jobs->arena, path.at, path.length);
    text_free(&path);
    return kept;
}

/* The options that every unit gets besides its own. */
static void add_own_flags(const struct reader *reader, word_list *flags) {
    for (size_t i = 0; i < reader->options->compile_args.count; i++)
        expand_word(reader->jobs->arena, NULL, reader->options->compile_args.at[i], flags);
}

/* Which compilation COMMAND is: outputs do not tell units apart. */
static void append_key(struct text *key, const struct unit_command *command) {
    path_append_absolute(key, command->directory, command->file);
    text_add(key, "", 1);
    text_puts(key, command->directory);
    for (size_t i = 0; i < command->word_count; i++) {
        const char *word = command->words[i];
        if (strcmp(word, "-o") == 0 || strcmp(word, "-MF") == 0 || strcmp(word, "-MT") == 0 ||
            strcmp(word, "-MQ") == 0) {
            i++;
            continue;
        }
        text_add(key, "", 1);
        text_puts(key, word);
    }
}

enum presence { MISSING, EMPTY, PRESENT };

/* A build may well compile an empty file. */
static enum presence look_for(const struct unit_command *command) {
    struct text path = {0};
    struct stat status;
    path_append_absolute(&path, command->directory, command->file);
    bool found = stat(path.at, &status) == 0;
    bool is_missing = !found && errno == ENOENT;
    text_free(&path);
    if (found && S_ISREG(status.st_mode) && status.st_size == 0)
        return EMPTY;
    return is_missing ? MISSING : PRESENT;
}

/* Notes that what COMMAND's file is decides what it makes: no unit. */
static void note_beside(struct reader *reader, const struct unit_command *command, bool is_there) {
    struct text path = {0};
    path_append_absolute(&path, command->directory, command->file);
    struct beside beside = {arena_strndup(reader->jobs->arena, path.at, path.length), is_there};
    VEC_PUSH(&reader->jobs->beside, beside);
    text_free(&path);
}

static void note_responses(struct reader *reader, const word_list *words) {
    for (size_t i = 0; i < words->count; i++)
        reader->jobs->reads_responses |= words->at[i][0] == '@';
}

static void add_unit(struct reader *reader, const struct unit_command *command) {
    size_t count = reader->jobs->all.count;
    struct text key = {0};
    append_key(&key, command);
    struct met *met = meet(reader, &key);
    text_free(&key);
    if (met->is_told)
        return;
    if (met->job != NO_JOB) {
        jobs_add_output(reader->jobs, &reader->jobs->all.at[met->job], command->output);
        return;
    }
    enum presence presence = look_for(command);
    met->is_told = presence == MISSING;
    if (met->is_told)
        VEC_PUSH(&reader->missing, command->file);
    const char *defect = presence == PRESENT ? jobs_add(reader->jobs, command) : NULL;
    if (defect)
        problem(reader->problems, command->file, defect);
    met->is_told |= defect != NULL;
    if (reader->jobs->all.count > count)
        met->job = count;
    else
        note_beside(reader, command, presence != MISSING);
}

static void read_entry(struct reader *reader, size_t index, const json_t *entry) {
    const char *file = json_string_value(json_object_get(entry, "file"));
    const char *output = json_string_value(json_object_get(entry, "output"));
    word_list words = {0}, flags = {0};
    const char *defect = file && *file ? read_words(reader, entry, &words) : "has no 'file'";
    note_responses(reader, &words);
    if (defect) {
        entry_problem(reader, index, defect);
    } else {
        struct unit_command command = {
            .file = file, .directory = read_directory(reader, entry), .is_one_of_many = true};
        compile_command_flags(reader->jobs->arena, command.directory, &words, &flags);
        command.output = output ? output : compile_command_output(&flags);
        add_own_flags(reader, &flags);
        command.words = flags.at;
        command.word_count = flags.count;
        add_unit(reader, &command);
    }
    VEC_FREE(&words);
    VEC_FREE(&flags);
}

static void tell_missing(const struct reader *reader) {
    enum { SHOWN = 3 };
    size_t count = reader->missing.count;
    struct text line = {0};
    text_printf(&line, "%zu file%s not there (not generated yet?) and left out:", count,
                count == 1 ? " is" : "s are");
    for (size_t i = 0; i < count && i < SHOWN; i++)
        text_printf(&line, " %s", reader->missing.at[i]);
    if (count > SHOWN)
        text_puts(&line, " ...");
    if (count)
        warn(reader->problems, reader->path, line.at);
    text_free(&line);
}

static void read_entries(struct reader *reader, const json_t *root) {
    if (!json_is_array(root)) {
        problem(reader->problems, reader->path, "is not a compile database: it holds no list");
        return;
    }
    for (size_t i = 0; i < json_array_size(root); i++) {
        const json_t *entry = json_array_get(root, i);
        if (json_is_object(entry))
            read_entry(reader, i, entry);
        else
            entry_problem(reader, i, "is not an object");
    }
    tell_missing(reader);
    if (reader->jobs->all.count == 0 && !reader->problems->any)
        problem(reader->problems, reader->path, "names no C file that could be linted");
}

static json_t *parse(struct reader *reader) {
    size_t length;
    char *bytes = read_file(reader->path, &length);
    if (!bytes) {
        problem(reader->problems, reader->path, strerror(errno));
        return NULL;
    }
    json_error_t error;
    json_t *root = json_loadb(bytes, length, 0, &error);
    if (!root)
        problem_at(reader->problems, reader->path, (unsigned)error.line, (unsigned)error.column,
                   error.text);
    free(bytes);
    return root;
}

/* PATH may be the directory that the database is in. */
static void find_database(struct reader *reader, const char *path, struct text *name) {
    struct stat status;
    text_puts(name, path);
    if (stat(path, &status) == 0 && S_ISDIR(status.st_mode))
        text_puts(name, path[strlen(path) - 1] == '/' ? "compile_commands.json"
                                                      : "/compile_commands.json");
    reader->path = name->at;
    struct text directory = {0};
    char *current = current_directory();
    path_append_absolute(&directory, current, name->at);
    char *slash = strrchr(directory.at, '/');
    slash[slash == directory.at] = '\0';
    reader->directory = directory.at;
    free(current);
}

void jobs_add_database(struct job_list *jobs, const struct options *options,
                       struct problems *problems) {
    struct reader reader = {.jobs = jobs, .options = options, .problems = problems};
    struct text name = {0};
    find_database(&reader, options->database, &name);
    struct beside beside = {arena_strndup(jobs->arena, name.at, name.length), true};
    VEC_PUSH(&jobs->beside, beside);
    json_t *root = parse(&reader);
    if (root)
        read_entries(&reader, root);
    json_decref(root);
    struct met *met, *next;
    HASH_ITER(hh, reader.met, met, next) {
        HASH_DEL(reader.met, met);
        free(met);
    }
    VEC_FREE(&reader.missing);
    free(reader.directory);
    text_free(&name);
}
