/* Functions that the user says run in vfork children, though no call in one is seen. */
#include "child/child_internal.h"

#include <stdlib.h>

bool is_marked(const struct program *program, uint32_t function) {
    return program->functions.at[function].claims & CLAIM_CHILD_ONLY &&
           program->functions.at[function].ir->is_defined;
}

static bool enters(const struct site *site, uint32_t function) {
    for (size_t i = 0; i < site->entries.count; i++)
        if (site->entries.at[i].function == function)
            return true;
    for (size_t i = 0; i < site->events.count; i++)
        if (site->events.at[i].kind == EVENT_ENTER && site->events.at[i].callee == function)
            return true;
    return false;
}

bool is_entered(const struct children *children, uint32_t function) {
    for (size_t i = 0; i < children->functions.count; i++) {
        const struct vfork_function *at = children->functions.at[i];
        for (size_t j = 0; j < at->sites.count; j++)
            if (enters(at->sites.at[j], function))
                return true;
    }
    return false;
}

void add_marked_site(const struct children *children, struct vfork_function *function) {
    struct site *site = mem_calloc(1, sizeof *site);
    const struct ir_function *ir = children->program->functions.at[function->function].ir;
    site->kind = SITE_MARKED;
    site->op = (struct op_ref){function->function, 0, ir->blocks[0].op_count};
    site->callee = IR_NONE;
    VEC_PUSH(&site->before, (struct state){0});
    VEC_PUSH(&function->sites, site);
}

struct ir_loc site_loc(const struct children *children, const struct site *site) {
    const struct ir_function *ir = children->program->functions.at[site->op.function].ir;
    if (site->kind == SITE_MARKED)
        return ir->loc;
    return ir->blocks[site->op.block].ops[site->op.op].loc;
}

/* Callees are in components with lower numbers. */
static int compare_functions(const void *left, const void *right) {
    const struct program_function *const *a = left, *const *b = right;
    if ((*a)->component != (*b)->component)
        return (*a)->component < (*b)->component ? 1 : -1;
    return *a < *b ? -1 : 1;
}

id_list list_marked(const struct program *program) {
    VEC(const struct program_function *) sorted = {0};
    id_list list = {0};
    for (uint32_t i = 0; i < program->functions.count; i++)
        if (is_marked(program, i))
            VEC_PUSH(&sorted, &program->functions.at[i]);
    if (sorted.count)
        qsort(sorted.at, sorted.count, sizeof *sorted.at, compare_functions);
    for (size_t i = 0; i < sorted.count; i++)
        VEC_PUSH(&list, (uint32_t)(sorted.at[i] - program->functions.at));
    VEC_FREE(&sorted);
    return list;
}
