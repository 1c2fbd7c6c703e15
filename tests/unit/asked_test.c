/* What a check asked of a part of a program, kept for another run: what is missed stays the same.
 */
#include "base/memory.h"
#include "base/text.h"
#include "make.h"
#include "program/program.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

/* A unit in which spawn calls a function of another file with a callback that its own caller has
 * from the variable "hook", which is not defined here. */
struct made {
    struct maker maker;
    uint32_t spawn;
    uint32_t op; /* of spawn's call */
};

static struct made make(void) {
    struct made made = {.maker = make_unit()};
    struct maker *maker = &made.maker;
    uint32_t each = make_function(maker, "each", IR_EXTERNAL);
    uint32_t hook = make_global(maker, "hook", IR_EXTERNAL, 8);
    maker->unit->globals[hook].is_defined = false;
    made.spawn = make_static(maker, "spawn");
    uint32_t callback = make_parameter(maker, "callback", 8);
    ir_reg passed = make_load(maker, make_place(IR_LOCAL, callback, 0, 8));
    made.op = make_at(maker)->op_count;
    make_call(maker, each, 0, &passed, 1);
    make_extern(maker, "caller");
    ir_reg loaded = make_load(maker, make_place(IR_GLOBAL, hook, 0, 8));
    make_call(maker, made.spawn, 0, &loaded, 1);
    return made;
}

static struct program *part_of(const struct made *made) {
    const struct ir_unit *unit = made->maker.unit;
    return program_new_part(&unit, 1, PLATFORM_LINUX_GLIBC, NULL, REST_OPEN);
}

static uint32_t spawn_in(const struct program *program, const struct made *made) {
    return program_function_of(program, made->maker.unit, made->spawn);
}

/* As the check of spawn, which has a child, asks. */
static void ask(const struct program *program, const struct made *made, bool asks_argument) {
    uint32_t spawn = spawn_in(program, made);
    bool complete;
    program_follows(program, spawn);
    if (asks_argument)
        program_argument_targets(program, (struct op_ref){spawn, 0, made->op}, 0, &complete);
}

static bool misses(const struct program *program, enum missed_kind kind, const char *name) {
    const missed_list *names = &program_missed(program)->names;
    for (size_t i = 0; i < names->count; i++)
        if (names->at[i].kind == kind && strcmp(names->at[i].name, name) == 0)
            return true;
    return false;
}

static void an_argument_asked_for_is_asked_for_again(void **state) {
    (void)state;
    struct made made = make();
    struct program *first = part_of(&made), *second = part_of(&made), *other = part_of(&made);
    struct text kept = {0}, none = {0};
    ask(first, &made, true);
    program_keep_asked(first, &kept);
    assert_true(misses(first, MISSED_VARIABLE, "hook"));
    assert_true(program_take_asked(second, kept.at, kept.length));
    assert_true(misses(second, MISSED_VARIABLE, "hook"));
    assert_int_equal(program_missed(second)->names.count, program_missed(first)->names.count);
    /* what nobody asked for is not looked for */
    ask(other, &made, false);
    program_keep_asked(other, &none);
    assert_true(none.length < kept.length);
    assert_false(misses(other, MISSED_VARIABLE, "hook"));
    program_free(first);
    program_free(second);
    program_free(other);
    text_free(&kept);
    text_free(&none);
    ir_unit_free(made.maker.unit);
}

/* NONE is what a program answers that nobody asked anything. */
static void assert_not_taken(const struct made *made, const char *bytes, size_t length,
                             const struct missed *none) {
    struct program *program = part_of(made);
    assert_false(program_take_asked(program, bytes, length));
    assert_int_equal(program_missed(program)->names.count, none->names.count);
    program_free(program);
}

static void nothing_else_is_taken(void **state) {
    (void)state;
    struct made made = make();
    struct program *first = part_of(&made), *fresh = part_of(&made);
    const struct missed *none = program_missed(fresh);
    struct text kept = {0};
    ask(first, &made, true);
    program_keep_asked(first, &kept);
    for (size_t length = 0; length < kept.length; length++)
        assert_not_taken(&made, kept.at, length, none);
    for (size_t i = 0; i < kept.length; i++) {
        char byte = kept.at[i];
        kept.at[i] = 0x7f;       /* as a flag, a count, a function, a block, an operation */
        if (i + 1 < kept.length) /* any number of an argument may be asked for */
            assert_not_taken(&made, kept.at, kept.length, none);
        kept.at[i] = byte;
    }
    text_add(&kept, "", 1);
    assert_not_taken(&made, kept.at, kept.length, none);
    program_free(first);
    program_free(fresh);
    text_free(&kept);
    ir_unit_free(made.maker.unit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_argument_asked_for_is_asked_for_again),
        cmocka_unit_test(nothing_else_is_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
