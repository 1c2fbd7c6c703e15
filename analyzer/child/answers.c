/* Where branches that ask for a site's result take the process that holds it. */
#include "child/child_internal.h"

void answers_add(struct answers *answers, uint32_t block, uint32_t target) {
    for (size_t i = 0; i < answers->given.count; i++)
        if (answers->given.at[i].block == block && answers->given.at[i].target == target)
            return;
    VEC_PUSH(&answers->given, ((struct answer){block, target}));
}

void answers_free(struct answers *answers) {
    VEC_FREE(&answers->given);
}

static bool was_asked(const struct answers *answers, size_t count, uint32_t block) {
    for (size_t i = 0; i < count; i++)
        if (answers->given.at[i].block == block)
            return true;
    return false;
}

void answers_complete(struct answers *answers, const struct answers *others) {
    size_t own = answers->given.count;
    for (size_t i = 0; i < others->given.count; i++)
        if (!was_asked(answers, own, others->given.at[i].block))
            VEC_PUSH(&answers->given, others->given.at[i]);
}

bool answers_allow(const struct answers *answers, uint32_t block, uint32_t target) {
    bool asked = false;
    for (size_t i = 0; i < answers->given.count; i++) {
        if (answers->given.at[i].block != block)
            continue;
        if (answers->given.at[i].target == target)
            return true;
        asked = true;
    }
    return !asked;
}

bool answers_are_evaded(const struct answers *answers, const struct children *children,
                        const struct run *run) {
    const struct ir_function *ir = children->program->functions.at[run_function(run)].ir;
    for (size_t i = 0; i < answers->given.count; i++) {
        uint32_t block = answers->given.at[i].block;
        for (uint32_t target = 0; target < ir->blocks[block].target_count; target++)
            if (run_took_edge(run, block, target) && !answers_allow(answers, block, target))
                return true;
    }
    return false;
}
