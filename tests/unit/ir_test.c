/* The unit as bytes and as text. */
#include "base/memory.h"
#include "ir/operands.h"
#include "ir/text.h"
#include "ir/wire.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void *copy_of(struct ir_unit *unit, const void *bytes, size_t size) {
    return memcpy(arena_alloc(unit->arena, size), bytes, size);
}

#define COPY_OF(unit, array) copy_of(unit, array, sizeof(array))

static struct ir_loc at(uint32_t line, uint32_t column) {
    return (struct ir_loc){.line = line, .column = column};
}

static struct ir_place whole_local(uint32_t id, const char *name) {
    return (struct ir_place){.base = IR_LOCAL, .id = id, .size = 4, .name = name};
}

/* The operations of main: one of each code. */
static struct ir_op *make_ops(struct ir_unit *unit, uint32_t *count) {
    struct ir_place state = {.base = IR_GLOBAL, .size = 4, .name = "state", .is_volatile = true};
    struct ir_place member = {.base = IR_DEREF,
                              .id = 2,
                              .offset = -8,
                              .size = 4,
                              .name = "p->x",
                              .is_bitfield = true,
                              .bit_begin = 3,
                              .bit_end = 27};
    struct ir_place element = {.base = IR_LOCAL,
                               .id = 1,
                               .offset = 4,
                               .size = 4,
                               .index = 1,
                               .scale = 4,
                               .extent_end = 16,
                               .name = "a[i]"};
    struct ir_place text = {.base = IR_LITERAL, .size = 3, .name = "\"\\n\""};
    ir_reg two[] = {1, 2};
    ir_reg *args = COPY_OF(unit, two);
    struct ir_loc in_macro = {1, 12, 15, 15, 20, "XVFORK", 0, 3};
    const struct ir_op ops[] = {
        {.code = IR_DECLARE, .place = whole_local(0, "pid"), .loc = at(11, 9)},
        {.code = IR_CALL, .dst = 1, .bits = 32, .is_signed = true, .func = 1, .loc = in_macro},
        {.code = IR_STORE,
         .place = whole_local(0, "pid"),
         .a = 1,
         .is_initializer = true,
         .loc = at(12, 9)},
        {.code = IR_ADDR, .dst = 2, .bits = 64, .is_pointer = true, .place = text},
        {.code = IR_LOAD, .dst = 3, .bits = 32, .place = member, .loc = at(13, 1)},
        {.code = IR_CONST, .dst = 4, .bits = 64, .is_signed = true, .imm = INT64_MIN},
        {.code = IR_BINARY, .op = IR_EQ, .dst = 5, .bits = 32, .is_signed = true, .a = 3, .b = 4},
        {.code = IR_UNARY, .op = IR_LOGNOT, .dst = 6, .bits = 32, .is_signed = true, .a = 5},
        {.code = IR_CAST, .dst = 7, .bits = 8, .a = 6},
        {.code = IR_COPY, .dst = 8, .bits = 32, .is_signed = true, .a = 7},
        {.code = IR_COPY, .dst = 8, .bits = 32, .is_signed = true, .a = 6},
        {.code = IR_PTRADD, .dst = 9, .bits = 64, .is_pointer = true, .a = 2, .b = 8, .imm = 4},
        {.code = IR_FUNC, .dst = 10, .bits = 64, .is_pointer = true, .func = 0},
        {.code = IR_CALL,
         .func = IR_NONE,
         .a = 10,
         .args = args,
         .arg_count = 2,
         .text = "ops->run",
         .is_callback_unwind = true},
        {.code = IR_COPYMEM, .place = state, .from = element},
        {.code = IR_UNDEF, .dst = 11},
        {.code = IR_ASM, .args = args, .arg_count = 1, .text = "memory"},
        {.code = IR_UNKNOWN, .args = args, .arg_count = 2, .text = "nested function"},
    };
    *count = COUNT(ops);
    return COPY_OF(unit, ops);
}

static void make_main(struct ir_unit *unit, struct ir_function *function) {
    const struct ir_local locals[] = {
        {.name = "pid", .size = 4, .is_parameter = true, .loc = at(10, 14)},
        {.name = "a", .size = 16, .is_array = true, .depth = 1, .loc = at(11, 9)},
        {.name = "a", .size = 8, .is_pointer = true, .depth = 2, .loc = at(12, 9)},
        {.name = "", .is_temporary = true, .is_volatile = true, .address_taken = true},
    };
    const uint32_t targets[] = {1, 2, 3};
    const struct ir_case cases[] = {{-1, -1}, {2, 5}};
    uint32_t *to = COPY_OF(unit, targets);
    const struct ir_block blocks[] = {
        {.exit = IR_SWITCH,
         .value = 1,
         .is_signed = true,
         .targets = to,
         .target_count = 3,
         .cases = COPY_OF(unit, cases),
         .loc = at(20, 5)},
        {.exit = IR_BRANCH, .value = 5, .targets = to, .target_count = 2},
        {.exit = IR_JUMP, .targets = to, .target_count = 1, .explicit_jump = true},
        {.exit = IR_COMPUTED, .value = 2, .targets = to, .target_count = 3},
        {.exit = IR_RETURN, .value = 1, .loc = at(30, 5)},
        {.exit = IR_END, .loc = at(31, 1)},
        {.exit = IR_UNREACHABLE},
    };
    const struct ir_annotation notes[] = {{"a note", at(9, 3)}};
    *function = (struct ir_function){.name = "main",
                                     .asm_name = "main",
                                     .alias_of = "",
                                     .type = "int (int)",
                                     .is_defined = true,
                                     .annotations = COPY_OF(unit, notes),
                                     .annotation_count = 1,
                                     .loc = at(10, 5),
                                     .end = at(31, 1),
                                     .parameter_count = 1,
                                     .locals = COPY_OF(unit, locals),
                                     .local_count = COUNT(locals),
                                     .blocks = COPY_OF(unit, blocks),
                                     .block_count = COUNT(blocks),
                                     .register_count = 11,
                                     .returns_value = true};
    function->blocks[0].ops = make_ops(unit, &function->blocks[0].op_count);
}

static void make_globals(struct ir_unit *unit) {
    const struct ir_init inits[] = {
        {.offset = 8, .func = 0, .global = IR_NONE},
        {.offset = 16, .func = IR_NONE, .global = 1},
        {.offset = 24,
         .func = IR_NONE,
         .global = IR_NONE,
         .is_integer = true,
         .size = 4,
         .value = -7},
    };
    const struct ir_global globals[] = {
        {.name = "state",
         .asm_name = "__state14",
         .alias_of = "",
         .function = "",
         .is_weak = true,
         .size = 4,
         .is_volatile = true,
         .is_defined = true,
         .loc = at(3, 12)},
        {.name = "table",
         .asm_name = "table",
         .alias_of = "__state14",
         .function = "main",
         .linkage = IR_NO_LINKAGE,
         .size = 32,
         .is_const = true,
         .is_array = true,
         .inits = COPY_OF(unit, inits),
         .init_count = COUNT(inits),
         .loc = at(4, 12)},
    };
    unit->globals = COPY_OF(unit, globals);
    unit->global_count = COUNT(globals);
}

/* A unit in which every table, operation, exit and optional part occurs. */
static struct ir_unit *make_unit(void) {
    struct ir_unit *unit = ir_unit_new();
    const struct ir_file files[] = {{"/src/spawn.c", false}, {"/usr/include/unistd.h", true}};
    const char *literals[] = {"\n\"x\""};
    const struct ir_message messages[] = {{true, at(9, 1), "unknown type"},
                                          {false, {0}, "nested function skipped"}};
    struct ir_function functions[] = {{0},
                                      {.name = "vfork",
                                       .asm_name = "__vfork14",
                                       .alias_of = "",
                                       .type = "int (void)",
                                       .returns_twice = true,
                                       .loc = {.file = 1, .line = 40, .column = 12}}};
    make_main(unit, &functions[0]);
    make_globals(unit);
    unit->main_file = "/src/spawn.c";
    unit->target = "x86_64-pc-linux-gnu";
    unit->threads = true;
    unit->files = COPY_OF(unit, files);
    unit->file_count = COUNT(files);
    unit->literals = COPY_OF(unit, literals);
    unit->literal_count = COUNT(literals);
    unit->functions = COPY_OF(unit, functions);
    unit->function_count = COUNT(functions);
    unit->messages = COPY_OF(unit, messages);
    unit->message_count = COUNT(messages);
    return unit;
}

static struct text encoded_unit(void) {
    struct ir_unit *unit = make_unit();
    struct text bytes = {0};
    assert_null(ir_verify(unit));
    ir_encode(unit, &bytes);
    ir_unit_free(unit);
    return bytes;
}

static struct ir_unit *decode(const struct text *bytes) {
    const char *error = NULL;
    struct ir_unit *unit = ir_decode(bytes->at, bytes->length, &error);
    if (!unit)
        fail_msg("%s", error);
    return unit;
}

static void decoding_and_encoding_gives_the_same_bytes(void **state) {
    (void)state;
    struct text bytes = encoded_unit(), again = {0};
    struct ir_unit *unit = decode(&bytes);
    ir_encode(unit, &again);
    assert_int_equal(bytes.length, again.length);
    assert_memory_equal(bytes.at, again.at, bytes.length);
    ir_unit_free(unit);
    text_free(&bytes);
    text_free(&again);
}

static void decoded_unit_reads_the_same(void **state) {
    (void)state;
    struct text bytes = encoded_unit(), before = {0}, after = {0};
    struct ir_unit *made = make_unit(), *unit = decode(&bytes);
    ir_dump_unit(made, &before);
    ir_dump_unit(unit, &after);
    assert_string_equal(before.at, after.at);
    ir_unit_free(made);
    ir_unit_free(unit);
    text_free(&bytes);
    text_free(&before);
    text_free(&after);
}

static void decoded_strings_are_interned(void **state) {
    (void)state;
    struct text bytes = encoded_unit();
    struct ir_unit *unit = decode(&bytes);
    assert_ptr_equal(unit->main_file, unit->files[0].path);
    assert_ptr_equal(unit->functions[0].name, intern(unit->strings, "main"));
    ir_unit_free(unit);
    text_free(&bytes);
}

static void empty_unit_survives(void **state) {
    (void)state;
    struct ir_unit *unit = ir_unit_new();
    struct text bytes = {0};
    ir_encode(unit, &bytes);
    ir_unit_free(unit);
    ir_unit_free(decode(&bytes));
    ir_unit_free(NULL);
    text_free(&bytes);
}

/* A heap copy of exactly LENGTH bytes, so that a sanitizer sees any read beyond. */
static struct ir_unit *decode_exactly(const char *bytes, size_t length, const char **error) {
    char *copy = mem_realloc(NULL, length, 1);
    if (length)
        memcpy(copy, bytes, length);
    struct ir_unit *unit = ir_decode(copy, length, error);
    free(copy);
    return unit;
}

static void every_truncation_is_refused(void **state) {
    (void)state;
    struct text bytes = encoded_unit();
    for (size_t length = 0; length < bytes.length; length++) {
        const char *error = NULL;
        assert_null(decode_exactly(bytes.at, length, &error));
        assert_non_null(error);
    }
    text_free(&bytes);
}

/* Any change either is refused or gives a unit that keeps the rules and can be printed. */
static void changed_bytes_do_no_harm(void **state) {
    (void)state;
    struct text bytes = encoded_unit();
    for (size_t i = 0; i < bytes.length; i++) {
        char original = bytes.at[i];
        for (int value = 0; value < 256; value++) {
            const char *error = NULL;
            bytes.at[i] = (char)value;
            struct ir_unit *unit = decode_exactly(bytes.at, bytes.length, &error);
            assert_true((unit != NULL) == (error == NULL));
            if (unit && value % 16 == 0) {
                struct text dump = {0};
                assert_null(ir_verify(unit));
                ir_dump_unit(unit, &dump);
                text_free(&dump);
            }
            ir_unit_free(unit);
        }
        bytes.at[i] = original;
    }
    text_free(&bytes);
}

static void assert_refused(const char *bytes, size_t length, const char *reason) {
    const char *error = NULL;
    assert_null(decode_exactly(bytes, length, &error));
    assert_string_equal(error, reason);
}

static void refusals_name_their_reason(void **state) {
    (void)state;
    struct text bytes = encoded_unit();
    assert_refused("int main;", 9, "these are not facts of a unit");
    assert_refused("", 0, "the facts are truncated");
    text_puts(&bytes, "x");
    assert_refused(bytes.at, bytes.length, "bytes follow the facts");
    bytes.at[7]++;
    assert_refused(bytes.at, bytes.length, "the facts are of another version");
    text_free(&bytes);
}

/* A few bytes that announce millions of elements. */
static void counts_are_checked_against_the_bytes_left(void **state) {
    (void)state;
    struct text bytes = encoded_unit();
    bytes.length = 8;
    text_puts(&bytes, "\xff\xff\xff\xff\x0f");
    assert_refused(bytes.at, bytes.length, "the facts are truncated");
    text_free(&bytes);
}

static void assert_breach(struct ir_unit *unit, const char *breach) {
    assert_string_equal(ir_verify(unit), breach);
    ir_unit_free(unit);
}

static void breaches_of_the_rules_are_found(void **state) {
    (void)state;
    struct ir_unit *unit = make_unit();
    unit->functions[0].blocks[0].ops[2].a = 12;
    assert_breach(unit, "a register is out of range");

    unit = make_unit();
    unit->functions[0].blocks[0].ops[7].dst = 5;
    assert_breach(unit, "a register is defined twice");

    unit = make_unit();
    unit->functions[0].blocks[1].targets[1] = 7;
    assert_breach(unit, "a target is out of range");

    unit = make_unit();
    unit->functions[0].blocks[1].target_count = 3;
    assert_breach(unit, "a block's exit has a wrong number of targets");

    unit = make_unit();
    unit->functions[0].register_count = UINT32_MAX;
    assert_breach(unit, "there are too many registers");

    unit = make_unit();
    unit->functions[0].blocks[0].ops[0].place.id = 4;
    assert_breach(unit, "a place's local is out of range");
}

/* ops.def says in words what ir_operands says in bits. */
static void operand_bits_agree_with_the_table(void **state) {
    (void)state;
    static const char *const words[IR_OPCODES] = {
#define OP(name, dst, operands) [IR_##name] = " " operands " ",
#include "ir/ops.def"
#undef OP
    };
    static const struct {
        const char *word;
        unsigned bit;
    } bits[] = {{" a ", IR_OPERAND_A},         {"|a ", IR_OPERAND_A},
                {" b ", IR_OPERAND_B},         {" imm ", IR_OPERAND_IMM},
                {" place ", IR_OPERAND_PLACE}, {" from ", IR_OPERAND_FROM},
                {" func", IR_OPERAND_FUNC},    {" args ", IR_OPERAND_ARGS}};
    for (int code = 0; code < IR_OPCODES; code++) {
        unsigned expected = 0;
        for (size_t i = 0; i < COUNT(bits); i++)
            if (strstr(words[code], bits[i].word))
                expected |= bits[i].bit;
        if (code == IR_PTRADD)
            expected |= IR_OPERAND_IMM; /* the bytes a unit */
        assert_int_equal(ir_operands((enum ir_opcode)code) & ~(IR_OPERAND_OP | IR_OPERAND_TEXT),
                         expected);
    }
}

static void everything_has_a_name(void **state) {
    (void)state;
    for (int i = 0; i < IR_OPCODES; i++)
        assert_non_null(ir_opcode_name((enum ir_opcode)i));
    for (int i = 0; i < IR_OPERATORS; i++)
        assert_non_null(ir_operator_name((enum ir_operator)i));
    for (int i = 0; i < IR_EXITS; i++)
        assert_non_null(ir_exit_name((enum ir_exit)i));
}

static const char expected_dump[] =
    "unit spawn.c target x86_64-pc-linux-gnu threads\n"
    "error spawn.c:9:1 \"unknown type\"\n"
    "note \"nested function skipped\"\n"
    "global @state asm __state14 size 4 defined volatile weak spawn.c:3:12\n"
    "global @table alias __state14 of 'main' size 32 static local const array spawn.c:4:12\n"
    "  +8 function 'main'\n"
    "  +16 @table\n"
    "  +24:4 = -7\n"
    "function 'main' int (int) returns_value annotate \"a note\" spawn.c:10:5\n"
    "  local 0 pid size 4 parameter              ; 10:14\n"
    "  local 1 a size 16 array                   ; 11:9\n"
    "  local 2 a size 8 pointer depth 2          ; 12:9\n"
    "  local 3 - size 0 volatile temporary address_taken\n"
    "  b0:\n"
    "    declare pid                             ; 11:9\n"
    "    %1 = call vfork()                       ; unistd.h:12:15 in XVFORK\n"
    "    store pid, %1 init                      ; 12:9\n"
    "    %2:ptr = addr \"\\n\\\"x\\\"\"\n"
    "    %3:u32 = load *%2-8:4 bits 3-27 'p->x'  ; 13:1\n"
    "    %4:i64 = const -9223372036854775808\n"
    "    %5 = eq %3, %4\n"
    "    %6 = lognot %5\n"
    "    %7:u8 = cast %6\n"
    "    %8 = copy %7\n"
    "    %8 = copy %6\n"
    "    %9:ptr = ptradd %2, %8*4\n"
    "    %10:ptr = func main\n"
    "    call *%10 'ops->run'(%1, %2) cleanup\n"
    "    copymem @state volatile, a.1+4[%1*4 in 0..16]:4 'a[i]'\n"
    "    %11:any = undef\n"
    "    asm 'memory' (%1)\n"
    "    unknown 'nested function' (%1, %2)\n"
    "    switch %1, -1 -> b1, 2..5 -> b2, else -> b3 ; 20:5\n"
    "  b1:\n"
    "    branch %5, b1, b2\n"
    "  b2:\n"
    "    jump b1 explicit\n"
    "  b3:\n"
    "    goto %2, b1, b2, b3\n"
    "  b4:\n"
    "    return %1                               ; 30:5\n"
    "  b5:\n"
    "    end                                     ; 31:1\n"
    "  b6:\n"
    "    unreachable\n"
    "declare 'vfork' int (void) asm __vfork14 returns_twice unistd.h:40:12\n";

static void dump_is_as_expected(void **state) {
    (void)state;
    struct ir_unit *unit = make_unit();
    struct text dump = {0};
    ir_dump_unit(unit, &dump);
    assert_string_equal(dump.at, expected_dump);
    ir_unit_free(unit);
    text_free(&dump);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decoding_and_encoding_gives_the_same_bytes),
        cmocka_unit_test(decoded_unit_reads_the_same),
        cmocka_unit_test(decoded_strings_are_interned),
        cmocka_unit_test(empty_unit_survives),
        cmocka_unit_test(every_truncation_is_refused),
        cmocka_unit_test(changed_bytes_do_no_harm),
        cmocka_unit_test(refusals_name_their_reason),
        cmocka_unit_test(counts_are_checked_against_the_bytes_left),
        cmocka_unit_test(breaches_of_the_rules_are_found),
        cmocka_unit_test(operand_bits_agree_with_the_table),
        cmocka_unit_test(everything_has_a_name),
        cmocka_unit_test(dump_is_as_expected),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
