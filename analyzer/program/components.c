/* The strongly connected components of the call graph by Tarjan's algorithm, which numbers callees
 * before callers. It keeps its own stack: call graphs may be deeper than the machine's. */
#include "program/internal.h"

struct visit {
    uint32_t function;
    size_t next_edge;
};

struct search {
    struct program *program;
    id_list *edges;
    uint32_t *order;  /* 1 + when the function was reached; 0: not yet */
    uint32_t *lowest; /* the earliest function on the stack that it reaches */
    bool *is_on_stack;
    uint32_t reached;
    id_list stack;
    VEC(struct visit) visits;
};

static void add_targets(id_list *edges, const id_list *targets) {
    for (size_t i = 0; i < targets->count; i++)
        VEC_PUSH(edges, targets->at[i]);
}

static void add_callbacks(const struct program *program, struct op_ref ref, uint32_t callee,
                          id_list *edges) {
    const struct function_model *model = program->functions.at[callee].model;
    bool complete;
    for (uint32_t i = 0; model && model->calls_back >> i && i < 32; i++)
        if (model->calls_back >> i & 1)
            add_targets(edges, program_argument_targets(program, ref, i, &complete));
}

static void add_edges(const struct program *program, struct op_ref ref, id_list *edges) {
    const struct ir_op *op = program_op(program, ref);
    bool complete;
    if (op->func == IR_NONE) {
        add_targets(edges, program_call_targets(program, ref, &complete));
        return;
    }
    uint32_t callee =
        program_function_of(program, program->functions.at[ref.function].unit, op->func);
    VEC_PUSH(edges, callee);
    add_callbacks(program, ref, callee, edges);
}

static void enter(struct search *search, uint32_t function) {
    search->order[function] = search->lowest[function] = ++search->reached;
    search->is_on_stack[function] = true;
    VEC_PUSH(&search->stack, function);
    VEC_PUSH(&search->visits, ((struct visit){function, 0}));
}

static void lower(struct search *search, uint32_t function, uint32_t to) {
    if (to < search->lowest[function])
        search->lowest[function] = to;
}

static bool calls_itself(const struct search *search, uint32_t function) {
    const id_list *edges = &search->edges[function];
    for (size_t i = 0; i < edges->count; i++)
        if (edges->at[i] == function)
            return true;
    return false;
}

/* ROOT and all above it on the stack are one component. */
static void close_component(struct search *search, uint32_t root) {
    bool alone = VEC_LAST(&search->stack) == root;
    uint32_t member;
    do {
        member = search->stack.at[--search->stack.count];
        search->is_on_stack[member] = false;
        search->program->functions.at[member].component = search->program->component_count;
        search->program->functions.at[member].recursive = !alone || calls_itself(search, member);
    } while (member != root);
    search->program->component_count++;
}

static void leave(struct search *search) {
    uint32_t function = search->visits.at[--search->visits.count].function;
    if (search->lowest[function] == search->order[function])
        close_component(search, function);
    if (search->visits.count)
        lower(search, VEC_LAST(&search->visits).function, search->lowest[function]);
}

static void visit_from(struct search *search, uint32_t start) {
    enter(search, start);
    while (search->visits.count) {
        struct visit *visit = &VEC_LAST(&search->visits);
        if (visit->next_edge == search->edges[visit->function].count) {
            leave(search);
            continue;
        }
        uint32_t callee = search->edges[visit->function].at[visit->next_edge++];
        if (!search->order[callee])
            enter(search, callee);
        else if (search->is_on_stack[callee])
            lower(search, visit->function, search->order[callee]);
    }
}

void find_components(struct program *program) {
    size_t count = program->functions.count;
    struct search search = {.program = program};
    search.edges = mem_calloc(count, sizeof *search.edges);
    search.order = mem_calloc(count, sizeof *search.order);
    search.lowest = mem_calloc(count, sizeof *search.lowest);
    search.is_on_stack = mem_calloc(count, sizeof *search.is_on_stack);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < program->functions.at[i].calls.count; j++)
            add_edges(program, program->functions.at[i].calls.at[j], &search.edges[i]);
    for (uint32_t i = 0; i < count; i++)
        if (!search.order[i])
            visit_from(&search, i);
    for (size_t i = 0; i < count; i++)
        VEC_FREE(&search.edges[i]);
    VEC_FREE(&search.stack);
    VEC_FREE(&search.visits);
    free(search.edges);
    free(search.order);
    free(search.lowest);
    free(search.is_on_stack);
}
