#include "program/claims.h"

#include <string.h>

const char *const claim_words[CLAIM_KINDS] = {"safe",       "unsafe",     "exits",     "noreturn",
                                              "ends-child", "vfork-like", "child-only"};

/* The same by another name, as annotations have it. */
static const char annotated_child[] = "child";

unsigned claim_kind(const char *word) {
    if (strcmp(word, annotated_child) == 0)
        return CLAIM_CHILD_ONLY;
    for (int i = 0; i < CLAIM_KINDS; i++)
        if (strcmp(word, claim_words[i]) == 0)
            return 1U << i;
    return 0;
}

/* Kinds that no function can be together. One that only ends the child may still be unsafe. */
static const unsigned contradictions[][2] = {
    {CLAIM_SAFE, CLAIM_UNSAFE},         {CLAIM_SAFE, CLAIM_EXITS},
    {CLAIM_EXITS, CLAIM_ENDS_CHILD},    {CLAIM_VFORK_LIKE, CLAIM_EXITS},
    {CLAIM_VFORK_LIKE, CLAIM_NORETURN}, {CLAIM_VFORK_LIKE, CLAIM_ENDS_CHILD},
};

const char *claim_word(unsigned kinds) {
    int i = 0;
    while (!(kinds >> i & 1))
        i++;
    return claim_words[i];
}

bool claim_contradicts_itself(unsigned kinds, const char **first, const char **second) {
    for (size_t i = 0; i < sizeof contradictions / sizeof *contradictions; i++) {
        if (!(kinds & contradictions[i][0]) || !(kinds & contradictions[i][1]))
            continue;
        *first = claim_word(contradictions[i][0]);
        *second = claim_word(contradictions[i][1]);
        return true;
    }
    return false;
}

static void judge_safety(const struct claim *claim, bool is_safe, struct function_model *model) {
    bool has_reason = !is_safe && claim->reason && *claim->reason;
    model->safety = is_safe ? SAFETY_SAFE : SAFETY_UNSAFE;
    model->reason = has_reason ? claim->reason : "";
    model->source = claim->file;
    model->hits_parent = model->remark_only = false;
}

void claim_apply(const struct claim *claim, struct function_model *model) {
    if (claim->kinds == CLAIM_CHILD_ONLY)
        return; /* that says who calls it, not what it does */
    if (!model->name) {
        *model = (struct function_model){.name = claim->name, .reason = "", .source = ""};
        model->handler_argument = -1;
        model->effects_unknown = true;
    }
    if (claim->kinds & (CLAIM_UNSAFE | CLAIM_SAFE | CLAIM_ENDS_CHILD))
        judge_safety(claim, !(claim->kinds & CLAIM_UNSAFE), model);
    if (claim->kinds & CLAIM_EXITS)
        model->ending = ENDING_EXIT;
    if (claim->kinds & CLAIM_ENDS_CHILD)
        model->ending = ENDING_NO_HANDLERS;
    if (claim->kinds & CLAIM_NEVER_RETURNS)
        model->never_returns = true;
    if (claim->kinds & CLAIM_VFORK_LIKE)
        model->spawning = SPAWNING_VFORK;
}
