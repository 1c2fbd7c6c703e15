#include "cc_command.h"

#include "compile_command.h"

#include <string.h>
#include <sys/stat.h>

static bool is_one_of(const char *word, const char *const *list) {
    while (*list && strcmp(word, *list) != 0)
        list++;
    return *list != NULL;
}

/* Whether FLAG is one by which nothing is compiled. */
static bool compiles_nothing(const char *flag) {
    static const char *const flags[] = {"-E", "-M", "-MM", "-fsyntax-only", "-###", NULL};
    return is_one_of(flag, flags);
}

/* Whether FILE is one by which a build is configured: Autoconf's, CMake's, Meson's. Such files hold
 * what no program should (Autoconf's test of vfork does what children must not), and what they
 * print is read. */
static bool is_probe(const char *file) {
    static const char *const names[] = {"conftest.c", "_configtest.c", "sanitycheckc.c", NULL};
    static const char *const folders[] = {"CMakeFiles/CMakeTmp/", "CMakeFiles/CMakeScratch/",
                                          "meson-private/", NULL};
    const char *slash = strrchr(file, '/');
    for (size_t i = 0; folders[i]; i++) {
        if (strstr(file, folders[i]))
            return true;
    }
    return is_one_of(slash ? slash + 1 : file, names);
}

/* The language of -x: flags count for the files behind them. */
static enum language next_language(const word_list *words, size_t at, size_t length,
                                   enum language language) {
    struct compile_flags flags;
    if (strncmp(words->at[at], "-x", 2) != 0)
        return language;
    compile_flags_filter(&flags, words->at + at, length);
    language = flags.language;
    compile_flags_free(&flags);
    return language;
}

static bool is_c(const char *file, enum language language) {
    const char *ending = strrchr(file, '.');
    if (language == LANGUAGE_UNSET)
        return ending && strcmp(ending, ".c") == 0;
    return language == LANGUAGE_C;
}

/* Not so /dev/null, which stands for a program in which nothing is. */
static bool has_content(const char *file) {
    struct stat status;
    return stat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0;
}

/* Sorts WORDS into SOURCES and FLAGS; nothing is left in SOURCES if nothing is compiled. */
static void sort_words(const word_list *words, word_list *sources, word_list *flags) {
    enum language language = LANGUAGE_UNSET;
    bool compiles = true;
    for (size_t i = 0; i < words->count;) {
        const char *word = words->at[i];
        if (word[0] != '-') {
            if (is_c(word, language) && !is_probe(word) && has_content(word))
                VEC_PUSH(sources, word);
            i++;
            continue;
        }
        size_t length = compile_flag_length(words->at + i, words->count - i);
        language = next_language(words, i, length, language);
        compiles &= !compiles_nothing(word) && word[1];
        for (; length > 0; length--, i++)
            VEC_PUSH(flags, words->at[i]);
    }
    if (!compiles)
        sources->count = 0;
}

static void add_sources(struct job_list *jobs, const word_list *sources, const word_list *flags,
                        struct problems *problems) {
    for (size_t i = 0; i < sources->count; i++) {
        const struct unit_command unit = {
            .file = sources->at[i], .words = flags->at, .word_count = flags->count};
        const char *defect = jobs_add(jobs, &unit);
        if (defect)
            problem(problems, unit.file, defect);
    }
}

void jobs_add_command(struct job_list *jobs, const struct options *options,
                      struct problems *problems) {
    word_list command = {0}, words = {0}, sources = {0}, flags = {0};
    for (size_t i = options->extra_arg_count; i < options->compile_args.count; i++)
        VEC_PUSH(&command, options->compile_args.at[i]);
    compile_command_flags(jobs->arena, NULL, &command, &words);
    for (size_t i = 0; i < options->extra_arg_count; i++)
        VEC_PUSH(&words, options->compile_args.at[i]);
    sort_words(&words, &sources, &flags);
    add_sources(jobs, &sources, &flags, problems);
    VEC_FREE(&command);
    VEC_FREE(&words);
    VEC_FREE(&sources);
    VEC_FREE(&flags);
}
