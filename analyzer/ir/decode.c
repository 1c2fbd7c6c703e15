#include "base/memory.h"
#include "ir/flags.h"
#include "ir/operands.h"
#include "ir/wire.h"
#include "ir/wire_format.h"

#include <stdlib.h>
#include <string.h>

/* The first error sticks: after it every number reads as 0 and every list ends. */
struct reader {
    const unsigned char *at, *end;
    const char *error;
    struct ir_unit *unit;
    const char **strings;
    size_t string_count;
    struct ir_loc last;
};

static const char truncated[] = "the facts are truncated";
static const char corrupt[] = "the facts are corrupt";

static uint64_t fail(struct reader *r, const char *reason) {
    if (!r->error)
        r->error = reason;
    r->at = r->end;
    return 0;
}

static uint64_t get(struct reader *r) {
    uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (r->at == r->end)
            return fail(r, truncated);
        uint64_t byte = *r->at++;
        value |= (byte & 0x7f) << shift;
        if (byte < 0x80)
            return shift == 63 && byte > 1 ? fail(r, corrupt) : value;
    }
    return fail(r, corrupt);
}

static int64_t get_signed(struct reader *r) {
    uint64_t value = get(r);
    return (int64_t)((value >> 1) ^ (value & 1 ? UINT64_MAX : 0));
}

/* A number of at most LIMIT. */
static uint64_t get_limited(struct reader *r, uint64_t limit) {
    uint64_t value = get(r);
    return value > limit ? fail(r, corrupt) : value;
}

static uint32_t get_u32(struct reader *r) {
    return (uint32_t)get_limited(r, UINT32_MAX);
}

static bool get_bool(struct reader *r) {
    return get_limited(r, 1) != 0;
}

/* An index that may be IR_NONE. */
static uint32_t get_index(struct reader *r) {
    return get_u32(r) - 1;
}

/* The number of elements that follow, each of which takes at least ELEMENT_BYTES: a count that the
 * rest cannot hold must not lead to an allocation. */
static uint32_t get_count(struct reader *r, size_t element_bytes) {
    uint64_t count = get_u32(r);
    size_t room = (size_t)(r->end - r->at) / element_bytes;
    return (uint32_t)(count > room ? fail(r, truncated) : count);
}

#define NEW_ARRAY(r, type, count)                                                                  \
    ((count) ? (type *)arena_alloc((r)->unit->arena, (count) * sizeof(type)) : NULL)

static const char *string_at(struct reader *r, uint64_t index) {
    if (index >= r->string_count) {
        fail(r, corrupt);
        return "";
    }
    return r->strings[index];
}

static const char *get_string(struct reader *r) {
    return string_at(r, get(r));
}

/* A string that may be NULL. */
static const char *get_optional(struct reader *r) {
    uint64_t stored = get(r);
    return stored ? string_at(r, stored - 1) : NULL;
}

static void get_loc(struct reader *r, struct ir_loc *loc) {
    uint64_t changes = get_limited(r, LOC_ALL);
    struct ir_loc *last = &r->last;
    if (changes & LOC_LINE)
        last->line += (uint32_t)get_signed(r);
    if (changes & LOC_COLUMN)
        last->column = get_u32(r);
    if (changes & LOC_RANGE) {
        last->begin_column = get_u32(r);
        last->end_column = get_u32(r);
    }
    if (changes & LOC_FILE)
        last->file = get_index(r);
    if (changes & LOC_MACRO) {
        last->macro = get_optional(r);
        last->macro_file = get_index(r);
        last->macro_line = get_u32(r);
    }
    *loc = *last;
}

#define COUNT_FLAG(field) +1
#define UNPACK(field)     s->field = (flags >> bit++) & 1;
#define GET_FLAGS(r, type, list, object)                                                           \
    do {                                                                                           \
        type *s = (object);                                                                        \
        uint64_t flags = get_limited((r), (UINT64_C(1) << (0 list(COUNT_FLAG))) - 1);              \
        unsigned bit = 0;                                                                          \
        list(UNPACK)                                                                               \
    } while (0)

static void get_place(struct reader *r, struct ir_place *place) {
    uint64_t head = get_limited(r, PLACE_ALL);
    place->base = (enum ir_base)(head & PLACE_BASE);
    place->is_volatile = (head & PLACE_VOLATILE) != 0;
    place->is_bitfield = (head & PLACE_BITFIELD) != 0;
    place->id = get_u32(r);
    place->size = get(r);
    place->name = get_string(r);
    if (place->is_bitfield) {
        place->bit_begin = (uint8_t)get_limited(r, UINT8_MAX);
        place->bit_end = (uint8_t)get_limited(r, UINT8_MAX);
    }
    if (head & PLACE_OFFSET)
        place->offset = get_signed(r);
    if (head & PLACE_INDEX) {
        place->index = get_u32(r);
        place->scale = get(r);
        place->extent_begin = get_signed(r);
        place->extent_end = get_signed(r);
    }
}

static void get_args(struct reader *r, struct ir_op *op) {
    op->arg_count = get_count(r, 1);
    op->args = NEW_ARRAY(r, ir_reg, op->arg_count);
    for (uint32_t i = 0; i < op->arg_count; i++)
        op->args[i] = get_u32(r);
}

static void get_operands(struct reader *r, struct ir_op *op, unsigned operands) {
    if (operands & IR_OPERAND_OP)
        op->op = (enum ir_operator)get_limited(r, IR_OPERATORS - 1);
    if (operands & IR_OPERAND_A)
        op->a = get_u32(r);
    if (operands & IR_OPERAND_B)
        op->b = get_u32(r);
    if (operands & IR_OPERAND_IMM)
        op->imm = get_signed(r);
    op->func = operands & IR_OPERAND_FUNC ? get_index(r) : IR_NONE;
    if (operands & IR_OPERAND_PLACE)
        get_place(r, &op->place);
    if (operands & IR_OPERAND_FROM)
        get_place(r, &op->from);
    if (operands & IR_OPERAND_ARGS)
        get_args(r, op);
    if (operands & IR_OPERAND_TEXT)
        op->text = get_optional(r);
}

static void get_op(struct reader *r, struct ir_op *op) {
    op->code = (enum ir_opcode)get_limited(r, IR_OPCODES - 1);
    GET_FLAGS(r, struct ir_op, OP_FLAGS, op);
    op->bits = (uint16_t)get_limited(r, UINT16_MAX);
    if (ir_opcode_has_dst(op->code))
        op->dst = get_u32(r);
    get_operands(r, op, ir_operands(op->code));
    get_loc(r, &op->loc);
}

static void get_cases(struct reader *r, struct ir_block *block) {
    uint32_t count = block->target_count ? block->target_count - 1 : 0;
    block->cases = NEW_ARRAY(r, struct ir_case, count);
    for (uint32_t i = 0; i < count && !r->error; i++) {
        block->cases[i].low = get_signed(r);
        block->cases[i].high = get_signed(r);
    }
}

static void get_exit(struct reader *r, struct ir_block *block) {
    block->exit = (enum ir_exit)get_limited(r, IR_EXITS - 1);
    GET_FLAGS(r, struct ir_block, BLOCK_FLAGS, block);
    block->value = get_u32(r);
    block->target_count = get_count(r, 1);
    block->targets = NEW_ARRAY(r, uint32_t, block->target_count);
    for (uint32_t i = 0; i < block->target_count; i++)
        block->targets[i] = get_u32(r);
    if (block->exit == IR_SWITCH)
        get_cases(r, block);
    get_loc(r, &block->loc);
}

static void get_block(struct reader *r, struct ir_block *block) {
    block->op_count = get_count(r, OP_MIN_BYTES);
    block->ops = NEW_ARRAY(r, struct ir_op, block->op_count);
    for (uint32_t i = 0; i < block->op_count && !r->error; i++)
        get_op(r, &block->ops[i]);
    get_exit(r, block);
}

static void get_local(struct reader *r, struct ir_local *local) {
    local->name = get_string(r);
    local->size = get(r);
    GET_FLAGS(r, struct ir_local, LOCAL_FLAGS, local);
    local->depth = get_u32(r);
    get_loc(r, &local->loc);
}

static void get_body(struct reader *r, struct ir_function *function) {
    function->register_count = get_u32(r);
    function->parameter_count = get_u32(r);
    function->local_count = get_count(r, LOCAL_MIN_BYTES);
    function->locals = NEW_ARRAY(r, struct ir_local, function->local_count);
    for (uint32_t i = 0; i < function->local_count && !r->error; i++)
        get_local(r, &function->locals[i]);
    function->block_count = get_count(r, BLOCK_MIN_BYTES);
    function->blocks = NEW_ARRAY(r, struct ir_block, function->block_count);
    for (uint32_t i = 0; i < function->block_count && !r->error; i++)
        get_block(r, &function->blocks[i]);
}

static void get_function(struct reader *r, struct ir_function *function) {
    function->name = get_string(r);
    function->asm_name = get_string(r);
    function->alias_of = get_string(r);
    function->type = get_string(r);
    function->linkage = (enum ir_linkage)get_limited(r, IR_NO_LINKAGE);
    GET_FLAGS(r, struct ir_function, FUNCTION_FLAGS, function);
    function->annotation_count = get_count(r, ANNOTATION_MIN_BYTES);
    function->annotations = NEW_ARRAY(r, struct ir_annotation, function->annotation_count);
    for (uint32_t i = 0; i < function->annotation_count && !r->error; i++) {
        function->annotations[i].text = get_string(r);
        get_loc(r, &function->annotations[i].loc);
    }
    get_loc(r, &function->loc);
    get_loc(r, &function->end);
    get_body(r, function);
}

static void get_init(struct reader *r, struct ir_init *init) {
    init->offset = get_signed(r);
    init->is_integer = get_bool(r);
    init->func = get_index(r);
    init->global = get_index(r);
    init->size = get(r);
    init->value = get_signed(r);
}

static void get_global(struct reader *r, struct ir_global *global) {
    global->name = get_string(r);
    global->asm_name = get_string(r);
    global->alias_of = get_string(r);
    global->function = get_string(r);
    global->linkage = (enum ir_linkage)get_limited(r, IR_NO_LINKAGE);
    global->size = get(r);
    GET_FLAGS(r, struct ir_global, GLOBAL_FLAGS, global);
    global->init_count = get_count(r, INIT_MIN_BYTES);
    global->inits = NEW_ARRAY(r, struct ir_init, global->init_count);
    for (uint32_t i = 0; i < global->init_count && !r->error; i++)
        get_init(r, &global->inits[i]);
    get_loc(r, &global->loc);
}

static void get_presumed(struct reader *r, struct ir_unit *unit) {
    unit->presumed_count = get_count(r, PRESUMED_MIN_BYTES);
    unit->presumed = NEW_ARRAY(r, struct ir_presumed, unit->presumed_count);
    for (uint32_t i = 0; i < unit->presumed_count && !r->error; i++) {
        unit->presumed[i].file = get_u32(r);
        unit->presumed[i].line = get_u32(r);
        unit->presumed[i].as_path = get_string(r);
        unit->presumed[i].as_line = get_u32(r);
    }
}

static void get_files_and_literals(struct reader *r, struct ir_unit *unit) {
    unit->file_count = get_count(r, FILE_MIN_BYTES);
    unit->files = NEW_ARRAY(r, struct ir_file, unit->file_count);
    for (uint32_t i = 0; i < unit->file_count && !r->error; i++) {
        unit->files[i].path = get_string(r);
        unit->files[i].is_system = get_bool(r);
    }
    get_presumed(r, unit);
    unit->literal_count = get_count(r, 1);
    unit->literals = NEW_ARRAY(r, const char *, unit->literal_count);
    for (uint32_t i = 0; i < unit->literal_count; i++)
        unit->literals[i] = get_string(r);
}

static void get_messages(struct reader *r, struct ir_unit *unit) {
    unit->message_count = get_count(r, MESSAGE_MIN_BYTES);
    unit->messages = NEW_ARRAY(r, struct ir_message, unit->message_count);
    for (uint32_t i = 0; i < unit->message_count && !r->error; i++) {
        unit->messages[i].is_error = get_bool(r);
        unit->messages[i].text = get_string(r);
        get_loc(r, &unit->messages[i].loc);
    }
}

static void get_unit(struct reader *r, struct ir_unit *unit) {
    unit->main_file = get_string(r);
    unit->target = get_string(r);
    unit->object_count = get_count(r, OBJECT_MIN_BYTES);
    unit->objects = NEW_ARRAY(r, const char *, unit->object_count);
    for (uint32_t i = 0; i < unit->object_count; i++)
        unit->objects[i] = get_string(r);
    unit->pointer_size = get_u32(r);
    GET_FLAGS(r, struct ir_unit, UNIT_FLAGS, unit);
    get_files_and_literals(r, unit);
    unit->global_count = get_count(r, GLOBAL_MIN_BYTES);
    unit->globals = NEW_ARRAY(r, struct ir_global, unit->global_count);
    for (uint32_t i = 0; i < unit->global_count && !r->error; i++)
        get_global(r, &unit->globals[i]);
    unit->function_count = get_count(r, FUNCTION_MIN_BYTES);
    unit->functions = NEW_ARRAY(r, struct ir_function, unit->function_count);
    for (uint32_t i = 0; i < unit->function_count && !r->error; i++)
        get_function(r, &unit->functions[i]);
    get_messages(r, unit);
}

/* Interns the string table. */
static void get_strings(struct reader *r) {
    r->string_count = get_count(r, 1);
    r->strings = mem_calloc(r->string_count, sizeof *r->strings);
    for (size_t i = 0; i < r->string_count && !r->error; i++) {
        uint32_t length = get_count(r, 1);
        const char *string = (const char *)r->at;
        if (memchr(string, '\0', length))
            fail(r, corrupt);
        else
            r->at += length;
        r->strings[i] = intern_n(r->unit->strings, string, length);
    }
}

unsigned ir_wire_version(void) {
    return (unsigned char)WIRE_MAGIC[WIRE_MAGIC_SIZE - 1];
}

static void check_magic(struct reader *r) {
    size_t length = (size_t)(r->end - r->at);
    size_t compared = length < WIRE_MAGIC_SIZE ? length : WIRE_MAGIC_SIZE;
    if (memcmp(r->at, WIRE_MAGIC, compared < WIRE_MAGIC_SIZE ? compared : WIRE_MAGIC_SIZE - 1) != 0)
        fail(r, "these are not facts of a unit");
    else if (length < WIRE_MAGIC_SIZE)
        fail(r, truncated);
    else if (r->at[WIRE_MAGIC_SIZE - 1] != ir_wire_version())
        fail(r, "the facts are of another version");
    else
        r->at += WIRE_MAGIC_SIZE;
}

struct ir_unit *ir_decode(const void *bytes, size_t length, const char **error) {
    struct reader r = {.at = bytes, .end = (const unsigned char *)bytes + length};
    r.unit = ir_unit_new();
    check_magic(&r);
    if (!r.error)
        get_strings(&r);
    if (!r.error)
        get_unit(&r, r.unit);
    free(r.strings);
    if (!r.error && r.at != r.end)
        fail(&r, "bytes follow the facts");
    if (!r.error)
        r.error = ir_verify(r.unit);
    if (!r.error)
        return r.unit;
    ir_unit_free(r.unit);
    *error = r.error;
    return NULL;
}
