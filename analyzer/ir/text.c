#include "ir/text.h"

#include "ir/flags.h"
#include "ir/operands.h"

#include <inttypes.h>
#include <string.h>

enum { COMMENT_COLUMN = 44 };

struct printer {
    const struct ir_unit *unit;
    const struct ir_function *function;
    struct text *out;
};

/* A source text with what would break the line or confuse a terminal escaped. */
static void print_quoted(struct text *out, const char *string, char quote) {
    text_add(out, &quote, 1);
    for (const char *p = string ? string : ""; *p; p++) {
        unsigned char c = (unsigned char)*p;
        if (c == '\n')
            text_puts(out, "\\n");
        else if (c < ' ' || c == 0x7f)
            text_printf(out, "\\%03o", c);
        else if (c == (unsigned char)quote || c == '\\')
            text_printf(out, "\\%c", c);
        else
            text_add(out, p, 1);
    }
    text_add(out, &quote, 1);
}

static const char *base_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static const char *file_name(const struct ir_unit *unit, uint32_t file) {
    return file < unit->file_count ? base_name(unit->files[file].path) : "?";
}

static void print_loc(const struct ir_unit *unit, const struct ir_loc *loc, struct text *out) {
    if (loc->line)
        text_printf(out, " %s:%u:%u", file_name(unit, loc->file), loc->line, loc->column);
}

/* Ends the line that began at START with "; line:column", with the file's name where it is not the
 * function's. */
static void end_line(const struct printer *p, size_t start, const struct ir_loc *loc) {
    struct text *out = p->out;
    if (loc->line) {
        size_t width = out->length - start;
        text_printf(out, "%*s; ", width < COMMENT_COLUMN ? (int)(COMMENT_COLUMN - width) : 1, "");
        if (loc->file != p->function->loc.file)
            text_printf(out, "%s:", file_name(p->unit, loc->file));
        text_printf(out, "%u:%u", loc->line, loc->column);
        if (loc->macro)
            text_printf(out, " in %s", loc->macro);
    }
    text_puts(out, "\n");
}

/* A flag's name without its "is_". */
static void print_flag(struct text *out, bool set, const char *field) {
    if (set)
        text_printf(out, " %s", strncmp(field, "is_", 3) == 0 ? field + 3 : field);
}

#define PRINT_FLAG(field) print_flag(out, s->field, #field);

/* A compound literal has none. */
static const char *global_name(const struct ir_unit *unit, uint32_t id) {
    const char *name = id < unit->global_count ? unit->globals[id].name : "?";
    return *name ? name : "-";
}

static const char *const linkage_names[] = {"", " static", " static local"};

static bool name_is_shared(const struct ir_function *function, uint32_t id) {
    for (uint32_t i = 0; i < function->local_count; i++)
        if (i != id && strcmp(function->locals[i].name, function->locals[id].name) == 0)
            return true;
    return false;
}

/* A local's name, with its index where the name alone does not tell which. */
static void print_local_name(const struct ir_function *function, uint32_t id, struct text *out) {
    if (id >= function->local_count) {
        text_puts(out, "?");
        return;
    }
    const char *name = function->locals[id].name;
    text_puts(out, name);
    if (*name == '\0' || name_is_shared(function, id))
        text_printf(out, ".%u", id);
}

static uint64_t print_base(const struct printer *p, const struct ir_place *place) {
    const struct ir_unit *unit = p->unit;
    switch (place->base) {
    case IR_LOCAL:
        print_local_name(p->function, place->id, p->out);
        return place->id < p->function->local_count ? p->function->locals[place->id].size : 0;
    case IR_GLOBAL:
        text_printf(p->out, "@%s", global_name(unit, place->id));
        return place->id < unit->global_count ? unit->globals[place->id].size : 0;
    case IR_DEREF:
        text_printf(p->out, "*%%%u", place->id);
        return 0;
    case IR_LITERAL:
        print_quoted(p->out, place->id < unit->literal_count ? unit->literals[place->id] : "?",
                     '"');
        return place->size;
    }
    return 0;
}

static void print_index(const struct ir_place *place, struct text *out) {
    text_printf(out, "[%%%u*%" PRIu64, place->index, place->scale);
    if (place->extent_begin < place->extent_end)
        text_printf(out, " in %" PRId64 "..%" PRId64, place->extent_begin, place->extent_end);
    text_puts(out, "]");
}

/* base+offset[index]:size 'source text'; the size and the text only where the base does not tell
 * them. */
static void print_place(const struct printer *p, const struct ir_place *place) {
    struct text *out = p->out;
    bool is_part = place->base == IR_DEREF || place->offset || place->index;
    uint64_t whole = print_base(p, place);
    if (place->offset)
        text_printf(out, "%+" PRId64, place->offset);
    if (place->index)
        print_index(place, out);
    if (place->size != whole)
        text_printf(out, ":%" PRIu64, place->size);
    print_flag(out, place->is_volatile, "volatile");
    if (place->is_bitfield)
        text_printf(out, " bits %u-%u", place->bit_begin, place->bit_end);
    if (is_part && place->name && *place->name) {
        text_puts(out, " ");
        print_quoted(out, place->name, '\'');
    }
}

/* The result's type, left out where it is int. */
static void print_type(const struct ir_op *op, struct text *out) {
    if (op->is_pointer)
        text_puts(out, ":ptr");
    else if (op->bits == 0)
        text_puts(out, ":any");
    else if (op->bits != 32 || !op->is_signed)
        text_printf(out, ":%c%u", op->is_signed ? 'i' : 'u', op->bits);
}

static void print_args(const struct ir_op *op, struct text *out) {
    text_puts(out, "(");
    for (uint32_t i = 0; i < op->arg_count; i++)
        text_printf(out, "%s%%%u", i ? ", " : "", op->args[i]);
    text_puts(out, ")");
}

static void print_callee(const struct printer *p, const struct ir_op *op) {
    if (op->func != IR_NONE)
        text_puts(p->out,
                  op->func < p->unit->function_count ? p->unit->functions[op->func].name : "?");
    else
        text_printf(p->out, "*%%%u", op->a);
    if (op->text && *op->text && op->code == IR_CALL) {
        text_puts(p->out, " ");
        print_quoted(p->out, op->text, '\'');
    }
}

static void print_text(const struct ir_op *op, struct text *out) {
    if (op->text && *op->text) {
        print_quoted(out, op->text, '\'');
        text_puts(out, " ");
    }
}

/* The operands of all operations that have no syntax of their own: "place, %a, %b, imm". */
static void print_plain_operands(const struct printer *p, const struct ir_op *op) {
    unsigned operands = ir_operands(op->code);
    const char *separator = "";
    if (operands & IR_OPERAND_PLACE) {
        print_place(p, &op->place);
        separator = ", ";
    }
    if (operands & IR_OPERAND_FROM) {
        text_puts(p->out, separator);
        print_place(p, &op->from);
    }
    if (operands & IR_OPERAND_A) {
        text_printf(p->out, "%s%%%u", separator, op->a);
        separator = ", ";
    }
    if (operands & IR_OPERAND_B)
        text_printf(p->out, ", %%%u", op->b);
    if (operands & IR_OPERAND_IMM)
        text_printf(p->out, "%s%" PRId64, operands & IR_OPERAND_A ? "*" : "", op->imm);
}

static void print_operands(const struct printer *p, const struct ir_op *op) {
    unsigned operands = ir_operands(op->code);
    if (operands & IR_OPERAND_FUNC)
        print_callee(p, op);
    else if (operands & IR_OPERAND_TEXT)
        print_text(op, p->out);
    else
        print_plain_operands(p, op);
    if (operands & IR_OPERAND_ARGS)
        print_args(op, p->out);
}

static void print_op(const struct printer *p, const struct ir_op *op) {
    struct text *out = p->out;
    size_t start = out->length;
    text_puts(out, "    ");
    if (ir_opcode_has_dst(op->code) && op->dst) {
        text_printf(out, "%%%u", op->dst);
        print_type(op, out);
        text_puts(out, " = ");
    }
    bool has_operator = ir_operands(op->code) & IR_OPERAND_OP;
    text_puts(out, has_operator ? ir_operator_name(op->op) : ir_opcode_name(op->code));
    if (ir_operands(op->code))
        text_puts(out, " ");
    print_operands(p, op);
    print_flag(out, op->is_initializer, "init");
    print_flag(out, op->is_callback_unwind, "cleanup");
    end_line(p, start, &op->loc);
}

/* What leads to a switch's target INDEX. */
static void print_case(const struct ir_block *block, uint32_t index, struct text *out) {
    if (index + 1 == block->target_count) {
        text_puts(out, "else -> ");
        return;
    }
    const struct ir_case *value = &block->cases[index];
    text_printf(out, "%" PRId64, value->low);
    if (value->high != value->low)
        text_printf(out, "..%" PRId64, value->high);
    text_puts(out, " -> ");
}

static void print_exit(const struct printer *p, const struct ir_block *block) {
    struct text *out = p->out;
    size_t start = out->length;
    const char *separator = " ";
    text_printf(out, "    %s", ir_exit_name(block->exit));
    if (block->value) {
        text_printf(out, " %%%u", block->value);
        separator = ", ";
    }
    for (uint32_t i = 0; i < block->target_count; i++, separator = ", ") {
        text_puts(out, separator);
        if (block->exit == IR_SWITCH)
            print_case(block, i, out);
        text_printf(out, "b%u", block->targets[i]);
    }
    print_flag(out, block->exit == IR_SWITCH && !block->is_signed, "unsigned");
    print_flag(out, block->explicit_jump, "explicit");
    end_line(p, start, &block->loc);
}

static void print_local(const struct printer *p, uint32_t id) {
    const struct ir_local *s = &p->function->locals[id];
    struct text *out = p->out;
    size_t start = out->length;
    text_printf(out, "  local %u %s size %" PRIu64, id, *s->name ? s->name : "-", s->size);
    LOCAL_FLAGS(PRINT_FLAG)
    if (s->depth > 1)
        text_printf(out, " depth %u", s->depth);
    end_line(p, start, &s->loc);
}

static void print_header(const struct ir_unit *unit, const struct ir_function *s,
                         struct text *out) {
    text_puts(out, s->is_defined ? "function " : "declare ");
    print_quoted(out, s->name, '\'');
    text_printf(out, " %s", s->type);
    if (strcmp(s->asm_name, s->name) != 0)
        text_printf(out, " asm %s", s->asm_name);
    if (*s->alias_of)
        text_printf(out, " alias %s", s->alias_of);
    text_puts(out, linkage_names[s->linkage]);
    FUNCTION_TRAITS(PRINT_FLAG)
    for (uint32_t i = 0; i < s->annotation_count; i++) {
        text_puts(out, " annotate ");
        print_quoted(out, s->annotations[i].text, '"');
    }
    print_loc(unit, &s->loc, out);
    text_puts(out, "\n");
}

void ir_dump_function(const struct ir_unit *unit, const struct ir_function *function,
                      struct text *out) {
    struct printer p = {.unit = unit, .function = function, .out = out};
    print_header(unit, function, out);
    for (uint32_t i = 0; i < function->local_count; i++)
        print_local(&p, i);
    for (uint32_t i = 0; i < function->block_count; i++) {
        text_printf(out, "  b%u:\n", i);
        for (uint32_t k = 0; k < function->blocks[i].op_count; k++)
            print_op(&p, &function->blocks[i].ops[k]);
        print_exit(&p, &function->blocks[i]);
    }
}

static void print_init(const struct ir_unit *unit, const struct ir_init *init, struct text *out) {
    text_printf(out, "  %+" PRId64, init->offset);
    if (init->func < unit->function_count)
        text_printf(out, " function '%s'", unit->functions[init->func].name);
    if (init->global < unit->global_count)
        text_printf(out, " @%s", global_name(unit, init->global));
    if (init->is_integer)
        text_printf(out, ":%" PRIu64 " = %" PRId64, init->size, init->value);
    text_puts(out, "\n");
}

static void print_global(const struct ir_unit *unit, const struct ir_global *s, struct text *out) {
    text_printf(out, "global @%s", *s->name ? s->name : "-");
    if (strcmp(s->asm_name, s->name) != 0)
        text_printf(out, " asm %s", s->asm_name);
    if (*s->alias_of)
        text_printf(out, " alias %s", s->alias_of);
    if (*s->function)
        text_printf(out, " of '%s'", s->function);
    text_printf(out, " size %" PRIu64 "%s", s->size, linkage_names[s->linkage]);
    GLOBAL_FLAGS(PRINT_FLAG)
    print_loc(unit, &s->loc, out);
    text_puts(out, "\n");
    for (uint32_t i = 0; i < s->init_count; i++)
        print_init(unit, &s->inits[i], out);
}

static void print_message(const struct ir_unit *unit, const struct ir_message *message,
                          struct text *out) {
    text_puts(out, message->is_error ? "error" : "note");
    print_loc(unit, &message->loc, out);
    text_puts(out, " ");
    print_quoted(out, message->text, '"');
    text_puts(out, "\n");
}

void ir_dump_unit(const struct ir_unit *unit, struct text *out) {
    const struct ir_unit *s = unit;
    text_printf(out, "unit %s target %s", base_name(unit->main_file), unit->target);
    UNIT_FLAGS(PRINT_FLAG)
    for (uint32_t i = 0; i < unit->object_count; i++)
        text_printf(out, " object %s", unit->objects[i]);
    text_puts(out, "\n");
    for (uint32_t i = 0; i < unit->presumed_count; i++)
        text_printf(out, "line %s:%u is %s:%u\n",
                    base_name(unit->files[unit->presumed[i].file].path), unit->presumed[i].line,
                    base_name(unit->presumed[i].as_path), unit->presumed[i].as_line);
    for (uint32_t i = 0; i < unit->message_count; i++)
        print_message(unit, &unit->messages[i], out);
    for (uint32_t i = 0; i < unit->global_count; i++)
        print_global(unit, &unit->globals[i], out);
    for (uint32_t i = 0; i < unit->function_count; i++)
        ir_dump_function(unit, &unit->functions[i], out);
}
