/* The rules' table and the order of findings. */
#include "finding/wire.h"

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

static struct finding make_full(void) {
    static struct note notes[] = {
        {{.path = "n.c", .line = 7, .macro = "M"}, "the child starts here"},
        {{.path = "m.h", .file = "m.y", .file_line = 3}, ""}};
    static struct ground grounds[] = {{"linux-musl", "; a lock", "raise(3)"}};
    struct finding finding = make("a.c", UINT32_MAX, LEVEL_WARNING, "caf\xc3\xa9");
    finding.function = "spawn";
    finding.notes = notes;
    finding.note_count = 2;
    finding.lead_count = 1;
    finding.grounds = grounds;
    finding.ground_count = 1;
    finding.identity = 7;
    finding.behind = UINT64_C(0xfedcba9876543210);
    finding.turn = 3;
    return finding;
}

static void add_full(struct finding_list *list) {
    struct finding full = make_full(), bare = make_full();
    bare.note_count = bare.lead_count = 0;
    bare.function = NULL;
    VEC_PUSH(&list->all, full);
    VEC_PUSH(&list->all, bare);
}

static void test_bytes_hold_all_of_a_finding(void **state) {
    (void)state;
    struct finding_list list = {.arena = arena_new()}, read = {.arena = arena_new()};
    struct text bytes = {0}, again = {0};
    add_full(&list);
    findings_encode(&list, &bytes);
    assert_true(findings_decode(bytes.at, bytes.length, &read));
    assert_int_equal(read.all.count, 2);
    const struct finding *finding = &read.all.at[0];
    assert_string_equal(finding->message, "caf\xc3\xa9");
    assert_int_equal(finding->loc.line, UINT32_MAX);
    assert_null(finding->loc.macro);
    assert_string_equal(finding->notes[0].loc.macro, "M");
    assert_string_equal(finding->notes[1].loc.file, "m.y");
    assert_string_equal(finding->grounds[0].page, "raise(3)");
    assert_true(finding->behind == UINT64_C(0xfedcba9876543210));
    assert_int_equal(finding->identity, 7);
    assert_int_equal(finding->turn, 3);
    assert_null(read.all.at[1].function);
    findings_encode(&read, &again);
    assert_int_equal(again.length, bytes.length);
    assert_memory_equal(again.at, bytes.at, bytes.length);
    text_free(&bytes);
    text_free(&again);
    finding_list_free(&list);
    finding_list_free(&read);
}

static void test_other_bytes_are_no_findings(void **state) {
    (void)state;
    struct finding_list list = {.arena = arena_new()}, read = {.arena = arena_new()};
    struct text bytes = {0};
    add_full(&list);
    findings_encode(&list, &bytes);
    for (size_t length = 0; length < bytes.length; length++)
        assert_false(findings_decode(bytes.at, length, &read));
    for (size_t i = 0; i < bytes.length; i++) {
        char kept = bytes.at[i];
        bytes.at[i] = '\xff'; /* some of these are other findings; none may be read past the end */
        findings_decode(bytes.at, bytes.length, &read);
        bytes.at[i] = kept;
    }
    text_add(&bytes, "", 1);
    assert_false(findings_decode(bytes.at, bytes.length, &read));
    text_free(&bytes);
    finding_list_free(&list);
    finding_list_free(&read);
}

/* One that is told, and three behind it: two of one rule. */
static struct finding_list make_queue(void) {
    static struct ground ground = {"linux-glibc", "", ""};
    static struct note ends[] = {{{.path = "a.c", .line = 20}, "there"},
                                 {{.path = "a.c", .line = 30}, "there"}};
    struct finding_list list = {.arena = arena_new()};
    struct finding finding = make("a.c", 1, LEVEL_WARNING, "calls 'exit'");
    finding.grounds = &ground;
    finding.ground_count = 1;
    finding.notes = ends;
    finding.note_count = 1;
    finding.behind = finding_list_add(&list, &finding);
    assert_true(finding.behind != 0);
    finding.turn = 1;
    finding.notes = ends + 1;
    finding_list_add(&list, &finding);
    finding.message = "calls 'malloc'";
    finding.rule = RULE_UNSAFE_CALL;
    for (finding.turn = 2; finding.turn < 4; finding.turn++) {
        finding.notes = ends + finding.turn - 2;
        finding_list_add(&list, &finding);
    }
    assert_int_equal(list.all.count, 4);
    return list;
}

static bool is_not(void *data, struct finding *finding) {
    const enum rule *rule = data;
    return finding->rule != *rule;
}

static bool is_not_first(void *data, struct finding *finding) {
    (void)data;
    return finding->behind != 0;
}

static void test_none_steps_up_for_one_that_is_told(void **state) {
    (void)state;
    struct finding_list list = make_queue();
    finding_list_step_up(&list);
    assert_int_equal(list.all.count, 1);
    assert_int_equal(list.all.at[0].notes[0].loc.line, 20);
    finding_list_free(&list);
}

static void test_next_steps_up(void **state) {
    (void)state;
    struct finding_list list = make_queue();
    finding_list_keep(&list, is_not_first, NULL);
    finding_list_step_up(&list);
    assert_int_equal(list.all.count, 1);
    assert_int_equal(list.all.at[0].rule, RULE_EXIT);
    assert_int_equal(list.all.at[0].notes[0].loc.line, 30);
    finding_list_free(&list);
}

static void test_one_of_each_rule_waits(void **state) {
    (void)state;
    struct finding_list list = make_queue();
    finding_list_thin(&list);
    assert_int_equal(list.all.count, 3);
    finding_list_keep(&list, is_not, &(enum rule){RULE_EXIT});
    finding_list_step_up(&list);
    assert_int_equal(list.all.count, 1);
    assert_int_equal(list.all.at[0].rule, RULE_UNSAFE_CALL);
    assert_int_equal(list.all.at[0].turn, 2);
    finding_list_free(&list);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_rule_is_found_by_its_name),
        cmocka_unit_test(test_order_and_repetitions),
        cmocka_unit_test(test_bytes_hold_all_of_a_finding),
        cmocka_unit_test(test_other_bytes_are_no_findings),
        cmocka_unit_test(test_none_steps_up_for_one_that_is_told),
        cmocka_unit_test(test_next_steps_up),
        cmocka_unit_test(test_one_of_each_rule_waits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
