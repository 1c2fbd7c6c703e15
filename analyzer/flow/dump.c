#include "flow/state.h"

static void object_dump(const struct world *world, object_id id, struct text *out) {
    const struct object *object = world_object(world, id);
    switch (object->kind) {
    case OBJECT_LOCAL:
        text_puts(out, world_local_name(world, object));
        if (object->a != FRAME_ROOT)
            text_printf(out, "@%u", object->a);
        break;
    case OBJECT_REGISTER:
        text_printf(out, "%%%u@%u", object->b, object->a);
        break;
    case OBJECT_GLOBAL:
        text_puts(out, world_global_name(world, object));
        break;
    case OBJECT_LITERAL:
        text_printf(out, "literal%u", object->a);
        break;
    case OBJECT_POINTEE:
        text_puts(out, "*(");
        value_dump(world, object->a, out);
        text_puts(out, ")");
        break;
    case OBJECT_ANSWERS:
        text_puts(out, "answers");
        break;
    case OBJECT_PROCESS:
        text_puts(out, "process");
        break;
    case OBJECT_ERRNO:
        text_puts(out, "errno");
        break;
    case OBJECT_ANYWHERE:
        text_puts(out, "anywhere");
        break;
    }
}

void cell_dump(const struct world *world, cell_id id, struct text *out) {
    const struct cell *cell = world_cell(world, id);
    object_dump(world, cell->object, out);
    if (cell->index) {
        text_puts(out, "[");
        value_dump(world, cell->index, out);
        text_puts(out, "]");
    }
    if (cell->offset)
        text_printf(out, "%+lld", (long long)cell->offset);
    if (cell->size)
        text_printf(out, ":%llu", (unsigned long long)cell->size);
    if (cell->bit_end)
        text_printf(out, " bits %u-%u", cell->bit_begin, cell->bit_end);
}

static void symbol_dump(const struct world *world, const struct value *value, struct text *out) {
    switch (value->origin) {
    case SYMBOL_MEMORY:
        cell_dump(world, value->a, out);
        if (value->b)
            text_printf(out, "'%u", value->b);
        break;
    case SYMBOL_RESULT:
        text_printf(out, "result%u@%u", value->b, value->a);
        break;
    case SYMBOL_PROCESS:
        text_printf(out, "process%u@%u", value->b, value->a);
        break;
    case SYMBOL_SITE:
        text_puts(out, "vfork");
        break;
    case SYMBOL_MERGE:
        text_puts(out, "merge(");
        cell_dump(world, value->a, out);
        text_puts(out, ")");
        break;
    case SYMBOL_IDENTITY:
        text_printf(out, "%s%u", value->b == IDENTITY_THREAD ? "thread" : "process", value->a);
        break;
    }
}

void value_dump(const struct world *world, value_id id, struct text *out) {
    const struct value *value = world_value(world, id);
    switch (value->kind) {
    case VALUE_UNKNOWN:
        text_puts(out, "?");
        break;
    case VALUE_INT:
        text_printf(out, "%lld", (long long)value->number);
        break;
    case VALUE_ADDRESS:
        text_puts(out, "&");
        object_dump(world, value->object, out);
        if (value->number)
            text_printf(out, "%+lld", (long long)value->number);
        break;
    case VALUE_FUNCTION:
        text_puts(out, world_function_name(world, value->a));
        break;
    case VALUE_SYMBOL:
        symbol_dump(world, value, out);
        break;
    case VALUE_BINARY:
        text_puts(out, "(");
        value_dump(world, value->a, out);
        text_printf(out, " %s ", ir_operator_name(value->op));
        value_dump(world, value->b, out);
        text_puts(out, ")");
        break;
    case VALUE_JUMP:
        text_printf(out, "setjmp@%u", value->a);
        break;
    }
}
