/* What functions do to their callers' world. */
#include "base/memory.h"
#include "make.h"
#include "summary/summary.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

struct fixture {
    struct maker maker;
    struct program *program;
    struct summaries *summaries;
};

static void summarize(struct fixture *it) {
    const struct ir_unit *unit = it->maker.unit;
    it->program = program_new(&unit, 1, PLATFORM_LINUX_GLIBC, NULL);
    it->summaries = summaries_new(it->program);
}

static int set_up(void **state) {
    struct fixture *it = mem_calloc(1, sizeof *it);
    it->maker = make_unit();
    *state = it;
    return 0;
}

static int tear_down(void **state) {
    struct fixture *it = *state;
    summaries_free(it->summaries);
    program_free(it->program);
    ir_unit_free(it->maker.unit);
    free(it);
    return 0;
}

static void assert_dump(const struct fixture *it, uint32_t function, const char *expected) {
    struct text text = {0};
    summary_dump(it->summaries, function, &text);
    assert_string_equal(text.at, expected);
    text_free(&text);
}

/* What the pointer in LOCAL points to. */
static struct ir_place behind(struct maker *maker, uint32_t local, int64_t offset, uint64_t size) {
    ir_reg pointer = make_load(maker, make_place(IR_LOCAL, local, 0, 8));
    return make_place(IR_DEREF, pointer, offset, size);
}

/* static void fill(x, out) { out->field = x; } */
static uint32_t make_fill(struct maker *maker) {
    uint32_t fill = make_static(maker, "fill");
    make_parameter(maker, "x", 4);
    make_parameter(maker, "out", 8);
    struct ir_place field = behind(maker, 1, 4, 4);
    make_store(maker, field, make_load(maker, make_place(IR_LOCAL, 0, 0, 4)));
    return fill;
}

static void a_write_through_a_parameter_is_charged_to_the_argument(void **state) {
    struct fixture *it = *state;
    uint32_t fill = make_fill(&it->maker);
    uint32_t global = make_global(&it->maker, "jobs", IR_INTERNAL, 16);
    uint32_t caller = make_extern(&it->maker, "caller");
    ir_reg args[2] = {make_const(&it->maker, 1)};
    args[1] = make_address(&it->maker, make_place(IR_GLOBAL, global, 8, 8));
    make_call(&it->maker, fill, 0, args, 2);
    uint32_t own = make_local(&it->maker, "own", 8);
    args[1] = make_address(&it->maker, make_place(IR_LOCAL, own, 0, 8));
    make_call(&it->maker, fill, 0, args, 2);
    summarize(it);
    assert_dump(it, fill,
                "summary fill: may return\n"
                "  writes *parameter 1 at 4 size 4 (made.c:3:1)\n");
    assert_dump(it, caller,
                "summary caller: may return\n"
                "  writes jobs at 12 size 4 (made.c:3:1)\n");
}

static void a_pointer_that_moves_points_anywhere(void **state) {
    struct fixture *it = *state;
    struct maker *maker = &it->maker;
    uint32_t clear = make_static(maker, "clear");
    make_parameter(maker, "p", 8);
    make_exit(maker, IR_JUMP, 0, 1, 0);
    make_block(maker);
    make_store(maker, behind(maker, 0, 0, 1), make_const(maker, 0));
    ir_reg old = make_load(maker, make_place(IR_LOCAL, 0, 0, 8)), one = make_const(maker, 1);
    ir_reg next = make_op(
        maker, (struct ir_op){.code = IR_PTRADD, .a = old, .b = one, .imm = 1, .is_pointer = true});
    make_store(maker, make_place(IR_LOCAL, 0, 0, 8), next);
    make_exit(maker, IR_BRANCH, old, 1, 2);
    make_block(maker);
    summarize(it);
    assert_dump(it, clear,
                "summary clear: may return\n"
                "  writes *parameter 0 anywhere (made.c:3:1)\n");
}

static void recursion_over_positions_ends(void **state) {
    struct fixture *it = *state;
    struct maker *maker = &it->maker;
    uint32_t walk = make_static(maker, "walk");
    make_parameter(maker, "p", 8);
    make_store(maker, behind(maker, 0, 0, 4), make_const(maker, 0));
    ir_reg pointer = make_load(maker, make_place(IR_LOCAL, 0, 0, 8));
    ir_reg next = make_address(maker, make_place(IR_DEREF, pointer, 4, 4));
    make_call(maker, walk, 0, &next, 1);
    make_exit(maker, IR_BRANCH, next, 1, 1);
    make_block(maker);
    summarize(it);
    /* Without a way round the call it never returns, and what it writes has no bounds. */
    assert_dump(it, walk,
                "summary walk: never returns\n"
                "  writes *parameter 0 anywhere (made.c:3:1)\n");
}

static void who_never_returns_is_known_by_the_body(void **state) {
    struct fixture *it = *state;
    struct maker *maker = &it->maker;
    uint32_t library = make_function(maker, "_exit", IR_EXTERNAL);
    uint32_t leave = make_static(maker, "leave");
    ir_reg status = make_const(maker, 1);
    make_call(maker, library, 0, &status, 1);
    uint32_t forever = make_static(maker, "forever");
    make_exit(maker, IR_JUMP, 0, 1, 0);
    make_block(maker);
    make_exit(maker, IR_BRANCH, make_const(maker, 1), 1, 2);
    make_block(maker);
    uint32_t maybe = make_static(maker, "maybe");
    make_parameter(maker, "x", 4);
    make_exit(maker, IR_BRANCH, make_load(maker, make_place(IR_LOCAL, 0, 0, 4)), 1, 2);
    make_block(maker);
    make_call(maker, leave, 0, NULL, 0);
    make_block(maker);
    summarize(it);
    assert_false(summary_of(it->summaries, library)->may_return);
    assert_false(summary_of(it->summaries, leave)->may_return);
    assert_false(summary_of(it->summaries, forever)->may_return);
    assert_true(summary_of(it->summaries, maybe)->may_return);
}

static void error_returns_by_its_first_argument(void **state) {
    struct fixture *it = *state;
    struct maker *maker = &it->maker;
    uint32_t library = make_function(maker, "error", IR_EXTERNAL);
    uint32_t warn = make_static(maker, "report");
    ir_reg status = make_const(maker, 0);
    make_call(maker, library, 0, &status, 1);
    uint32_t fail = make_static(maker, "fail");
    status = make_const(maker, 1);
    make_call(maker, library, 0, &status, 1);
    summarize(it);
    assert_true(summary_of(it->summaries, warn)->may_return);
    assert_false(summary_of(it->summaries, fail)->may_return);
}

static void what_cannot_be_reached_has_no_effect(void **state) {
    struct fixture *it = *state;
    struct maker *maker = &it->maker;
    uint32_t global = make_global(maker, "seen", IR_INTERNAL, 4);
    uint32_t function = make_static(maker, "function");
    make_exit(maker, IR_BRANCH, make_const(maker, 0), 1, 2);
    make_block(maker);
    make_store(maker, make_place(IR_GLOBAL, global, 0, 4), make_const(maker, 1));
    make_block(maker);
    summarize(it);
    assert_dump(it, function, "summary function: may return\n");
}

static void models_say_what_the_library_writes(void **state) {
    struct fixture *it = *state;
    struct maker *maker = &it->maker;
    uint32_t library = make_function(maker, "pipe", IR_EXTERNAL);
    uint32_t open_pipe = make_static(maker, "open_pipe");
    make_parameter(maker, "fds", 8);
    ir_reg argument = make_load(maker, make_place(IR_LOCAL, 0, 0, 8));
    make_call(maker, library, 0, &argument, 1);
    summarize(it);
    assert_dump(it, open_pipe,
                "summary open_pipe: may return\n"
                "  writes *parameter 0 from 0 (made.c:2:1)\n");
}

static void errno_is_no_effect(void **state) {
    struct fixture *it = *state;
    struct maker *maker = &it->maker;
    uint32_t location = make_function(maker, "__errno_location", IR_EXTERNAL);
    uint32_t reset = make_static(maker, "reset");
    ir_reg pointer = make_call(maker, location, 0, NULL, 0);
    make_store(maker, make_place(IR_DEREF, pointer, 0, 4), make_const(maker, 0));
    summarize(it);
    assert_dump(it, reset, "summary reset: may return\n");
}

static void a_callback_acts_on_what_the_library_was_given(void **state) {
    struct fixture *it = *state;
    struct maker *maker = &it->maker;
    uint32_t library = make_function(maker, "qsort", IR_EXTERNAL);
    uint32_t counter = make_global(maker, "comparisons", IR_INTERNAL, 4);
    uint32_t compare = make_static(maker, "compare");
    make_parameter(maker, "a", 8);
    make_store(maker, behind(maker, 0, 0, 4), make_const(maker, 0));
    make_store(maker, make_place(IR_GLOBAL, counter, 0, 4), make_const(maker, 0));
    uint32_t sort = make_static(maker, "sort");
    make_parameter(maker, "array", 8);
    ir_reg args[4] = {make_load(maker, make_place(IR_LOCAL, 0, 0, 8)), make_const(maker, 9),
                      make_const(maker, 4), make_func(maker, compare)};
    make_call(maker, library, 0, args, 4);
    summarize(it);
    assert_true(summary_may_write_global(it->summaries, sort, counter));
    const struct summary *summary = summary_of(it->summaries, sort);
    assert_false(summary->calls_unknown);
    assert_int_equal(summary->writes.count, 2);
    assert_int_equal(summary->writes.at[1].base, EFFECT_PARAMETER);
}

/* *first(p) = 0 where first returns its parameter, and *fresh() = 0 where fresh returns malloc().
 */
static void a_result_points_to_what_was_passed(void **state) {
    struct fixture *it = *state;
    struct maker *maker = &it->maker;
    uint32_t library = make_function(maker, "malloc", IR_EXTERNAL);
    uint32_t first = make_static(maker, "first");
    make_parameter(maker, "x", 8);
    make_exit(maker, IR_RETURN, make_load(maker, make_place(IR_LOCAL, 0, 0, 8)), 0, 0);
    uint32_t fresh = make_static(maker, "fresh");
    make_exit(maker, IR_RETURN, make_call(maker, library, 0, NULL, 0), 0, 0);
    uint32_t caller = make_static(maker, "caller");
    make_parameter(maker, "p", 8);
    ir_reg argument = make_load(maker, make_place(IR_LOCAL, 0, 0, 8));
    ir_reg result = make_call(maker, first, 0, &argument, 1);
    make_store(maker, make_place(IR_DEREF, result, 4, 4), make_const(maker, 0));
    result = make_call(maker, fresh, 0, NULL, 0);
    make_store(maker, make_place(IR_DEREF, result, 0, 4), make_const(maker, 0));
    summarize(it);
    assert_dump(it, caller,
                "summary caller: may return\n"
                "  writes *parameter 0 at 4 size 4 (made.c:6:1)\n");
}

static void unseen_code_touches_what_it_can_name(void **state) {
    struct fixture *it = *state;
    struct maker *maker = &it->maker;
    uint32_t hidden = make_global(maker, "hidden", IR_INTERNAL, 4);
    uint32_t shown = make_global(maker, "shown", IR_EXTERNAL, 4);
    uint32_t set = make_global(maker, "set_by_setter", IR_INTERNAL, 4);
    make_extern(maker, "setter");
    make_store(maker, make_place(IR_GLOBAL, set, 0, 4), make_const(maker, 1));
    uint32_t unseen = make_function(maker, "elsewhere", IR_EXTERNAL);
    uint32_t caller = make_static(maker, "caller");
    make_call(maker, unseen, 0, NULL, 0);
    summarize(it);
    assert_dump(it, caller, "summary caller: may return, calls unseen code\n");
    assert_false(summary_may_write_global(it->summaries, caller, hidden));
    assert_true(summary_may_write_global(it->summaries, caller, shown));
    assert_true(summary_may_write_global(it->summaries, caller, set));
    assert_false(summary_may_read_global(it->summaries, caller, set));
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_write_through_a_parameter_is_charged_to_the_argument),
        TEST(a_pointer_that_moves_points_anywhere),
        TEST(recursion_over_positions_ends),
        TEST(who_never_returns_is_known_by_the_body),
        TEST(error_returns_by_its_first_argument),
        TEST(what_cannot_be_reached_has_no_effect),
        TEST(models_say_what_the_library_writes),
        TEST(errno_is_no_effect),
        TEST(a_callback_acts_on_what_the_library_was_given),
        TEST(a_result_points_to_what_was_passed),
        TEST(unseen_code_touches_what_it_can_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
