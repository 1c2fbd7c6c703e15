#include "base/bytes.h"
#include "base/memory.h"
#include "ir/flags.h"
#include "ir/operands.h"
#include "ir/wire.h"
#include "ir/wire_format.h"

#include <stdlib.h>
#include <string.h>

/* After an error every list ends. */
struct reader {
    struct byte_reader in;
    struct ir_unit *unit;
    const char **strings;
    size_t string_count;
    struct ir_loc last;
};

/* An index that may be IR_NONE. */
static uint32_t get_index(struct reader *r) {
    return bytes_u32(&r->in) - 1;
}

#define NEW_ARRAY(r, type, count)                                                                  \
    ((count) ? (type *)arena_alloc((r)->unit->arena, (count) * sizeof(type)) : NULL)

static const char *string_at(struct reader *r, uint64_t index) {
    if (index >= r->string_count) {
        bytes_fail(&r->in, BYTES_CORRUPT);
        return "";
    }
    return r->strings[index];
}

static const char *get_string(struct reader *r) {
    return string_at(r, bytes_number(&r->in));
}

/* A string that may be NULL. */
static const char *get_optional(struct reader *r) {
    uint64_t stored = bytes_number(&r->in);
    return stored ? string_at(r, stored - 1) : NULL;
}

static void get_loc(struct reader *r, struct ir_loc *loc) {
    uint64_t changes = bytes_limited(&r->in, LOC_ALL);
    struct ir_loc *last = &r->last;
    if (changes & LOC_LINE)
        last->line += (uint32_t)bytes_signed(&r->in);
    if (changes & LOC_COLUMN)
        last->column = bytes_u32(&r->in);
    if (changes & LOC_RANGE) {
        last->begin_column = bytes_u32(&r->in);
        last->end_column = bytes_u32(&r->in);
    }
    if (changes & LOC_FILE)
        last->file = get_index(r);
    if (changes & LOC_MACRO) {
        last->macro = get_optional(r);
        last->macro_file = get_index(r);
        last->macro_line = bytes_u32(&r->in);
    }
    *loc = *last;
}

#define COUNT_FLAG(field) +1
#define UNPACK(field)     s->field = (flags >> bit++) & 1;
#define GET_FLAGS(r, type, list, object)                                                           \
    do {                                                                                           \
        type *s = (object);                                                                        \
        uint64_t flags = bytes_limited(&(r)->in, (UINT64_C(1) << (0 list(COUNT_FLAG))) - 1);       \
        unsigned bit = 0;                                                                          \
        list(UNPACK)                                                                               \
    } while (0)

static void get_place(struct reader *r, struct ir_place *place) {
    uint64_t head = bytes_limited(&r->in, PLACE_ALL);
    place->base = (enum ir_base)(head & PLACE_BASE);
    place->is_volatile = (head & PLACE_VOLATILE) != 0;
    place->is_bitfield = (head & PLACE_BITFIELD) != 0;
    place->id = bytes_u32(&r->in);
    place->size = bytes_number(&r->in);
    place->name = get_string(r);
    if (place->is_bitfield) {
        place->bit_begin = (uint8_t)bytes_limited(&r->in, UINT8_MAX);
        place->bit_end = (uint8_t)bytes_limited(&r->in, UINT8_MAX);
    }
    if (head & PLACE_OFFSET)
        place->offset = bytes_signed(&r->in);
    if (head & PLACE_INDEX) {
        place->index = bytes_u32(&r->in);
        place->scale = bytes_number(&r->in);
        place->extent_begin = bytes_signed(&r->in);
        place->extent_end = bytes_signed(&r->in);
    }
}

static void get_args(struct reader *r, struct ir_op *op) {
    op->arg_count = bytes_count(&r->in, 1);
    op->args = NEW_ARRAY(r, ir_reg, op->arg_count);
    for (uint32_t i = 0; i < op->arg_count; i++)
        op->args[i] = bytes_u32(&r->in);
}

static void get_operands(struct reader *r, struct ir_op *op, unsigned operands) {
    if (operands & IR_OPERAND_OP)
        op->op = (enum ir_operator)bytes_limited(&r->in, IR_OPERATORS - 1);
    if (operands & IR_OPERAND_A)
        op->a = bytes_u32(&r->in);
    if (operands & IR_OPERAND_B)
        op->b = bytes_u32(&r->in);
    if (operands & IR_OPERAND_IMM)
        op->imm = bytes_signed(&r->in);
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
    op->code = (enum ir_opcode)bytes_limited(&r->in, IR_OPCODES - 1);
    GET_FLAGS(r, struct ir_op, OP_FLAGS, op);
    op->bits = (uint16_t)bytes_limited(&r->in, UINT16_MAX);
    if (ir_opcode_has_dst(op->code))
        op->dst = bytes_u32(&r->in);
    get_operands(r, op, ir_operands(op->code));
    get_loc(r, &op->loc);
}

static void get_cases(struct reader *r, struct ir_block *block) {
    uint32_t count = block->target_count ? block->target_count - 1 : 0;
    block->cases = NEW_ARRAY(r, struct ir_case, count);
    for (uint32_t i = 0; i < count && !r->in.error; i++) {
        block->cases[i].low = bytes_signed(&r->in);
        block->cases[i].high = bytes_signed(&r->in);
    }
}

static void get_exit(struct reader *r, struct ir_block *block) {
    block->exit = (enum ir_exit)bytes_limited(&r->in, IR_EXITS - 1);
    GET_FLAGS(r, struct ir_block, BLOCK_FLAGS, block);
    block->value = bytes_u32(&r->in);
    block->target_count = bytes_count(&r->in, 1);
    block->targets = NEW_ARRAY(r, uint32_t, block->target_count);
    for (uint32_t i = 0; i < block->target_count; i++)
        block->targets[i] = bytes_u32(&r->in);
    if (block->exit == IR_SWITCH)
        get_cases(r, block);
    get_loc(r, &block->loc);
}

static void get_block(struct reader *r, struct ir_block *block) {
    block->op_count = bytes_count(&r->in, OP_MIN_BYTES);
    block->ops = NEW_ARRAY(r, struct ir_op, block->op_count);
    for (uint32_t i = 0; i < block->op_count && !r->in.error; i++)
        get_op(r, &block->ops[i]);
    get_exit(r, block);
}

static void get_local(struct reader *r, struct ir_local *local) {
    local->name = get_string(r);
    local->size = bytes_number(&r->in);
    GET_FLAGS(r, struct ir_local, LOCAL_FLAGS, local);
    local->depth = bytes_u32(&r->in);
    get_loc(r, &local->loc);
}

static void get_body(struct reader *r, struct ir_function *function) {
    function->register_count = bytes_u32(&r->in);
    function->parameter_count = bytes_u32(&r->in);
    function->local_count = bytes_count(&r->in, LOCAL_MIN_BYTES);
    function->locals = NEW_ARRAY(r, struct ir_local, function->local_count);
    for (uint32_t i = 0; i < function->local_count && !r->in.error; i++)
        get_local(r, &function->locals[i]);
    function->block_count = bytes_count(&r->in, BLOCK_MIN_BYTES);
    function->blocks = NEW_ARRAY(r, struct ir_block, function->block_count);
    for (uint32_t i = 0; i < function->block_count && !r->in.error; i++)
        get_block(r, &function->blocks[i]);
}

static void get_function(struct reader *r, struct ir_function *function) {
    function->name = get_string(r);
    function->asm_name = get_string(r);
    function->alias_of = get_string(r);
    function->type = get_string(r);
    function->linkage = (enum ir_linkage)bytes_limited(&r->in, IR_NO_LINKAGE);
    GET_FLAGS(r, struct ir_function, FUNCTION_FLAGS, function);
    function->annotation_count = bytes_count(&r->in, ANNOTATION_MIN_BYTES);
    function->annotations = NEW_ARRAY(r, struct ir_annotation, function->annotation_count);
    for (uint32_t i = 0; i < function->annotation_count && !r->in.error; i++) {
        function->annotations[i].text = get_string(r);
        get_loc(r, &function->annotations[i].loc);
    }
    get_loc(r, &function->loc);
    get_loc(r, &function->end);
    get_body(r, function);
}

static void get_init(struct reader *r, struct ir_init *init) {
    init->offset = bytes_signed(&r->in);
    init->is_integer = bytes_bool(&r->in);
    init->func = get_index(r);
    init->global = get_index(r);
    init->size = bytes_number(&r->in);
    init->value = bytes_signed(&r->in);
}

static void get_global(struct reader *r, struct ir_global *global) {
    global->name = get_string(r);
    global->asm_name = get_string(r);
    global->alias_of = get_string(r);
    global->function = get_string(r);
    global->linkage = (enum ir_linkage)bytes_limited(&r->in, IR_NO_LINKAGE);
    global->size = bytes_number(&r->in);
    GET_FLAGS(r, struct ir_global, GLOBAL_FLAGS, global);
    global->init_count = bytes_count(&r->in, INIT_MIN_BYTES);
    global->inits = NEW_ARRAY(r, struct ir_init, global->init_count);
    for (uint32_t i = 0; i < global->init_count && !r->in.error; i++)
        get_init(r, &global->inits[i]);
    get_loc(r, &global->loc);
}

static void get_presumed(struct reader *r, struct ir_unit *unit) {
    unit->presumed_count = bytes_count(&r->in, PRESUMED_MIN_BYTES);
    unit->presumed = NEW_ARRAY(r, struct ir_presumed, unit->presumed_count);
    for (uint32_t i = 0; i < unit->presumed_count && !r->in.error; i++) {
        unit->presumed[i].file = bytes_u32(&r->in);
        unit->presumed[i].line = bytes_u32(&r->in);
        unit->presumed[i].as_path = get_string(r);
        unit->presumed[i].as_line = bytes_u32(&r->in);
    }
}

static void get_files_and_literals(struct reader *r, struct ir_unit *unit) {
    unit->file_count = bytes_count(&r->in, FILE_MIN_BYTES);
    unit->files = NEW_ARRAY(r, struct ir_file, unit->file_count);
    for (uint32_t i = 0; i < unit->file_count && !r->in.error; i++) {
        unit->files[i].path = get_string(r);
        unit->files[i].is_system = bytes_bool(&r->in);
    }
    get_presumed(r, unit);
    unit->literal_count = bytes_count(&r->in, 1);
    unit->literals = NEW_ARRAY(r, const char *, unit->literal_count);
    for (uint32_t i = 0; i < unit->literal_count; i++)
        unit->literals[i] = get_string(r);
}

static void get_messages(struct reader *r, struct ir_unit *unit) {
    unit->message_count = bytes_count(&r->in, MESSAGE_MIN_BYTES);
    unit->messages = NEW_ARRAY(r, struct ir_message, unit->message_count);
    for (uint32_t i = 0; i < unit->message_count && !r->in.error; i++) {
        unit->messages[i].is_error = bytes_bool(&r->in);
        unit->messages[i].text = get_string(r);
        get_loc(r, &unit->messages[i].loc);
    }
}

static void get_unit(struct reader *r, struct ir_unit *unit) {
    unit->main_file = get_string(r);
    unit->target = get_string(r);
    unit->object_count = bytes_count(&r->in, OBJECT_MIN_BYTES);
    unit->objects = NEW_ARRAY(r, const char *, unit->object_count);
    for (uint32_t i = 0; i < unit->object_count; i++)
        unit->objects[i] = get_string(r);
    unit->pointer_size = bytes_u32(&r->in);
    GET_FLAGS(r, struct ir_unit, UNIT_FLAGS, unit);
    get_files_and_literals(r, unit);
    unit->global_count = bytes_count(&r->in, GLOBAL_MIN_BYTES);
    unit->globals = NEW_ARRAY(r, struct ir_global, unit->global_count);
    for (uint32_t i = 0; i < unit->global_count && !r->in.error; i++)
        get_global(r, &unit->globals[i]);
    unit->function_count = bytes_count(&r->in, FUNCTION_MIN_BYTES);
    unit->functions = NEW_ARRAY(r, struct ir_function, unit->function_count);
    for (uint32_t i = 0; i < unit->function_count && !r->in.error; i++)
        get_function(r, &unit->functions[i]);
    get_messages(r, unit);
}

/* Interns the string table. */
static void get_strings(struct reader *r) {
    r->string_count = bytes_count(&r->in, 1);
    r->strings = mem_calloc(r->string_count, sizeof *r->strings);
    for (size_t i = 0; i < r->string_count && !r->in.error; i++) {
        uint32_t length = bytes_count(&r->in, 1);
        const char *string = bytes_take(&r->in, length);
        if (memchr(string, '\0', length))
            bytes_fail(&r->in, BYTES_CORRUPT);
        r->strings[i] = intern_n(r->unit->strings, string, length);
    }
}

static const char *const reasons[] = {
    [BYTES_TRUNCATED] = "the facts are truncated",
    [BYTES_CORRUPT] = "the facts are corrupt",
};

unsigned ir_wire_version(void) {
    return (unsigned char)WIRE_MAGIC[WIRE_MAGIC_SIZE - 1];
}

/* What is wrong with the head of LENGTH bytes at AT; NULL where nothing is. */
static const char *check_magic(const unsigned char *at, size_t length) {
    size_t compared = length < WIRE_MAGIC_SIZE ? length : WIRE_MAGIC_SIZE;
    if (memcmp(at, WIRE_MAGIC, compared < WIRE_MAGIC_SIZE ? compared : WIRE_MAGIC_SIZE - 1) != 0)
        return "these are not facts of a unit";
    if (length < WIRE_MAGIC_SIZE)
        return reasons[BYTES_TRUNCATED];
    return at[WIRE_MAGIC_SIZE - 1] != ir_wire_version() ? "the facts are of another version" : NULL;
}

/* Reads what follows the head into UNIT; what is wrong with it, or NULL. */
static const char *get_all(struct byte_reader in, struct ir_unit *unit) {
    struct reader r = {.in = in, .unit = unit};
    get_strings(&r);
    if (!r.in.error)
        get_unit(&r, unit);
    free(r.strings);
    if (!r.in.error && r.in.at != r.in.end)
        return "bytes follow the facts";
    return r.in.error ? reasons[r.in.error] : ir_verify(unit);
}

struct ir_unit *ir_decode(const void *bytes, size_t length, const char **error) {
    const unsigned char *start = bytes;
    const char *reason = check_magic(start, length);
    struct ir_unit *unit = ir_unit_new();
    if (!reason)
        reason = get_all((struct byte_reader){start + WIRE_MAGIC_SIZE, start + length, BYTES_GOOD},
                         unit);
    if (!reason)
        return unit;
    ir_unit_free(unit);
    *error = reason;
    return NULL;
}
