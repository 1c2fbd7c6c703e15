/* What a block makes of the states that arrive: which are new, and which are joined. */
#include "flow/explore_internal.h"
#include "flow/join.h"

#include <stdlib.h>
#include <string.h>

/* The activation asked about last: facts of one stand together, mostly. */
struct last_frame {
    frame_id frame;
    bool is_on_stack;
};

struct scope {
    const struct run *run;
    const struct graph *graph;
    uint32_t block;
    struct last_frame *last;
};

/* Whether what a loop filled that ends before the block is told by LOCAL. */
static bool is_filled(const struct scope *scope, uint32_t local) {
    const fill_list *fills = &scope->graph->shape->fills;
    for (size_t i = 0; i < fills->count; i++)
        if (fills->at[i].block == scope->block && fills->at[i].base == IR_DEREF &&
            fills->at[i].id == local)
            return true;
    return false;
}

/* Whether FRAME is the graph's or one of its callers'. */
static bool is_on_stack(const struct scope *scope, frame_id frame) {
    if (scope->last->frame != frame)
        *scope->last = (struct last_frame){
            frame, frame_is_on_stack(scope->run->world, scope->graph->frame, frame)};
    return scope->last->is_on_stack;
}

/* Memory of this activation that no later operation reads, and of activations that have ended. */
static bool is_dead(const void *data, object_id id) {
    const struct scope *scope = data;
    const struct object *object = world_object(scope->run->world, id);
    if (object->kind == OBJECT_REGISTER && object->a == scope->graph->frame)
        return !liveness_reg_in(scope->graph->shape->liveness, scope->block, object->b);
    if (object->kind != OBJECT_LOCAL && object->kind != OBJECT_REGISTER)
        return false;
    if (object->a != scope->graph->frame)
        return !is_on_stack(scope, object->a);
    return !liveness_local_in(scope->graph->shape->liveness, scope->block, object->b) &&
           !is_filled(scope, object->b);
}

static void collect(const struct run *run, struct state *state, const struct scope *scope) {
    bool keeps = is_root(run, scope->graph);
    state_collect(run->world, state, is_dead, scope, keeps ? run->options.keep : NULL,
                  run->options.keep_data);
}

static void link_nodes(struct graph *graph, uint32_t from, uint32_t to) {
    struct node *node = graph->nodes.at[from];
    for (size_t i = 0; i < node->successors.count; i++)
        if (node->successors.at[i] == to)
            return;
    VEC_PUSH(&node->successors, to);
}

/* The node at BLOCK that already stands for STATE. */
static uint32_t find_node(const struct run *run, const struct graph *graph, uint32_t block,
                          const struct state *state) {
    for (size_t i = graph->at_block[block].count; i-- > 0;) {
        uint32_t node = graph->at_block[block].at[i];
        if (graph->nodes.at[node]->first_op == 0 &&
            state_covers(run->world, &graph->nodes.at[node]->state, state))
            return node;
    }
    return IR_NONE;
}

uint32_t graph_add_node(struct graph *graph, uint32_t block, struct state *state) {
    struct node *node = mem_calloc(1, sizeof *node);
    node->block = block;
    node->state = *state;
    VEC_PUSH(&graph->nodes, node);
    uint32_t id = (uint32_t)graph->nodes.count - 1;
    VEC_PUSH(&graph->at_block[block], id);
    return id;
}

/* Whether a state machine is in two states. */
static bool in_other_mode(const struct run *run, const struct graph *graph, const struct state *a,
                          const struct state *b) {
    if (!graph->mode)
        return false;
    const struct value *x = world_value(run->world, state_fact(run->world, a, graph->mode));
    const struct value *y = world_value(run->world, state_fact(run->world, b, graph->mode));
    return x->kind == VALUE_INT && y->kind == VALUE_INT && x->number != y->number;
}

/* Whether the two may be joined. */
static bool same_tag(const struct run *run, const struct graph *graph, const struct state *a,
                     const struct state *b) {
    return a->tag == b->tag && a->tag_data == b->tag_data && !in_other_mode(run, graph, a, b);
}

/* The node at BLOCK most like STATE, with the same tag: what it had best be joined with. One that
 * already gathers others goes on doing so: it only grows, so that a loop comes to rest. */
static const struct state *nearest(const struct run *run, const struct graph *graph, uint32_t block,
                                   const struct state *state) {
    const struct state *best = NULL;
    unsigned least = UINT32_MAX;
    for (size_t i = graph->at_block[block].count; i-- > 0;) {
        const struct node *node = graph->nodes.at[graph->at_block[block].at[i]];
        if (!same_tag(run, graph, &node->state, state))
            continue;
        if (node->gathers)
            return &node->state;
        unsigned distance = state_distance(&node->state, state);
        if (distance < least) {
            least = distance;
            best = &node->state;
        }
    }
    return best;
}

/* A bound that moved since OLD would go on moving: it is given up. */
static struct range widened(struct range range, struct range old) {
    struct range wide = range;
    if (range.low < old.low)
        wide.low = INT64_MIN;
    if (range.high > old.high)
        wide.high = INT64_MAX;
    return wide;
}

static void widen(struct state *state, const struct state *old) {
    for (size_t i = 0, j = 0; i < state->limits.count; i++) {
        struct limit *limit = &state->limits.at[i];
        while (j < old->limits.count && old->limits.at[j].value < limit->value)
            j++;
        if (j < old->limits.count && old->limits.at[j].value == limit->value)
            limit->range = widened(limit->range, old->limits.at[j].range);
    }
}

/* STATE becomes its join with OTHER, less what is dead at BLOCK. */
static void join_into(struct run *run, struct graph *graph, uint32_t block, struct state *state,
                      const struct state *other) {
    struct state joined;
    struct last_frame last = {graph->frame, true};
    struct scope scope = {run, graph, block, &last};
    state_join(run->world, &joined, other, state, merge_event(run, graph->frame, block));
    if (graph->joins[block] > MAX_JOINS)
        widen(&joined, other);
    collect(run, &joined, &scope);
    state_free(state);
    *state = joined;
}

/* The first arrival becomes a part of the second. */
static void join_arrivals(struct run *run, struct graph *graph, uint32_t block,
                          struct arrival *first, struct arrival *second) {
    join_into(run, graph, block, &second->state, &first->state);
    for (size_t i = 0; i < first->from.count; i++)
        VEC_PUSH(&second->from, first->from.at[i]);
    state_free(&first->state);
    VEC_FREE(&first->from);
}

/* How much each two of the arrivals differ; UINT32_MAX where their tags do. */
struct distances {
    unsigned *at;
    size_t width;
};

static unsigned *between(const struct distances *distances, size_t i, size_t j) {
    return &distances->at[i * distances->width + j];
}

static void measure(const struct run *run, const struct graph *graph,
                    const struct distances *distances, const struct arrival *arrivals, size_t count,
                    size_t index) {
    for (size_t i = 0; i < count; i++) {
        const struct state *a = &arrivals[index].state, *b = &arrivals[i].state;
        unsigned distance =
            i != index && same_tag(run, graph, a, b) ? state_distance(a, b) : UINT32_MAX;
        *between(distances, i, index) = *between(distances, index, i) = distance;
    }
}

/* The last of COUNT arrivals takes the place of the one numbered INDEX. */
static void move_last(const struct distances *distances, struct arrival *arrivals, size_t count,
                      size_t index) {
    arrivals[index] = arrivals[count - 1];
    for (size_t i = 0; i < count; i++)
        *between(distances, i, index) = *between(distances, index, i) =
            *between(distances, count - 1, i);
    *between(distances, index, index) = UINT32_MAX;
}

/* Joins the two arrivals that are most alike; false if no two have the same tag. */
static bool join_closest(struct run *run, struct graph *graph, uint32_t block,
                         const struct distances *distances, struct arrival *arrivals,
                         size_t *count) {
    size_t first = 0, second = 0;
    unsigned least = UINT32_MAX;
    for (size_t i = 0; i < *count; i++) {
        for (size_t j = i + 1; j < *count && least > 1; j++) {
            if (*between(distances, i, j) < least) {
                least = *between(distances, i, j);
                first = i;
                second = j;
            }
        }
    }
    if (first == second)
        return false;
    join_arrivals(run, graph, block, &arrivals[first], &arrivals[second]);
    measure(run, graph, distances, arrivals, *count, second);
    move_last(distances, arrivals, (*count)--, first);
    return true;
}

/* Joins arrivals until no more than ROOM, or one of each tag, are left. */
static void join_down(struct run *run, struct graph *graph, uint32_t block,
                      struct arrival *arrivals, size_t *count, size_t room) {
    if (*count <= room)
        return;
    struct distances distances = {.width = *count};
    distances.at = mem_calloc(*count * *count, sizeof *distances.at);
    for (size_t i = 0; i < *count; i++)
        measure(run, graph, &distances, arrivals, i + 1, i);
    while (*count > room && join_closest(run, graph, block, &distances, arrivals, count))
        continue;
    free(distances.at);
}

/* Joins the last of COUNT arrivals with the one most like it; false if none has its tag. */
static bool join_last(struct run *run, struct graph *graph, uint32_t block,
                      struct arrival *arrivals, size_t *count) {
    struct arrival *last = &arrivals[*count - 1], *best = NULL;
    unsigned least = UINT32_MAX;
    for (struct arrival *other = arrivals; other < last; other++) {
        unsigned distance = same_tag(run, graph, &other->state, &last->state)
                                ? state_distance(&other->state, &last->state)
                                : UINT32_MAX;
        if (distance < least) {
            least = distance;
            best = other;
        }
    }
    if (!best)
        return false;
    join_arrivals(run, graph, block, last, best);
    --*count;
    return true;
}

/* An arrival that the one numbered OTHER covers only adds its ways to it. */
static bool drop_if_covered(const struct run *run, struct arrival *arrivals, size_t index,
                            size_t other) {
    if (!state_covers(run->world, &arrivals[other].state, &arrivals[index].state))
        return false;
    for (size_t i = 0; i < arrivals[index].from.count; i++)
        VEC_PUSH(&arrivals[other].from, arrivals[index].from.at[i]);
    state_free(&arrivals[index].state);
    VEC_FREE(&arrivals[index].from);
    return true;
}

/* How many states are kept apart at a block: fewer of those that know very much, few that only the
 * rounds of a loop bring, and one where the function has taken too much work already. */
static size_t most_states(const struct run *run, const struct graph *graph, uint32_t block,
                          const struct state *state) {
    size_t size = state->facts.count + state->limits.count + state->epochs.count;
    size_t fit = MAX_STATE_SIZES / (size + 1);
    if (run->work > LAST_BUDGETS * run->budget || fit < 1)
        return 1;
    if (fit > run->most_states)
        fit = run->most_states;
    size_t rounds = graph->entered[block] + MAX_ROUNDS;
    bool comes_round = graph->shape->is_head[block] && graph->entered[block];
    return comes_round && rounds < fit ? rounds : fit;
}

/* Leaves of ARRIVALS those that no node stands for, few enough to be kept apart. */
static size_t reduce(struct run *run, struct graph *graph, uint32_t block, struct arrival *arrivals,
                     size_t count) {
    struct last_frame last = {graph->frame, true};
    struct scope scope = {run, graph, block, &last};
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        bool covered = false;
        collect(run, &arrivals[i].state, &scope);
        for (size_t j = 0; j < kept && !covered; j++)
            covered = drop_if_covered(run, arrivals, i, j);
        if (covered)
            continue;
        arrivals[kept++] = arrivals[i];
        if (kept > 2 * run->most_states)
            join_last(run, graph, block, arrivals, &kept);
    }
    size_t most = kept ? most_states(run, graph, block, &arrivals[0].state) : 1;
    size_t nodes = graph->at_block[block].count, room = nodes < most ? most - nodes : 1;
    join_down(run, graph, block, arrivals, &kept, room);
    return kept;
}

static void link_all(struct graph *graph, struct arrival *arrival, uint32_t node) {
    for (size_t i = 0; i < arrival->from.count; i++)
        link_nodes(graph, arrival->from.at[i], node);
    VEC_FREE(&arrival->from);
}

/* Turns the states that wait at BLOCK into nodes; NEW_NODES get the numbers of those to work on. */
void graph_admit(struct run *run, struct graph *graph, uint32_t block, id_list *new_nodes) {
    struct arrival *arrivals = graph->pending[block].at;
    size_t count = graph->pending[block].count;
    graph->pending[block].at = NULL;
    graph->pending[block].count = graph->pending[block].room = 0;
    count = reduce(run, graph, block, arrivals, count);
    for (size_t i = 0; i < count; i++) {
        struct state *state = &arrivals[i].state;
        uint32_t node = find_node(run, graph, block, state);
        bool is_full = graph->at_block[block].count >= most_states(run, graph, block, state);
        const struct state *other =
            is_full && node == IR_NONE ? nearest(run, graph, block, state) : NULL;
        if (other) { /* a loop that keeps bringing new states */
            graph->joins[block]++;
            join_into(run, graph, block, state, other);
            node = find_node(run, graph, block, state);
        }
        if (node == IR_NONE) {
            node = graph_add_node(graph, block, state);
            graph->nodes.at[node]->gathers = other != NULL;
            VEC_PUSH(new_nodes, node);
        } else {
            state_free(state);
        }
        link_all(graph, &arrivals[i], node);
    }
    if (!graph->entered[block])
        graph->entered[block] = (uint32_t)graph->at_block[block].count;
    free(arrivals);
}
