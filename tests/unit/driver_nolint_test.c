/* The comments of C files, and the NOLINTs in them. */
#include "comments.h"
#include "nolint.h"

#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* COMMENTS: the texts of SOURCE's comments, each in brackets. */
static void expect_comments(const char *source, const char *comments) {
    struct text found = {0};
    struct comment comment;
    const char *at = source;
    text_puts(&found, "");
    while (comment_next(&at, source + strlen(source), &comment))
        text_printf(&found, "[%.*s]", (int)comment.length, comment.at);
    assert_string_equal(found.at, comments);
    text_free(&found);
}

static void test_comments(void **state) {
    (void)state;
    expect_comments("", "");
    expect_comments("a // b\nc", "[ b]");
    expect_comments("/*a*/ /**/ /* b", "[a][][ b]");
    expect_comments("// a \\\n b\n// c", "[ a \\\n b][ c]");
    expect_comments("// a \\\r\n b\r\nc", "[ a \\\r\n b\r]");
    expect_comments("a / b * c */ d", "");
    expect_comments("/* // */ x // /* y\nz */", "[ // ][ /* y]");
    expect_comments("/", "");
    expect_comments("/*", "[]");
}

static void test_literals_hold_no_comments(void **state) {
    (void)state;
    expect_comments("\"// a\" // b", "[ b]");
    expect_comments("\"\\\"// a\" // b", "[ b]");
    expect_comments("'\"' // a\n'\\'' // b", "[ a][ b]");
    expect_comments("#error don't // a\n// b", "[ b]");
    expect_comments("1'000'000 // a", "[ a]");
    expect_comments("L'/' u8\"/*\" // a", "[ a]");
    expect_comments("R\"x(// )\" /* )x\" // a", "[ a]");
    expect_comments("\"unterminated \\", "");
    expect_comments("R\"(", "");
}

static void test_places_and_reasons(void **state) {
    (void)state;
    static const char source[] = "// NOLINT\n"
                                 "/*\n"
                                 " NOLINTNEXTLINE(vfork-exit , x): why */ // NOLINT(y)!\n"
                                 "NOLINT // NOLINTx NOLINT(\n";
    nolint_list list = nolint_read(source, strlen(source));
    assert_int_equal(list.count, 4);
    assert_int_equal(list.at[0].line, 1);
    assert_int_equal(list.at[0].column, 4);
    assert_false(list.at[0].has_list || list.at[0].has_reason);
    assert_int_equal(list.at[1].kind, NOLINT_NEXT_LINE);
    assert_int_equal(list.at[1].line, 3);
    assert_int_equal(list.at[1].column, 2);
    assert_int_equal(list.at[1].items.count, 2);
    assert_true(list.at[1].has_reason);
    assert_false(list.at[2].has_reason);
    assert_false(list.at[3].has_list);
    assert_true(nolint_covers(&list.at[1], RULE_EXIT, 4, 1));
    assert_false(nolint_covers(&list.at[1], RULE_RETURN, 4, 1));
    assert_false(nolint_covers(&list.at[1], RULE_EXIT, 3, 1));
    nolint_free(&list);
}

static void test_blocks_nest(void **state) {
    (void)state;
    static const char source[] = "// NOLINTBEGIN\n" /* 1 */
                                 "// NOLINTBEGIN(a)\n"
                                 "// NOLINTEND\n" /* wrong: (a) is open */
                                 "// NOLINTEND(a)\n"
                                 "// NOLINTEND\n"
                                 "// NOLINTEND\n"; /* 6: wrong */
    static const uint32_t ends[] = {5, 4, 0, 4, 5, 0};
    nolint_list list = nolint_read(source, strlen(source));
    assert_int_equal(list.count, 6);
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(list.at[i].end_line, ends[i]);
    assert_true(nolint_covers(&list.at[0], RULE_EXIT, 3, 1));
    assert_false(nolint_covers(&list.at[0], RULE_EXIT, 1, 1));
    assert_false(nolint_covers(&list.at[0], RULE_EXIT, 6, 1));
    nolint_free(&list);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_comments),
        cmocka_unit_test(test_literals_hold_no_comments),
        cmocka_unit_test(test_places_and_reasons),
        cmocka_unit_test(test_blocks_nest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
