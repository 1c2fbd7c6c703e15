#include "program/claims.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void words_and_bits_are_one_table(void **state) {
    (void)state;
    for (int i = 0; i < CLAIM_KINDS; i++)
        assert_int_equal(claim_kind(claim_words[i]), 1U << i);
    assert_int_equal(claim_kind("vfork-like"), CLAIM_VFORK_LIKE);
    assert_int_equal(claim_kind("child-only"), CLAIM_CHILD_ONLY);
    assert_int_equal(claim_kind("child"), CLAIM_CHILD_ONLY);
    assert_int_equal(claim_kind(""), 0);
    assert_int_equal(claim_kind("saf"), 0);
    assert_int_equal(claim_kind("safe "), 0);
    assert_int_equal(claim_kind("Safe"), 0);
}

static void some_kinds_exclude_each_other(void **state) {
    (void)state;
    const char *first, *second;
    assert_true(claim_contradicts_itself(CLAIM_UNSAFE | CLAIM_SAFE, &first, &second));
    assert_string_equal(first, "safe");
    assert_string_equal(second, "unsafe");
    assert_true(
        claim_contradicts_itself(CLAIM_NORETURN | CLAIM_ENDS_CHILD | CLAIM_EXITS, &first, &second));
    assert_string_equal(first, "exits");
    assert_string_equal(second, "ends-child");
    assert_true(claim_contradicts_itself(CLAIM_VFORK_LIKE | CLAIM_NORETURN, &first, &second));
    assert_false(claim_contradicts_itself(0, &first, &second));
    assert_false(
        claim_contradicts_itself(CLAIM_UNSAFE | CLAIM_NORETURN | CLAIM_EXITS, &first, &second));
    assert_false(claim_contradicts_itself(CLAIM_CHILD_ONLY | CLAIM_ENDS_CHILD | CLAIM_SAFE, &first,
                                          &second));
}

static void a_claim_makes_a_model_of_its_own(void **state) {
    (void)state;
    struct claim claim = {
        .name = "die", .file = "lint.yaml", .kinds = CLAIM_UNSAFE, .reason = "it logs"};
    struct function_model model = {0};
    claim_apply(&claim, &model);
    assert_string_equal(model.name, "die");
    assert_int_equal(model.safety, SAFETY_UNSAFE);
    assert_string_equal(model.reason, "it logs");
    assert_string_equal(model.source, "lint.yaml");
    assert_int_equal(model.handler_argument, -1);
    assert_true(model.effects_unknown);
    assert_false(model.never_returns);
    claim.kinds = CLAIM_ENDS_CHILD;
    claim_apply(&claim, &model);
    assert_int_equal(model.ending, ENDING_NO_HANDLERS);
    assert_int_equal(model.safety, SAFETY_SAFE);
    assert_string_equal(model.reason, "");
    assert_true(model.never_returns);
}

static void a_claim_changes_what_is_known(void **state) {
    (void)state;
    struct claim claim = {.name = "printf", .file = "lint.yaml", .kinds = CLAIM_SAFE};
    struct function_model model = {0};
    assert_true(function_model(PLATFORM_LINUX_GLIBC, "printf", &model));
    assert_int_equal(model.safety, SAFETY_UNSAFE);
    claim_apply(&claim, &model);
    assert_int_equal(model.safety, SAFETY_SAFE);
    assert_string_equal(model.reason, "");
    assert_string_equal(model.source, "lint.yaml");
    assert_false(model.effects_unknown);
    claim.kinds = CLAIM_VFORK_LIKE;
    claim_apply(&claim, &model);
    assert_int_equal(model.spawning, SPAWNING_VFORK);
    assert_int_equal(model.safety, SAFETY_SAFE);
    claim.kinds = CLAIM_EXITS;
    claim_apply(&claim, &model);
    assert_int_equal(model.ending, ENDING_EXIT);
    assert_true(model.never_returns);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_and_bits_are_one_table),
        cmocka_unit_test(some_kinds_exclude_each_other),
        cmocka_unit_test(a_claim_makes_a_model_of_its_own),
        cmocka_unit_test(a_claim_changes_what_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
