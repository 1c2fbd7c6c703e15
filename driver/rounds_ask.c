#include "rounds_internal.h"

#include "capture/protocol.h"

#include <stdlib.h>
#include <string.h>

size_t job_count(const struct rounds *rounds) {
    return rounds->jobs->all.count;
}

struct capture_job *job_at(const struct rounds *rounds, size_t index) {
    return &rounds->jobs->all.at[index];
}

void add_root(struct rounds *rounds, size_t index, const char *name) {
    struct capture_job *job = job_at(rounds, index);
    VEC_PUSH(&job->roots, arena_strndup(rounds->jobs->arena, name, strlen(name)));
    rounds->files[index].is_due = true;
}

bool ask_whole(struct rounds *rounds, size_t index) {
    struct file_state *file = &rounds->files[index];
    if (file->is_whole || job_at(rounds, index)->is_foreign)
        return false;
    file->is_whole = true;
    add_root(rounds, index, CAPTURE_ALL);
    return true;
}

bool ask_all(struct rounds *rounds) {
    bool any = false;
    for (size_t i = 0; i < job_count(rounds); i++)
        any |= ask_whole(rounds, i);
    return any;
}

bool ask_found(struct rounds *rounds, scan_units *found) {
    bool any = false;
    for (size_t i = 0; i < found->count; i++)
        any |= ask_whole(rounds, found->at[i]);
    VEC_FREE(found);
    return any;
}

void find_files(const struct rounds *rounds, const char *name, enum scan_relation relation,
                scan_units *found) {
    scan_units all = {0};
    scan_find(rounds->scan, name, relation, &all);
    for (size_t i = 0; i < all.count; i++)
        if (!rounds->files[all.at[i]].is_captured && !job_at(rounds, all.at[i])->is_foreign)
            VEC_PUSH(found, all.at[i]);
    VEC_FREE(&all);
}

bool is_new(struct rounds *rounds, const struct missed_name *missed) {
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

bool ask_files(struct rounds *rounds, const struct missed_name *missed, enum scan_relation relation,
               size_t most) {
    scan_units found = {0};
    bool any = false;
    find_files(rounds, missed->name, relation, &found);
    for (size_t i = 0; i < found.count && i < most; i++)
        any |= ask_whole(rounds, found.at[i]);
    VEC_FREE(&found);
    return any;
}
