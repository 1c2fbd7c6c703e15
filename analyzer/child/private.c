/* Memory that the child alone has: what it allocated, and the locals of what it calls. errno counts
 * as such: any call may write it. */
#include "child/child_internal.h"

struct search {
    const struct children *children;
    const struct site *site;
    const struct world *world;
    bool follows_meetings; /* all paths are known, and so all that met on them */
    id_list met;           /* symbols of meetings that the search has come to */
};

static bool points_to_private(struct search *search, value_id pointer);

static bool is_private_object(struct search *search, object_id id) {
    const struct object *object = world_object(search->world, id);
    switch (object->kind) {
    case OBJECT_LOCAL:
        return object->a != FRAME_ROOT || search->site->kind == SITE_MARKED;
    case OBJECT_REGISTER:
    case OBJECT_ANSWERS:
    case OBJECT_PROCESS:
    case OBJECT_ERRNO:
    case OBJECT_LITERAL:
        return true;
    case OBJECT_POINTEE:
        return points_to_private(search, object->a);
    default:
        return false;
    }
}

/* Whether nothing but such memory can be written through SOURCE; null writes nothing. */
static bool is_private_source(struct search *search, value_id source) {
    const struct value *value = world_value(search->world, source);
    if (value->kind == VALUE_INT)
        return value->number == 0;
    if (value->kind == VALUE_ADDRESS)
        return is_private_object(search, value->object);
    return value->kind == VALUE_SYMBOL && points_to_private(search, source);
}

/* `char *p = small; if (n > sizeof small) p = malloc(n);`: wherever p came from. */
static bool meets_private(struct search *search, value_id symbol) {
    const id_list *sources = world_sources(search->world, symbol);
    for (size_t i = 0; i < search->met.count; i++)
        if (search->met.at[i] == symbol)
            return true;
    VEC_PUSH(&search->met, symbol);
    for (size_t i = 0; i < sources->count; i++)
        if (!is_private_source(search, sources->at[i]))
            return false;
    return sources->count > 0;
}

/* Whether SYMBOL is what a variable holds into which nothing but errno's address is ever put:
 * `int *const my_errno`, which the start of the program fills in. */
static bool points_to_errno(const struct search *search, const struct value *symbol) {
    if (symbol->kind != VALUE_SYMBOL || symbol->origin != SYMBOL_MEMORY)
        return false;
    const struct cell *cell = world_cell(search->world, symbol->a);
    const struct object *object = world_object(search->world, cell->object);
    return object->kind == OBJECT_GLOBAL && !cell->offset && !cell->index &&
           program_points_to_errno(search->children->program, object->a);
}

static bool points_to_private(struct search *search, value_id pointer) {
    const struct value *value = world_value(search->world, pointer);
    if (points_to_errno(search, value) ||
        is_own_allocation(search->children, search->site, search->world, pointer))
        return true;
    return search->follows_meetings && value->kind == VALUE_SYMBOL &&
           value->origin == SYMBOL_MERGE && meets_private(search, pointer);
}

static bool is_cell_private(struct search *search, cell_id cell) {
    bool is = is_private_object(search, world_cell(search->world, cell)->object);
    VEC_FREE(&search->met);
    return is;
}

bool is_private(const struct children *children, const struct site *site, const struct world *world,
                cell_id cell) {
    struct search search = {.children = children, .site = site, .world = world};
    return is_cell_private(&search, cell);
}

void drop_private_writes(const struct children *children, struct site *site,
                         const struct world *world) {
    struct search search = {
        .children = children, .site = site, .world = world, .follows_meetings = true};
    size_t kept = 0;
    for (size_t i = 0; i < site->events.count; i++) {
        struct child_event *event = &site->events.at[i];
        if (event->kind == EVENT_WRITE && is_cell_private(&search, event->cell))
            VEC_FREE(&event->when);
        else
            site->events.at[kept++] = *event;
    }
    site->events.count = kept;
}
