#include "flow/range.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void intersection_keeps_one_hole(void **state) {
    (void)state;
    struct range nonzero = range_without(range_of_type(32, true), 0);
    struct range positive = range_intersect(nonzero, (struct range){.low = 0, .high = 10});
    assert_int_equal(positive.low, 1);
    assert_int_equal(positive.high, 10);
    assert_false(positive.has_hole);
    struct range both = range_intersect(nonzero, (struct range){.low = -5, .high = 5});
    assert_true(both.has_hole);
    assert_false(range_contains(both, 0));
    assert_true(range_contains(both, -1));
}

static void excluding_the_only_value_leaves_none(void **state) {
    (void)state;
    assert_true(range_is_empty(range_without(range_only(0), 0)));
    assert_false(range_is_empty(range_without(range_only(0), 1)));
}

static void hull_remembers_what_both_exclude(void **state) {
    (void)state;
    struct range hull = range_hull(range_only(-1), (struct range){.low = 1, .high = 9});
    assert_int_equal(hull.low, -1);
    assert_int_equal(hull.high, 9);
    assert_false(range_contains(hull, 0));
    struct range touched = range_hull(range_only(0), hull);
    assert_true(range_contains(touched, 0));
}

static void shifting_does_not_wrap(void **state) {
    (void)state;
    struct range moved = range_shift((struct range){.low = 0, .high = 4}, -1);
    assert_int_equal(moved.low, -1);
    assert_int_equal(moved.high, 3);
    assert_true(range_equal(range_shift(range_only(INT64_MAX - 1), 5), range_all()));
}

static void comparisons_have_three_answers(void **state) {
    (void)state;
    struct range low = {.low = 0, .high = 3}, high = {.low = 3, .high = 8};
    assert_int_equal(range_less(low, range_only(4)), TRUTH_TRUE);
    assert_int_equal(range_less(range_only(4), low), TRUTH_FALSE);
    assert_int_equal(range_less(low, high), TRUTH_UNKNOWN);
    assert_int_equal(range_same(low, high), TRUTH_UNKNOWN);
    assert_int_equal(range_same(low, range_only(9)), TRUTH_FALSE);
    assert_int_equal(range_same(range_only(2), range_only(2)), TRUTH_TRUE);
    assert_int_equal(range_same(range_without(range_all(), 0), range_only(0)), TRUTH_FALSE);
}

static void types_bound_their_values(void **state) {
    (void)state;
    assert_int_equal(range_of_type(8, false).high, 255);
    assert_int_equal(range_of_type(8, true).low, -128);
    assert_int_equal(range_of_type(1, false).high, 1);
    assert_int_equal(range_of_type(64, true).low, INT64_MIN);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(intersection_keeps_one_hole),
        cmocka_unit_test(excluding_the_only_value_leaves_none),
        cmocka_unit_test(hull_remembers_what_both_exclude),
        cmocka_unit_test(shifting_does_not_wrap),
        cmocka_unit_test(comparisons_have_three_answers),
        cmocka_unit_test(types_bound_their_values),
    };
    return cmocka_run_group_tests_name("range", tests, NULL, NULL);
}
