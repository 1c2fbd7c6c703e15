/* The rules' table and the order of findings. */
#include "finding/finding.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void test_every_rule_is_found_by_its_name(void **state) {
    (void)state;
    for (int i = 0; i < RULES; i++) {
        enum rule rule = RULES;
        assert_true(rule_from_id(rule_id((enum rule)i), &rule));
        assert_int_equal(rule, i);
        assert_true(strlen(rule_text(rule)) > 10);
        assert_true(rule_cwe(rule) > 0);
        assert_in_range(rule_default_level(rule), LEVEL_REMARK, LEVEL_WARNING);
    }
    enum rule rule;
    assert_false(rule_from_id("vfork", &rule));
}

static struct finding make(const char *path, uint32_t line, enum level level, const char *message) {
    return (struct finding){.rule = RULE_EXIT,
                            .level = level,
                            .loc = {.path = path, .line = line, .column = 1},
                            .message = message};
}

static void test_order_and_repetitions(void **state) {
    (void)state;
    struct finding_list list = {0};
    VEC_PUSH(&list.all, make("b.c", 1, LEVEL_WARNING, "x"));
    VEC_PUSH(&list.all, make("a.c", 9, LEVEL_REMARK, "x"));
    VEC_PUSH(&list.all, make("a.c", 10, LEVEL_WARNING, "y"));
    VEC_PUSH(&list.all, make("a.c", 9, LEVEL_WARNING, "x"));
    VEC_PUSH(&list.all, make("a.c", 10, LEVEL_WARNING, "x"));
    finding_list_sort(&list);
    assert_int_equal(list.all.count, 4);
    assert_int_equal(list.all.at[0].loc.line, 9);
    assert_int_equal(list.all.at[0].level, LEVEL_WARNING);
    assert_string_equal(list.all.at[1].message, "x");
    assert_string_equal(list.all.at[2].message, "y");
    assert_string_equal(list.all.at[3].loc.path, "b.c");
    VEC_FREE(&list.all);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_rule_is_found_by_its_name),
        cmocka_unit_test(test_order_and_repetitions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
