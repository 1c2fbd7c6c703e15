#include "rounds_internal.h"

#include <stdlib.h>
#include <string.h>

static bool ask_unit(struct rounds *rounds, const struct ir_unit *unit) {
    size_t index = job_of(rounds, unit);
    return index < job_count(rounds) && ask_whole(rounds, index);
}

/* Whether this is the first question of its kind about the name. */
static bool is_new(struct rounds *rounds, const struct missed_name *missed) {
    size_t length = strlen(missed->name) + 1;
    struct asked *asked = mem_calloc(1, sizeof *asked + length + 1), *known;
    asked->key[0] = (char)('a' + (int)missed->kind);
    memcpy(asked->key + 1, missed->name, length);
    HASH_FIND(hh, rounds->asked, asked->key, length, known);
    if (known)
        free(asked);
    else
        HASH_ADD_KEYPTR(hh, rounds->asked, asked->key, length, asked);
    return !known;
}

/* Asks at most MOST of the files with RELATION to the name; false if there are none. */
static bool ask_files(struct rounds *rounds, const struct missed_name *missed,
                      enum scan_relation relation, size_t most) {
    scan_units found = {0};
    find_files(rounds, missed->name, relation, &found);
    if (found.count > most)
        found.count = most;
    return ask_found(rounds, &found);
}

bool ask_name(struct rounds *rounds, const struct missed_name *missed) {
    if (missed->kind == MISSED_AROUND)
        return ask_unit(rounds, missed->unit);
    if (missed->kind != MISSED_ANY_USER && !is_new(rounds, missed))
        return false;
    switch (missed->kind) {
    case MISSED_FUNCTION:
        return ask_files(rounds, missed, SCAN_DEFINES_FUNCTION, SIZE_MAX);
    case MISSED_VARIABLE:
        return ask_files(rounds, missed, SCAN_DEFINES_VARIABLE, SIZE_MAX);
    case MISSED_DECLARATIONS:
        return ask_files(rounds, missed, SCAN_DECLARES, SIZE_MAX);
    case MISSED_USERS:
        return ask_files(rounds, missed, SCAN_USES, SIZE_MAX);
    case MISSED_ANY_USER:
        return ask_files(rounds, missed, SCAN_USES, 1);
    default:
        return false;
    }
}

/* Each header with annotations is to be seen once. */
static bool ask_annotations(struct rounds *rounds) {
    scan_units found = {0};
    bool any = false;
    scan_find_annotated(rounds->scan, &found);
    for (size_t i = 0; i < found.count && !any; i++)
        any = !rounds->files[found.at[i]].is_captured && ask_whole(rounds, found.at[i]);
    VEC_FREE(&found);
    return any;
}

/* Where more files are left than these, they are not parsed only to know that what dead code names
 * is nowhere, or to make a guess one of all. */
enum { MOST_FOR_DEAD_CODE = 64, MOST_FOR_GUESS = 64 };

static size_t files_left(const struct rounds *rounds) {
    size_t left = 0;
    for (size_t i = 0; i < job_count(rounds); i++)
        left += !rounds->files[i].is_captured;
    return left;
}

/* Whether the program is not whole whatever else there is: nothing is its main, or it uses what no
 * file can define. */
static bool is_surely_open(const struct rounds *rounds, const struct program *program) {
    bool is_open = !program->has_main;
    missed_list names = {0};
    for (size_t i = 0; i < program->units.count; i++)
        is_open |= program->units.at[i]->incomplete;
    program_unresolved(program, files_left(rounds) > MOST_FOR_DEAD_CODE, &names);
    for (size_t i = 0; i < names.count && !is_open; i++) {
        scan_units found = {0};
        find_files(rounds, names.at[i].name, SCAN_DEFINES_FUNCTION, &found);
        is_open = !found.count;
        VEC_FREE(&found);
    }
    VEC_FREE(&names);
    return is_open;
}

static bool ask_missed(struct rounds *rounds, const struct program *program) {
    const struct missed *missed = program_missed(program);
    bool any = missed && missed->all && ask_all(rounds);
    for (size_t i = 0; missed && i < missed->names.count; i++)
        any |= ask_name(rounds, &missed->names.at[i]);
    return any;
}

/* All files, if they may show that the program is whole. Where few are left, a guess is one of all.
 */
static bool ask_whole_program(struct rounds *rounds, const struct program *program) {
    bool is_guess = program_has_guessed(program) && files_left(rounds) <= MOST_FOR_GUESS;
    return rounds_rest(rounds) == REST_OPEN && (is_guess || !is_surely_open(rounds, program)) &&
           ask_all(rounds);
}

/* A program that may be whole is checked when all of it is there, and not once before. */
bool rounds_ask_ahead(struct rounds *rounds, const struct program *program) {
    return ask_missed(rounds, program) || ask_whole_program(rounds, program);
}

bool rounds_ask(struct rounds *rounds, const struct program *program) {
    if (ask_missed(rounds, program))
        return true;
    return (rounds_rest(rounds) == REST_OPEN && ask_annotations(rounds)) ||
           ask_whole_program(rounds, program);
}
