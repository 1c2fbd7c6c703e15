/* Where in a variable a place may lie: what overlaps, and parts of parts. */
#include "program/region.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void assert_region(struct region at, int64_t offset, uint64_t size, uint64_t scale) {
    assert_int_equal(at.offset, offset);
    assert_int_equal(at.size, size);
    assert_int_equal(at.scale, scale);
}

static void assert_extent(struct region at, int64_t begin, int64_t end) {
    assert_true(at.begin == begin);
    assert_true(at.end == end);
}

/* Each element of table[], 16 bytes each, which begins at 32 and has four. */
static struct region elements(int64_t member, uint64_t size) {
    struct ir_place place = {.offset = 32 + member,
                             .size = size,
                             .index = 1,
                             .scale = 16,
                             .extent_begin = 32,
                             .extent_end = 96};
    return region_of(&place);
}

static bool meet(struct region a, struct region b) {
    bool there = region_overlaps(&a, &b);
    assert_int_equal(there, region_overlaps(&b, &a));
    return there;
}

static void neighbours_do_not_overlap(void **state) {
    (void)state;
    assert_true(meet(region_at(8, 8), region_at(8, 8)));
    assert_true(meet(region_at(8, 8), region_at(15, 1)));
    assert_false(meet(region_at(8, 8), region_at(16, 8)));
    assert_false(meet(region_at(8, 8), region_at(0, 8)));
    assert_true(meet(region_at(-8, 16), region_at(0, 4)));
}

static void unknown_size_is_the_rest(void **state) {
    (void)state;
    assert_true(meet(region_at(8, 0), region_at(1000000, 1)));
    assert_false(meet(region_at(8, 0), region_at(0, 8)));
    assert_extent(region_at(8, 0), 8, INT64_MAX);
    assert_extent(region_at(8, UINT64_MAX), 8, INT64_MAX);
    assert_extent(region_at(INT64_MAX - 1, 8), INT64_MAX - 1, INT64_MAX);
}

static void members_of_all_elements(void **state) {
    (void)state;
    assert_true(meet(elements(8, 8), region_at(32 + 8, 8)));
    assert_true(meet(elements(8, 8), region_at(32 + 3 * 16 + 8, 4)));
    assert_false(meet(elements(8, 8), region_at(32 + 3 * 16, 8)));
    assert_false(meet(elements(0, 8), elements(8, 8)));
    assert_true(meet(elements(0, 8), elements(4, 8)));
    assert_true(meet(elements(0, 0), elements(8, 8)));
    /* before the array, and behind it */
    assert_false(meet(elements(0, 8), region_at(16, 8)));
    assert_false(meet(elements(0, 8), region_at(96, 8)));
}

/* An index whose array is not known may be anything, but steps all the same. */
static void unknown_extent(void **state) {
    (void)state;
    struct ir_place place = {.offset = 4, .size = 4, .index = 1, .scale = 12};
    assert_extent(region_of(&place), INT64_MIN, INT64_MAX);
    assert_true(meet(region_of(&place), region_at(-8, 4)));
    assert_false(meet(region_of(&place), region_at(-4, 4)));
}

/* Elements of different sizes may meet anywhere. */
static void different_steps_overlap(void **state) {
    (void)state;
    struct region a = region_stepped(region_at(0, 4), 8), b = region_stepped(region_at(4, 4), 12);
    assert_true(meet(a, b));
    assert_region(region_stepped(a, 12), 0, 4, 1);
    assert_region(region_stepped(a, 8), 0, 4, 8);
}

static void a_member_within_a_member(void **state) {
    (void)state;
    struct region inner = region_within(region_at(16, 32), region_at(8, 4));
    assert_region(inner, 24, 4, 0);
    assert_extent(inner, 24, 28);
    assert_region(region_within(region_within(region_at(16, 32), region_at(8, 8)), region_at(4, 2)),
                  28, 2, 0);
}

static void the_rest_of_a_member(void **state) {
    (void)state;
    struct region rest = region_within(region_at(16, 32), region_at(8, 0));
    assert_region(rest, 24, 0, 0);
    assert_extent(rest, 24, INT64_MAX);
}

static void a_member_within_each_element(void **state) {
    (void)state;
    struct region all = region_within(elements(0, 16), region_at(8, 8));
    assert_region(all, 40, 8, 16);
    assert_extent(all, 32, 96);
    assert_true(meet(all, region_at(32 + 16 + 8, 8)));
    assert_false(meet(all, region_at(32 + 16, 8)));
}

static void each_element_of_a_member(void **state) {
    (void)state;
    struct region all = region_within(region_at(100, 200), elements(8, 8));
    assert_region(all, 140, 8, 16);
    assert_extent(all, 132, 196);
}

/* Which element of which element is not kept: it is anywhere in the outer one. */
static void each_element_of_each_element(void **state) {
    (void)state;
    struct region whole = elements(0, 16);
    struct region part = region_stepped(region_at(0, 4), 4);
    struct region both = region_within(whole, part);
    assert_region(both, whole.offset, whole.size, whole.scale);
    for (int64_t at = 32; at < 96; at += 4)
        assert_true(meet(both, region_at(at, 4)));
}

static void relative_undoes_within(void **state) {
    (void)state;
    struct region whole = region_at(16, 32);
    assert_region(region_relative(region_within(whole, region_at(8, 4)), &whole), 8, 4, 0);
    struct region each = elements(0, 16);
    assert_region(region_relative(region_within(each, region_at(8, 4)), &each), 8, 4, 0);
}

/* One element's member, of what was written into each. */
static void relative_to_the_element(void **state) {
    (void)state;
    struct region each = elements(0, 16);
    assert_region(region_relative(region_at(32 + 3 * 16 + 8, 8), &each), 8, 8, 0);
    assert_region(region_relative(region_at(32 + 16, 4), &each), 0, 4, 0);
    /* counted from the start of the element's member, one that lies before it is in the next */
    struct region second = elements(8, 8);
    assert_region(region_relative(region_at(32 + 4, 8), &second), 12, 8, 0);
}

/* What is wanted begins before what is written. */
static void relative_may_be_negative(void **state) {
    (void)state;
    struct region whole = region_at(8, 8);
    struct region rest = region_relative(region_at(4, 8), &whole);
    assert_region(rest, -4, 8, 0);
    assert_extent(rest, -4, 4);
}

static void each_element_relative_to_a_member(void **state) {
    (void)state;
    struct region whole = region_at(32, 64);
    struct region each = region_relative(elements(8, 8), &whole);
    assert_region(each, 8, 8, 16);
    assert_extent(each, 0, 64);
}

/* Where the distance is not known, all that was written counts. */
static void relative_gives_up_for_all(void **state) {
    (void)state;
    struct region each = elements(0, 16), other = region_stepped(region_at(0, 4), 12);
    assert_region(region_relative(other, &each), 0, 16, 0);
    struct region lowest = region_at(INT64_MIN, 4);
    assert_region(region_relative(region_at(0, 8), &lowest), 0, 4, 0);
    struct region wide = region_stepped(region_at(0, 4), UINT64_MAX);
    assert_region(region_relative(region_at(0, 8), &wide), 0, 4, 0);
    struct region far = region_at(INT64_MAX, 4);
    struct region near = region_at(-2, 4);
    assert_region(region_relative(far, &near), 0, 4, 0);
}

/* An end that is not known stays so, wherever the part is moved. */
static void open_ends_stay_open(void **state) {
    (void)state;
    assert_extent(region_moved(region_at(8, 0), -100), -92, INT64_MAX);
    assert_extent(region_moved(region_stepped(region_at(8, 4), 8), 100), INT64_MIN, INT64_MAX);
    assert_extent(region_moved(region_at(INT64_MAX - 10, 4), 100), INT64_MAX, INT64_MAX);
    assert_extent(region_within(region_at(16, 0), region_at(8, 0)), 24, INT64_MAX);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(neighbours_do_not_overlap),
        cmocka_unit_test(unknown_size_is_the_rest),
        cmocka_unit_test(members_of_all_elements),
        cmocka_unit_test(unknown_extent),
        cmocka_unit_test(different_steps_overlap),
        cmocka_unit_test(a_member_within_a_member),
        cmocka_unit_test(the_rest_of_a_member),
        cmocka_unit_test(a_member_within_each_element),
        cmocka_unit_test(each_element_of_a_member),
        cmocka_unit_test(each_element_of_each_element),
        cmocka_unit_test(relative_undoes_within),
        cmocka_unit_test(relative_to_the_element),
        cmocka_unit_test(relative_may_be_negative),
        cmocka_unit_test(each_element_relative_to_a_member),
        cmocka_unit_test(relative_gives_up_for_all),
        cmocka_unit_test(open_ends_stay_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
