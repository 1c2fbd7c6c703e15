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

size_t job_of(const struct rounds *rounds, const struct ir_unit *unit) {
    size_t index = 0;
    while (index < job_count(rounds) && job_at(rounds, index)->unit != unit)
        index++;
    return index;
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
