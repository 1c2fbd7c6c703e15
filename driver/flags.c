#include "flags.h"

#include "base/text.h"

#include <string.h>

enum shape { ALONE, PREFIX, NEXT, EITHER };
enum flag_action { KEEP, DROP, REFUSE, STANDARD, LANGUAGE, UNPACK, RESPONSE };

struct flag_row {
    const char *spelling;
    size_t length; /* of the spelling */
    enum shape shape;
    enum flag_action action;
};

static const struct flag_row rows[] = {
#define FLAG(spelling, shape, action) {spelling, sizeof(spelling) - 1, shape, action},
#include "flags.def"
#undef FLAG
};

static bool row_matches(const struct flag_row *row, const char *word) {
    if (row->length > 1 && row->spelling[1] != word[1])
        return false; /* so are most: a database holds words by the ten thousand */
    if (row->shape == PREFIX || row->shape == EITHER)
        return strncmp(word, row->spelling, row->length) == 0;
    return strcmp(word, row->spelling) == 0;
}

static const struct flag_row *find_row(const char *word) {
    const struct flag_row *best = NULL;
    if (!*word)
        return NULL;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (row_matches(&rows[i], word) && (!best || rows[i].length > best->length))
            best = &rows[i];
    }
    return best;
}

/* With any other name libclang makes nothing of the file, and does not say why. */
static void set_standard(struct compile_flags *flags, const char *word, const char *name) {
    static const char *const families[] = {"c", "gnu", "iso9899:"};
    static const char *const years[] = {"89",   "90",   "99",   "9x",   "11",   "1x",     "17",
                                        "18",   "23",   "2x",   "2y",   "1990", "199409", "199x",
                                        "1999", "201x", "2011", "2017", "2018", "2024"};
    for (size_t i = 0; i < sizeof families / sizeof families[0]; i++) {
        size_t length = strlen(families[i]);
        if (strncmp(name, families[i], length) != 0)
            continue;
        for (size_t j = 0; j < sizeof years / sizeof years[0]; j++) {
            if (strcmp(name + length, years[j]) == 0) {
                VEC_PUSH(&flags->kept, word);
                return;
            }
        }
    }
    flags->bad_standard = word;
}

static void set_language(struct compile_flags *flags, const char *name) {
    static const char *const known[] = {"c", "c-header", "cpp-output"};
    flags->language = strstr(name, "++") ? LANGUAGE_CXX : LANGUAGE_OTHER;
    flags->language_name = name;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (strcmp(name, known[i]) == 0)
            flags->language = LANGUAGE_C;
    }
    if (strcmp(name, "none") == 0)
        flags->language = LANGUAGE_UNSET;
}

static void filter(struct compile_flags *flags, const char *const *words, size_t count,
                   bool nested);

/* "-Wp,-DX,-MD,deps" as "-DX" "-MD" "deps". */
static void unpack(struct compile_flags *flags, const char *list, bool nested) {
    VEC(const char *) words = {0};
    if (!flags->arena)
        flags->arena = arena_new();
    while (*list) {
        size_t length = strcspn(list, ",");
        VEC_PUSH(&words, arena_strndup(flags->arena, list, length));
        list += length + (list[length] == ',');
    }
    if (!nested)
        filter(flags, words.at, words.count, true);
    VEC_FREE(&words);
}

/* "-Xclang" alone does not tell what it was for. */
static void refuse(struct compile_flags *flags, const char *word, const char *value) {
    struct text pair = {0};
    if (!flags->arena)
        flags->arena = arena_new();
    text_printf(&pair, "%s%s%s", word, value ? " " : "", value ? value : "");
    VEC_PUSH(&flags->refused, arena_strndup(flags->arena, pair.at, pair.length));
    text_free(&pair);
}

/* What ROW says of WORDS[0] and its value VALUE (NULL: none). */
static void act(struct compile_flags *flags, const struct flag_row *row, const char *word,
                const char *value, bool nested) {
    switch (row->action) {
    case KEEP:
        VEC_PUSH(&flags->kept, word);
        if (value)
            VEC_PUSH(&flags->kept, value);
        break;
    case REFUSE:
        refuse(flags, word, value);
        break;
    case RESPONSE:
        VEC_PUSH(&flags->unread, word);
        break;
    case STANDARD:
        set_standard(flags, word, word + row->length);
        break;
    case LANGUAGE:
        set_language(flags, value ? value : word + row->length);
        break;
    case UNPACK:
        unpack(flags, word + row->length, nested);
        break;
    case DROP:
        break;
    }
}

static bool takes_value(const struct flag_row *row, const char *word) {
    return row->shape == NEXT || (row->shape == EITHER && !word[row->length]);
}

static void filter(struct compile_flags *flags, const char *const *words, size_t count,
                   bool nested) {
    for (size_t i = 0; i < count; i++) {
        const struct flag_row *row = find_row(words[i]);
        if (!row)
            continue;
        bool takes_next = takes_value(row, words[i]);
        if (!takes_next)
            act(flags, row, words[i], NULL, nested);
        else if (i + 1 < count)
            act(flags, row, words[i], words[i + 1], nested);
        i += takes_next;
    }
}

void compile_flags_filter(struct compile_flags *flags, const char *const *words, size_t count) {
    *flags = (struct compile_flags){0};
    filter(flags, words, count, false);
}

size_t compile_flag_length(const char *const *words, size_t count) {
    const struct flag_row *row = find_row(words[0]);
    return row && count > 1 && takes_value(row, words[0]) ? 2 : 1;
}

void compile_flags_free(struct compile_flags *flags) {
    VEC_FREE(&flags->kept);
    VEC_FREE(&flags->refused);
    VEC_FREE(&flags->unread);
    arena_free(flags->arena);
}

enum language language_of_file(const char *path) {
    static const struct {
        const char *ending;
        enum language language;
    } endings[] = {{".c", LANGUAGE_C},     {".h", LANGUAGE_C},     {".i", LANGUAGE_C},
                   {".cc", LANGUAGE_CXX},  {".cpp", LANGUAGE_CXX}, {".cxx", LANGUAGE_CXX},
                   {".c++", LANGUAGE_CXX}, {".cp", LANGUAGE_CXX},  {".C", LANGUAGE_CXX},
                   {".CPP", LANGUAGE_CXX}, {".ii", LANGUAGE_CXX},  {".hh", LANGUAGE_CXX},
                   {".hpp", LANGUAGE_CXX}, {".hxx", LANGUAGE_CXX}};
    const char *name = strrchr(path, '/');
    const char *ending = strrchr(name ? name : path, '.');
    for (size_t i = 0; ending && i < sizeof endings / sizeof *endings; i++) {
        if (strcmp(ending, endings[i].ending) == 0)
            return endings[i].language;
    }
    return ending ? LANGUAGE_OTHER : LANGUAGE_UNSET;
}
