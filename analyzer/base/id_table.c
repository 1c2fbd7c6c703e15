#include "base/id_table.h"

#include "base/memory.h"

#include <stdlib.h>

enum { FIRST_ROOM = 64 };

static void put(struct id_table *table, struct id_slot slot) {
    size_t at = slot.hash;
    while (table->slots[at & (table->room - 1)].next_id)
        at++;
    table->slots[at & (table->room - 1)] = slot;
}

static void grow(struct id_table *table) {
    struct id_table old = *table;
    table->room = old.room ? old.room * 2 : FIRST_ROOM;
    table->slots = mem_calloc(table->room, sizeof *table->slots);
    for (size_t i = 0; i < old.room; i++)
        if (old.slots[i].next_id)
            put(table, old.slots[i]);
    free(old.slots);
}

void id_table_add(struct id_table *table, uint32_t hash, uint32_t id) {
    if (table->count * 2 >= table->room) /* half of them free: a search is short */
        grow(table);
    put(table, (struct id_slot){.hash = hash, .next_id = id + 1});
    table->count++;
}

void id_table_free(struct id_table *table) {
    free(table->slots);
    *table = (struct id_table){0};
}
