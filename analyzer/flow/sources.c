/* What the symbols of meetings stand for: kept for all paths together. */
#include "flow/world.h"

void world_note_source(struct world *world, value_id symbol, value_id source) {
    while (world->sources.count <= symbol)
        VEC_PUSH(&world->sources, (id_list){0});
    id_list *sources = &world->sources.at[symbol];
    for (size_t i = 0; i < sources->count; i++)
        if (sources->at[i] == source)
            return;
    if (source != symbol)
        VEC_PUSH(sources, source);
}

const id_list *world_sources(const struct world *world, value_id symbol) {
    static const id_list none = {0};
    return symbol < world->sources.count ? &world->sources.at[symbol] : &none;
}
