/* The words of the tables, and the C they stand for. */
#include "knowledge.h"

#include <stdlib.h>
#include <string.h>

const char *const column_names[COLUMNS] = {"safety",   "reason",  "source", "ending", "spawning",
                                           "blocking", "fills",   "writes", "beyond", "calls",
                                           "keeps",    "handler", "traits"};

const struct word words[] = {
    {SAFETY, "safe", ".safety = SAFETY_SAFE"},
    {SAFETY, "unsafe", ".safety = SAFETY_UNSAFE"},
    {ENDING, "exec", ".ending = ENDING_EXEC"},
    {ENDING, "no-handlers", ".ending = ENDING_NO_HANDLERS"},
    {ENDING, "abort", ".ending = ENDING_ABORT"},
    {ENDING, "exit", ".ending = ENDING_EXIT"},
    {ENDING, "exit-if-first", ".ending = ENDING_EXIT_IF_FIRST"},
    {ENDING, "exit-on-failure", ".ending = ENDING_EXIT_ON_FAILURE"},
    {ENDING, "quick-exit", ".ending = ENDING_QUICK_EXIT"},
    {ENDING, "thread-exit", ".ending = ENDING_THREAD_EXIT"},
    {ENDING, "leaves-frame", ".ending = ENDING_LEAVES_FRAME"},
    {SPAWNING, "vfork", ".spawning = SPAWNING_VFORK"},
    {SPAWNING, "fork", ".spawning = SPAWNING_FORK"},
    {SPAWNING, "fork-plain", ".spawning = SPAWNING_FORK_PLAIN"},
    {SPAWNING, "clone", ".spawning = SPAWNING_CLONE"},
    {SPAWNING, "clone3", ".spawning = SPAWNING_CLONE3"},
    {SPAWNING, "rfork", ".spawning = SPAWNING_RFORK"},
    {SPAWNING, "rfork-thread", ".spawning = SPAWNING_RFORK_THREAD"},
    {SPAWNING, "pdrfork", ".spawning = SPAWNING_PDRFORK"},
    {SPAWNING, "syscall", ".spawning = SPAWNING_SYSCALL"},
    {BLOCKING, "sleep", ".blocking = BLOCKING_SLEEP"},
    {BLOCKING, "wait", ".blocking = BLOCKING_WAIT"},
    {BLOCKING, "read", ".blocking = BLOCKING_READ"},
    {BLOCKING, "lock", ".blocking = BLOCKING_LOCK"},
    {TRAITS, "noreturn", ".never_returns = true"},
    {TRAITS, "set-id", ".set_id = true"},
    {TRAITS, "returns-first", ".returns_first = true"},
    {TRAITS, "allocates", ".allocates = true"},
    {TRAITS, "allocates-into", ".allocates_into = true"},
    {TRAITS, "reads-environ", ".reads_environ = true"},
    {TRAITS, "writes-environ", ".writes_environ = true"},
    {TRAITS, "pure", ".pure = true"},
    {TRAITS, "cursor-0", ".cursors = 1 << 0"},
    {TRAITS, "cursor-1", ".cursors = 1 << 1"},
    {TRAITS, "cursor-2", ".cursors = 1 << 2"},
    {TRAITS, "size-1", ".size_argument = 1"},
    {TRAITS, "size-2", ".size_argument = 2"},
    {TRAITS, "hits-parent", ".hits_parent = true"},
    {TRAITS, "blocks-signals", ".blocks_signals = true"},
    {TRAITS, "makes-threads", ".makes_threads = true"},
    {TRAITS, "registers-atfork", ".registers_atfork = true"},
    {TRAITS, "remark-only", ".remark_only = true"},
    {TRAITS, "copies-memory", ".copies_memory = true"},
    {TRAITS, "by-request", ".writes_by_request = true"},
    {TRAITS, "process-id", ".identity = IDENTITY_PROCESS"},
    {TRAITS, "thread-id", ".identity = IDENTITY_THREAD"},
    {TRAITS, "signals-threads", ".signals_threads = true"},
};

const size_t word_count = sizeof words / sizeof *words;

const char *next_word(const char **at, size_t *length) {
    const char *word = *at + strspn(*at, " ");
    *length = strcspn(word, " ");
    *at = word + *length;
    return *length ? word : NULL;
}

static const char *code_of(const char *const (*pairs)[2], size_t count, const char *word) {
    for (size_t i = 0; i < count; i++) {
        if (strcmp(pairs[i][0], word) == 0) {
            return pairs[i][1];
        }
    }
    return NULL;
}

const char *memory_code(const char *word) {
    static const char *const pairs[][2] = {{"shared", "MEMORY_SHARED"},
                                           {"copied", "MEMORY_COPIED"},
                                           {"unspecified", "MEMORY_UNSPECIFIED"}};
    return code_of(pairs, sizeof pairs / sizeof *pairs, word);
}

const char *parent_code(const char *word) {
    static const char *const pairs[][2] = {{"waits", "WAITING_THREAD"},
                                           {"stops", "WAITING_PROCESS"},
                                           {"runs", "WAITING_NONE"},
                                           {"unspecified", "WAITING_THREAD"}};
    return code_of(pairs, sizeof pairs / sizeof *pairs, word);
}

static bool same(const char *word, size_t length, const char *text) {
    return strlen(text) == length && memcmp(word, text, length) == 0;
}

const struct word *find_word(enum column column, const char *word, size_t length) {
    for (size_t i = 0; i < word_count; i++) {
        if (words[i].column == column && same(word, length, words[i].text)) {
            return &words[i];
        }
    }
    return NULL;
}

bool argument_bits(const char *cell, unsigned long *bits) {
    size_t length;
    *bits = 0;
    for (const char *word; (word = next_word(&cell, &length));) {
        if (same(word, length, "...")) {
            *bits |= 1UL << 31;
            continue;
        }
        char *end;
        unsigned long number = strtoul(word, &end, 10);
        if (end != word + length || number > 30) {
            return false;
        }
        *bits |= 1UL << number;
    }
    return true;
}
