#include "flow/join.h"
#include "flow/state.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* A world without a program: its objects are what unknown pointers point to. */
struct fixture {
    struct program program;
    struct world *world;
    value_id pointer, other;
};

static int set_up(void **state) {
    static struct fixture fixture;
    fixture.world = world_new(&fixture.program, 0);
    fixture.pointer = value_symbol(fixture.world, SYMBOL_RESULT, 0, 1, 64, false);
    fixture.other = value_symbol(fixture.world, SYMBOL_RESULT, 0, 2, 64, false);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state) {
    struct fixture *fixture = *state;
    world_free(fixture->world);
    return 0;
}

static value_id at(struct fixture *fixture, int64_t offset) {
    return value_move(fixture->world, fixture->pointer, value_int(fixture->world, offset), 1, 0, 0);
}

static void unmodified_memory_equals_itself(void **data) {
    struct fixture *fixture = *data;
    struct state state = {0};
    cell_id cell = cell_at(fixture->world, at(fixture, 0), 4);
    value_id first = state_read(fixture->world, &state, cell, 32, true);
    assert_true(state_assume(fixture->world, &state, first, true));
    value_id again = state_read(fixture->world, &state, cell, 32, true);
    assert_int_equal(state_truth(fixture->world, &state, again), TRUTH_TRUE);
    state_forget_object(fixture->world, &state, world_cell(fixture->world, cell)->object, 77);
    value_id later = state_read(fixture->world, &state, cell, 32, true);
    assert_int_equal(state_truth(fixture->world, &state, later), TRUTH_UNKNOWN);
    state_free(&state);
}

static void overlapping_writes_destroy_each_other(void **data) {
    struct fixture *fixture = *data;
    struct state state = {0};
    cell_id whole = cell_at(fixture->world, at(fixture, 0), 8);
    cell_id half = cell_at(fixture->world, at(fixture, 4), 4);
    state_write(fixture->world, &state, whole, value_int(fixture->world, 5));
    state_write(fixture->world, &state, half, value_int(fixture->world, 1));
    assert_int_equal(state_read(fixture->world, &state, whole, 64, true), VALUE_NONE);
    assert_int_equal(
        state_range(fixture->world, &state, state_read(fixture->world, &state, half, 32, true)).low,
        1);
    state_free(&state);
}

static void an_element_at_an_unknown_index_keeps_its_value(void **data) {
    struct fixture *fixture = *data;
    struct state state = {0};
    struct world *world = fixture->world;
    value_id index = value_symbol(world, SYMBOL_RESULT, 0, 9, 32, true);
    value_id j = value_symbol(world, SYMBOL_RESULT, 0, 10, 32, true);
    cell_id element = cell_at(world, value_move(world, fixture->pointer, index, 4, 0, 400), 4);
    cell_id same = cell_at(world, value_move(world, fixture->pointer, index, 4, 0, 400), 4);
    cell_id other = cell_at(world, value_move(world, fixture->pointer, j, 4, 0, 400), 4);
    assert_int_equal(element, same);
    state_write(world, &state, element, value_int(world, 3));
    assert_int_equal(state_range(world, &state, state_read(world, &state, same, 32, true)).high, 3);
    assert_int_equal(state_read(world, &state, other, 32, true), VALUE_NONE);
    state_write(world, &state, other, value_int(world, 0));
    assert_int_equal(state_read(world, &state, same, 32, true), VALUE_NONE);
    state_free(&state);
}

static void a_copied_truth_decides_the_original(void **data) {
    struct fixture *fixture = *data;
    struct world *world = fixture->world;
    struct state state = {0};
    value_id pid = value_symbol(world, SYMBOL_SITE, 0, 0, 32, true);
    value_id is_child = value_binary(world, IR_EQ, 32, true, pid, value_int(world, 0));
    assert_true(state_assume(world, &state, is_child, false));
    assert_false(range_contains(state_range(world, &state, pid), 0));
    assert_false(state_assume(world, &state, pid, false));
    state_free(&state);
}

static void arithmetic_passes_limits_on(void **data) {
    struct fixture *fixture = *data;
    struct world *world = fixture->world;
    struct state state = {0};
    value_id pid = value_symbol(world, SYMBOL_SITE, 0, 0, 32, true);
    value_id less = value_binary(world, IR_SUB, 32, true, pid, value_int(world, 1));
    state_limit(world, &state, pid, range_only(0));
    assert_int_equal(state_range(world, &state, less).low, -1);
    value_id positive = value_binary(world, IR_GT, 32, true, less, value_int(world, 0));
    assert_int_equal(state_truth(world, &state, positive), TRUTH_FALSE);
    state_free(&state);
}

static void a_join_keeps_what_both_know(void **data) {
    struct fixture *fixture = *data;
    struct world *world = fixture->world;
    struct state a = {0}, b = {0}, joined;
    cell_id same = cell_at(world, at(fixture, 0), 4), differs = cell_at(world, at(fixture, 4), 4);
    state_write(world, &a, same, value_int(world, 1));
    state_write(world, &b, same, value_int(world, 1));
    state_write(world, &a, differs, value_int(world, 2));
    state_write(world, &b, differs, value_int(world, 5));
    state_join(world, &joined, &a, &b, 1234);
    assert_int_equal(state_read(world, &joined, same, 32, true), value_int(world, 1));
    struct range range = state_range(world, &joined, state_read(world, &joined, differs, 32, true));
    assert_int_equal(range.low, 2);
    assert_int_equal(range.high, 5);
    assert_true(state_covers(world, &a, &a));
    assert_false(state_covers(world, &a, &b));
    state_free(&a);
    state_free(&b);
    state_free(&joined);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(unmodified_memory_equals_itself, set_up, tear_down),
        cmocka_unit_test_setup_teardown(overlapping_writes_destroy_each_other, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_element_at_an_unknown_index_keeps_its_value, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_copied_truth_decides_the_original, set_up, tear_down),
        cmocka_unit_test_setup_teardown(arithmetic_passes_limits_on, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_join_keeps_what_both_know, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("state", tests, NULL, NULL);
}
