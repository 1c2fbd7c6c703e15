/* What happens in a call that is not followed, since one like it was: the same, in other frames. */
#include "base/id_table.h"
#include "child/search.h"

#include <stdlib.h>
#include <string.h>

#define HASH_FUNCTION(key, length, hash) ((hash) = id_hash((key), (length)))
#include <uthash.h>

enum { REPEAT_KEYS = 6 };

/* FRAME, which EARLIER made or which is EARLIER, as CALL made it in CALLER. */
static frame_id moved_frame(struct world *world, frame_id frame, frame_id earlier, frame_id caller,
                            struct op_ref call) {
    const struct frame *at = world_frame(world, frame);
    if (frame == earlier)
        return frame_get(world, caller, call, at->function);
    frame_id above = moved_frame(world, at->caller, earlier, caller, call);
    return frame_get(world, above, at->call, at->function);
}

/* An event of a call, and what it is in another call like it. */
struct pair {
    uint32_t event, again; /* numbers of the site's */
};

/* What happened in one call has happened in another: when that is met in further states, only what
 * these may still change is looked at. */
struct repeat {
    uint32_t key[REPEAT_KEYS];
    VEC(struct pair) open;
    UT_hash_handle hh;
};

/* What happened in one call, for others like it: one event of each kind. */
struct digest {
    frame_id earlier; /* the call */
    id_list events;   /* numbers of the site's */
    struct repeat *repeats;
    UT_hash_handle hh;
};

static bool does_the_same(const struct child_event *a, const struct child_event *b) {
    return a->kind == b->kind && a->callee == b->callee && a->cell == b->cell &&
           a->handler == b->handler;
}

static bool is_in_digest(const struct digest *digest, const struct site *site,
                         const struct child_event *event) {
    for (size_t i = 0; i < digest->events.count; i++)
        if (does_the_same(&site->events.at[digest->events.at[i]], event))
            return true;
    return false;
}

static struct digest *digest_of(const struct search *search, const struct world *world,
                                frame_id earlier) {
    const struct site *site = search->site;
    struct digest *digest;
    HASH_FIND(hh, *search->digests, &earlier, sizeof earlier, digest);
    if (digest)
        return digest;
    digest = mem_calloc(1, sizeof *digest);
    digest->earlier = earlier;
    HASH_ADD(hh, *search->digests, earlier, sizeof earlier, digest);
    for (size_t i = 0; i < site->events.count; i++) {
        const struct child_event *event = &site->events.at[i];
        if (event->kind != EVENT_LEAVE && event->kind != EVENT_ENTER &&
            frame_is_on_stack(world, event->frame, earlier) && !is_in_digest(digest, site, event))
            VEC_PUSH(&digest->events, (uint32_t)i);
    }
    return digest;
}

static void repeats_free(struct repeat **repeats) {
    struct repeat *at, *next;
    HASH_ITER(hh, *repeats, at, next) {
        HASH_DEL(*repeats, at);
        VEC_FREE(&at->open);
        free(at);
    }
}

void digests_free(struct digest **digests) {
    struct digest *at, *next;
    HASH_ITER(hh, *digests, at, next) {
        HASH_DEL(*digests, at);
        repeats_free(&at->repeats);
        VEC_FREE(&at->events);
        free(at);
    }
}

/* The events of DIGEST, moved to the call OP in FRAME, happen in STATE for the first time. */
static void repeat_first(const struct search *search, struct run *run, const struct digest *digest,
                         struct repeat *repeat, frame_id frame, struct op_ref op,
                         const struct state *state) {
    frame_id from = FRAME_ROOT, to = FRAME_ROOT; /* events of one frame stand together, mostly */
    for (size_t i = 0; i < digest->events.count; i++) {
        uint32_t number = digest->events.at[i];
        struct child_event event = search->site->events.at[number];
        if (i == 0 || event.frame != from) {
            from = event.frame;
            to = moved_frame(run_world(run), from, digest->earlier, frame, op);
        }
        event.frame = to;
        event.when = (limit_list){0};
        struct pair pair = {number, add_event(search, run, state, event)};
        VEC_PUSH(&repeat->open, pair);
    }
}

/* ... once more. Conditions are only ever widened, and what is not zero stays so. */
static void repeat_once_more(const struct search *search, const struct run *run,
                             struct repeat *repeat, const struct state *state) {
    const struct child_event *events = search->site->events.at;
    size_t kept = 0;
    for (size_t i = 0; i < repeat->open.count; i++) {
        struct pair pair = repeat->open.at[i];
        meet_again(search, run, pair.again, events[pair.event].first_is_zero, state);
        if (events[pair.again].when.count || events[pair.again].first_is_zero)
            repeat->open.at[kept++] = pair;
    }
    repeat->open.count = kept;
}

/* What happened in the call EARLIER happens in this one. */
void on_again(void *data, struct run *run, frame_id frame, struct op_ref op, frame_id earlier,
              const struct state *state) {
    const struct search *search = data;
    struct digest *digest = digest_of(search, run_world(run), earlier);
    const uint32_t key[REPEAT_KEYS] = {frame, op.function, op.block,
                                       op.op, state->tag,  (uint32_t)state->tag_data};
    struct repeat *repeat;
    HASH_FIND(hh, digest->repeats, key, sizeof key, repeat);
    if (repeat) {
        repeat_once_more(search, run, repeat, state);
        return;
    }
    repeat = mem_calloc(1, sizeof *repeat);
    memcpy(repeat->key, key, sizeof key);
    HASH_ADD(hh, digest->repeats, key, sizeof key, repeat);
    repeat_first(search, run, digest, repeat, frame, op, state);
}
