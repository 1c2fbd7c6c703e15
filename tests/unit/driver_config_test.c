/* The configuration: YAML with places, patterns of paths, what counts more than what. */
#include "config.h"
#include "config_program.h"
#include "path_glob.h"
#include "yaml_tree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static void expect_match(const char *pattern, const char *path, bool matches) {
    if (path_matches(pattern, path) != matches)
        fail_msg("'%s' %s '%s'", pattern, matches ? "does not match" : "matches", path);
}

static void test_patterns(void **state) {
    (void)state;
    static const struct {
        const char *pattern, *path;
        bool matches;
    } cases[] = {
        {"tests", "tests/a.c", true},
        {"tests", "src/tests/deep/a.c", true},
        {"tests", "tests.c", false},
        {"tests/", "src/tests/a.c", true},
        {"/tests", "tests/a.c", true},
        {"/tests", "src/tests/a.c", false},
        {"*.c", "src/a.c", true},
        {"*.c", "src/a.h", false},
        {"src/*.c", "src/a.c", true},
        {"src/*.c", "src/x/a.c", false},
        {"src/*.c", "x/src/a.c", false},
        {"src/**", "src/x/a.c", true},
        {"src/**/*.c", "src/a.c", true},
        {"src/**/*.c", "src/x/y/a.c", true},
        {"src/**/*.c", "src/x/y/a.h", false},
        {"**/gen", "a/b/gen/x.c", true},
        {"**/gen", "gen/x.c", true},
        {"a/**/b/**/c", "a/b/x/b/y/c", true},
        {"a/**/b/**/c", "a/x/c/b", false},
        {"**", "a.c", true},
        {"?.c", "a.c", true},
        {"[ab].c", "b.c", true},
        {"[ab].c", "c.c", false},
        {"src", "src", true},
        {"src/a", "src", false},
        {"", "a.c", false},
        {"a/**/a/**/a/**/a/**/b", "a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_match(cases[i].pattern, cases[i].path, cases[i].matches);
}

/* A pattern of a stranger must not take longer than it is long. */
static void test_slow_pattern(void **state) {
    (void)state;
    char pattern[200], path[200];
    memset(path, 'a', sizeof path - 1);
    path[sizeof path - 1] = '\0';
    for (size_t i = 0; i + 1 < sizeof pattern; i++)
        pattern[i] = i % 2 ? 'a' : '*';
    memcpy(pattern + sizeof pattern - 3, "b", 2);
    expect_match(pattern, path, false);
}

static void expect_place(struct yaml_place place, unsigned line, unsigned column) {
    assert_int_equal(place.line, line);
    assert_int_equal(place.column, column);
}

static void test_yaml_places(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct yaml_fault fault;
    const struct yaml_value *root;
    const char text[] = "\xEF\xBB\xBF# \xC3\xA9\r\n\"\xC3\xA9\": [a,\n  {b: c}]\nlast:\n";
    assert_true(yaml_read(arena, text, strlen(text), &root, &fault));
    const struct yaml_value *list = root->first->next, *last = list->next;
    expect_place(root->first->place, 2, 1);
    expect_place(list->place, 2, 7);
    assert_string_equal(list->first->text, "a");
    expect_place(list->first->next->place, 3, 3);
    expect_place(list->first->next->first->next->place, 3, 7);
    assert_string_equal(last->text, "last");
    expect_place(last->place, 4, 1);
    assert_string_equal(last->next->text, "");
    assert_null(last->next->next);
    arena_free(arena);
}

static void expect_fault(const char *text, size_t length, unsigned line, unsigned column,
                         const char *what) {
    struct arena *arena = arena_new();
    struct yaml_fault fault;
    const struct yaml_value *root;
    assert_false(yaml_read(arena, text, length, &root, &fault));
    expect_place(fault.place, line, column);
    assert_string_equal(fault.what.at, what);
    text_free(&fault.what);
    arena_free(arena);
}

static void test_yaml_faults(void **state) {
    (void)state;
    expect_fault("a: 1\nb: *x\n", 10, 2, 4, "aliases are not supported");
    expect_fault("[[[[[[[[[[[[[[[[[", 17, 1, 17, "is nested too deeply");
    expect_fault("a: 1\n---\nb: 1\n", 14, 2, 1, "a second document begins here");
    expect_fault("a: \"\\0\"\n", 8, 1, 4, "holds a NUL character");
    expect_fault("? [a]\n: b\n", 10, 1, 3, "a key must be a word");
    expect_fault("a:\n  \x01", 6, 2, 3, "is not UTF-8 text: control characters are not allowed");
}

/* ---- files found upwards ---- */

struct tree {
    char root[32];
    char *before;
    struct options options;
    struct problems problems;
    struct config *config;
};

static void write_to(const char *path, const char *text) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static void make_tree(struct tree *tree) {
    *tree = (struct tree){.root = "/tmp/vforklint-test-XXXXXX", .before = getcwd(NULL, 0)};
    assert_non_null(mkdtemp(tree->root));
    assert_int_equal(chdir(tree->root), 0);
    assert_int_equal(mkdir("a", 0700) | mkdir("a/b", 0700) | mkdir("c", 0700), 0);
    write_to(".vforklint", "strict: true\nplatforms: [netbsd]\n"
                           "rules: {vfork-exit: off, vfork-use: error}\n"
                           "models: {f: exits, g: safe}\n"
                           "overrides:\n"
                           "  - {paths: c, rules: {vfork-exit: warning}, require-reason: true}\n"
                           "  - {paths: '*.h', rules: {vfork-exit: default}}\n");
    write_to("a/.vforklint", "inherit: true\nrules: {vfork-use: default}\nmodels: {f: safe}\n");
    write_to("a/b/.vforklint", "models: {f: exits}\n");
    tree->config = config_new(&tree->options, &tree->problems);
}

static void drop_tree(struct tree *tree) {
    config_free(tree->config);
    static const char *const files[] = {".vforklint", "a/.vforklint", "a/b/.vforklint"};
    for (size_t i = 0; i < 3; i++)
        unlink(files[i]);
    rmdir("a/b");
    rmdir("a");
    rmdir("c");
    assert_int_equal(chdir(tree->before), 0);
    assert_int_equal(rmdir(tree->root), 0);
    free(tree->before);
}

static enum setting setting_in(struct tree *tree, const char *path, enum rule rule) {
    return config_settings(tree->config, path)->levels.settings[rule];
}

static void test_nearest_file(void **state) {
    (void)state;
    struct tree tree;
    make_tree(&tree);
    assert_string_equal(config_file_of(tree.config, "x.c")->path, ".vforklint");
    assert_string_equal(config_file_of(tree.config, "c/../c/x.c")->path, ".vforklint");
    assert_string_equal(config_file_of(tree.config, "a/x.c")->path, "a/.vforklint");
    assert_string_equal(config_file_of(tree.config, "./a/nosuch/x.c")->path, "a/.vforklint");
    assert_string_equal(config_file_of(tree.config, "a/b/x.c")->path, "a/b/.vforklint");
    assert_null(config_file_of(tree.config, "a/b/x.c")->parent);
    assert_ptr_equal(config_file_of(tree.config, "a/x.c")->parent, config_file_here(tree.config));
    assert_false(tree.problems.any);
    drop_tree(&tree);
}

static void test_settings(void **state) {
    (void)state;
    struct tree tree;
    make_tree(&tree);
    assert_int_equal(setting_in(&tree, "x.c", RULE_EXIT), SETTING_OFF);
    assert_int_equal(setting_in(&tree, "c/x.c", RULE_EXIT), SETTING_WARNING);
    assert_int_equal(setting_in(&tree, "c/x.h", RULE_EXIT), SETTING_DEFAULT);
    assert_int_equal(setting_in(&tree, "a/x.c", RULE_EXIT), SETTING_OFF);
    assert_int_equal(setting_in(&tree, "a/x.c", RULE_USE), SETTING_DEFAULT);
    assert_int_equal(setting_in(&tree, "a/b/x.c", RULE_EXIT), SETTING_NONE);
    assert_true(config_settings(tree.config, "c/x.c")->require_reason);
    assert_false(config_settings(tree.config, "x.c")->require_reason);
    drop_tree(&tree);
}

static void test_program(void **state) {
    (void)state;
    struct tree tree;
    struct program_config program;
    bool platforms[PLATFORMS] = {false};
    struct ir_unit unit = {.main_file = "a/x.c", .target = "x86_64-pc-linux-gnu"};
    make_tree(&tree);
    program_config_init(&program, &tree.options);
    program_config_add(&program, tree.config, "a/x.c", &tree.problems);
    program_config_add(&program, tree.config, "a/y.c", &tree.problems);
    struct claim_list models = program_config_claims(&program);
    assert_int_equal(models.count, 2);
    assert_int_equal(models.at[0].kinds, CLAIM_SAFE);
    assert_string_equal(models.at[0].file, "a/.vforklint");
    assert_true(program.strict);
    config_platforms(tree.config, (const char *[]){"a/x.c"}, 1, (const struct ir_unit *[]){&unit},
                     1, platforms, &tree.problems);
    assert_true(platforms[PLATFORM_NETBSD]);
    assert_false(platforms[PLATFORM_LINUX_GLIBC]);
    assert_false(tree.problems.any);
    program_config_free(&program);
    drop_tree(&tree);
}

static enum level level_of(struct levels levels, enum rule rule, enum setting setting,
                           enum level level) {
    struct finding finding = {.rule = rule, .level = level};
    levels.settings[rule] = setting;
    return levels_of(&levels, &finding);
}

/* Of RULE_EXIT the default is a warning, of RULE_USE a remark. */
static void test_levels(void **state) {
    (void)state;
    const struct levels none = {0};
    assert_int_equal(level_of(none, RULE_EXIT, SETTING_OFF, LEVEL_WARNING), LEVEL_OFF);
    assert_int_equal(level_of(none, RULE_EXIT, SETTING_REMARK, LEVEL_WARNING), LEVEL_REMARK);
    assert_int_equal(level_of(none, RULE_EXIT, SETTING_ERROR, LEVEL_WARNING), LEVEL_ERROR);
    assert_int_equal(level_of(none, RULE_EXIT, SETTING_ERROR, LEVEL_REMARK), LEVEL_OFF);
    assert_int_equal(level_of(none, RULE_USE, SETTING_REMARK, LEVEL_REMARK), LEVEL_REMARK);
    assert_int_equal(level_of(none, RULE_USE, SETTING_WARNING, LEVEL_REMARK), LEVEL_WARNING);
    assert_int_equal(level_of(none, RULE_USE, SETTING_REMARK, LEVEL_WARNING), LEVEL_REMARK);
    assert_int_equal(level_of(none, RULE_USE, SETTING_DEFAULT, LEVEL_REMARK), LEVEL_OFF);
    assert_int_equal(level_of(none, RULE_USE, SETTING_DEFAULT, LEVEL_WARNING), LEVEL_WARNING);
}

static void test_levels_and_options(void **state) {
    (void)state;
    struct levels all = {.extra = true, .error = true}, wanted = {0}, unwanted = {0}, mild = {0};
    wanted.report[RULE_EXIT] = CHOICE_YES;
    unwanted.report[RULE_EXIT] = CHOICE_NO;
    mild.as_error[RULE_EXIT] = CHOICE_NO;
    assert_int_equal(level_of(all, RULE_EXIT, SETTING_OFF, LEVEL_WARNING), LEVEL_OFF);
    assert_int_equal(level_of(all, RULE_USE, SETTING_WARNING, LEVEL_REMARK), LEVEL_ERROR);
    assert_int_equal(level_of(all, RULE_EXIT, SETTING_REMARK, LEVEL_WARNING), LEVEL_REMARK);
    assert_int_equal(level_of(all, RULE_EXIT, SETTING_ERROR, LEVEL_REMARK), LEVEL_REMARK);
    assert_int_equal(level_of(wanted, RULE_EXIT, SETTING_OFF, LEVEL_WARNING), LEVEL_WARNING);
    assert_int_equal(level_of(unwanted, RULE_EXIT, SETTING_ERROR, LEVEL_WARNING), LEVEL_OFF);
    assert_int_equal(level_of(mild, RULE_EXIT, SETTING_ERROR, LEVEL_WARNING), LEVEL_WARNING);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_patterns),
        cmocka_unit_test(test_slow_pattern),
        cmocka_unit_test(test_yaml_places),
        cmocka_unit_test(test_yaml_faults),
        cmocka_unit_test(test_nearest_file),
        cmocka_unit_test(test_settings),
        cmocka_unit_test(test_program),
        cmocka_unit_test(test_levels),
        cmocka_unit_test(test_levels_and_options),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
