/* Source lines with their carets, and text that is fit for a terminal. */
#include "caret.h"
#include "format.h"
#include "printable.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void expect_caret(struct source_loc loc, const char *line, const char *printed) {
    struct text out = {0};
    print_caret(&out, &loc, line, strlen(line), "");
    assert_string_equal(out.at, printed);
    text_free(&out);
}

static struct source_loc place(uint32_t column, uint32_t begin, uint32_t end) {
    return (struct source_loc){
        .path = "x.c", .line = 7, .column = column, .begin_column = begin, .end_column = end};
}

static void test_range(void **state) {
    (void)state;
    expect_caret(place(5, 5, 12), "    exit(1);", "    7 |     exit(1);\n      |     ^~~~~~~\n");
    expect_caret(place(3, 1, 6), "a = b;", "    7 | a = b;\n      | ~~^~~\n");
    expect_caret(place(1, 0, 0), "x;", "    7 | x;\n      | ^\n");
}

static void test_place_behind_the_line_or_none(void **state) {
    (void)state;
    expect_caret(place(3, 0, 0), "ab", "    7 | ab\n      |   ^\n");
    expect_caret(place(9, 0, 0), "ab", "    7 | ab\n");
    expect_caret(place(1, 0, 0), "", "    7 | \n      | ^\n");
}

static void test_tabs_stay_tabs(void **state) {
    (void)state;
    expect_caret(place(2, 2, 6), "\tf(x);", "    7 | \tf(x);\n      | \t^~~~\n");
    expect_caret(place(1, 1, 4), "a\tb", "    7 | a\tb\n      | ^~~~~~~~~\n");
}

static void test_wide_and_hostile_characters(void **state) {
    (void)state;
    expect_caret(place(7, 7, 8), "\xE6\xBC\xA2\xCC\x81 x",
                 "    7 | \xE6\xBC\xA2\xCC\x81 x\n      |    ^\n");
    expect_caret(place(2, 2, 3), "\x1Bx", "    7 | \\x1Bx\n      |     ^\n");
    expect_caret(place(2, 0, 0), "\xFFx", "    7 | \\xFFx\n      |     ^\n");
}

static void test_a_long_line_is_cut_around_the_caret(void **state) {
    (void)state;
    char line[2001];
    memset(line, 'x', sizeof line - 1);
    line[2000] = '\0';
    struct text out = {0};
    struct source_loc loc = place(1000, 0, 0);
    print_caret(&out, &loc, line, 2000, "");
    assert_in_range(out.length, 300, 800);
    const char *second = strchr(out.at, '\n') + 1;
    const char *caret = strchr(second, '^');
    assert_non_null(caret);
    assert_int_equal(out.at[caret - second], 'x');
    assert_memory_equal(out.at, "    7 | ...xxx", 14);
    text_free(&out);
}

static void test_safe_text(void **state) {
    (void)state;
    struct text out = {0};
    print_safely(&out, "a\x1B[31m\n\xC3\xA4\xE2\x80\xAE\xC0\xAF");
    assert_string_equal(out.at, "a\\x1B[31m\\x0A\xC3\xA4\\xE2\\x80\\xAE\\xC0\\xAF");
    text_free(&out);
}

static void test_a_finding(void **state) {
    (void)state;
    struct note note = {{.path = "b.c", .line = 3, .column = 4}, "here"};
    struct finding finding = {
        .rule = RULE_EXIT,
        .level = LEVEL_ERROR,
        .loc = {.path = "no/such\a.c", .line = 1, .column = 2},
        .message = "the child",
        .notes = &note,
        .note_count = 1,
    };
    struct finding_list list = {0};
    VEC_PUSH(&list.all, finding);
    struct text out = {0};
    struct report report = {.findings = &list, .lines = source_lines_new()};
    write_text(&out, &report);
    assert_string_equal(out.at, "no/such\\x07.c:1:2: error: the child [-Werror,-Wvfork-exit]\n"
                                "b.c:3:4: note: here\n");
    text_free(&out);
    report.color = true;
    write_text(&out, &report);
    assert_non_null(strstr(out.at, "\033[0;1;31merror: \033[0m\033[1mthe child"));
    text_free(&out);
    source_lines_free(report.lines);
    VEC_FREE(&list.all);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_range),
        cmocka_unit_test(test_place_behind_the_line_or_none),
        cmocka_unit_test(test_tabs_stay_tabs),
        cmocka_unit_test(test_wide_and_hostile_characters),
        cmocka_unit_test(test_a_long_line_is_cut_around_the_caret),
        cmocka_unit_test(test_safe_text),
        cmocka_unit_test(test_a_finding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
