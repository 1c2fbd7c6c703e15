/* The command line, and what -W options make of findings. */
#include "options.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define WORDS(...) ((const char *const[]){"vforklint", __VA_ARGS__, NULL})

static bool parse(struct options *options, const char *const *argv, struct text *error) {
    int argc = 0;
    while (argv[argc])
        argc++;
    return options_parse(options, argc, argv, error);
}

static void parse_well(struct options *options, const char *const *argv) {
    struct text error = {0};
    assert_true(parse(options, argv, &error));
    assert_null(error.at);
}

static void expect_error(const char *const *argv, const char *message) {
    struct options options;
    struct text error = {0};
    assert_false(parse(&options, argv, &error));
    assert_string_equal(error.at, message);
    text_free(&error);
    options_free(&options);
}

static void test_files_and_compiler_arguments(void **state) {
    (void)state;
    struct options options;
    parse_well(&options, WORDS("a.c", "--strict", "b.c", "--", "-DX", "--strict", "--"));
    assert_int_equal(options.files.count, 2);
    assert_string_equal(options.files.at[1], "b.c");
    assert_int_equal(options.compile_args.count, 3);
    assert_true(options.strict);
    options_free(&options);
}

static void test_values(void **state) {
    (void)state;
    struct options options;
    parse_well(&options, WORDS("a.c", "-o", "out", "-j3", "--timeout", "5", "--color=never",
                               "--platform=posix-2001,linux-glibc", "--dump=cfg,parent"));
    assert_string_equal(options.output, "out");
    assert_int_equal(options.jobs, 3);
    assert_int_equal(options.timeout, 5);
    assert_int_equal(options.color, COLOR_NEVER);
    assert_true(options.platforms[PLATFORM_POSIX_2001] && options.platforms[PLATFORM_LINUX_GLIBC]);
    assert_int_equal(options.dumps, DUMP_CFG | DUMP_PARENT);
    options_free(&options);
}

static void test_mistakes(void **state) {
    (void)state;
    expect_error(WORDS("--strict"), "no file given; --help shows the usage");
    expect_error(WORDS("--strcit", "a.c"), "unknown option '--strcit'; did you mean '--strict'?");
    expect_error(WORDS("-DX", "a.c"),
                 "unknown option '-DX'; options for the compiler go after '--'");
    expect_error(WORDS("-Wvfork-exti", "a.c"),
                 "option '-Wvfork-exti': unknown rule 'vfork-exti'; did you mean 'vfork-exit'?");
    expect_error(WORDS("-Wno-error=bogus", "a.c"),
                 "option '-Wno-error=bogus': unknown rule 'bogus'; --list-rules lists them");
    expect_error(WORDS("-j", "many", "a.c"), "option '-j': 'many' is not a number from 1 to 1024");
    expect_error(WORDS("a.c", "-o"), "option '-o' needs a value: FILE");
    expect_error(WORDS("a.c", "--color="), "option '--color=' needs a value: auto|always|never");
}

static void test_platforms(void **state) {
    (void)state;
    struct options options;
    parse_well(&options, WORDS("--platform=4.4bsd,netbsd", "a.c"));
    assert_true(options.platforms[PLATFORM_4_4BSD] && options.platforms[PLATFORM_NETBSD]);
    assert_false(options.platforms[PLATFORM_3BSD]);
    options_free(&options);
    expect_error(WORDS("--platform=beos", "a.c"),
                 "option '--platform=beos': unknown platform 'beos'; known are posix-2001 "
                 "posix-2008 posix-2017 posix-2024 linux-glibc linux-musl linux-bionic "
                 "linux-uclibc netbsd freebsd openbsd dragonfly macos illumos cygwin aix 3bsd "
                 "4.4bsd");
}

/* The level that a finding of RULE with LEVEL is shown with under ARGV. */
static enum level shown(const char *const *argv, enum rule rule, enum level level) {
    struct options options;
    parse_well(&options, argv);
    const struct finding finding = {.rule = rule, .level = level};
    enum level result = levels_of(&options.levels, &finding);
    options_free(&options);
    return result;
}

static void test_levels(void **state) {
    (void)state;
    enum level warning = LEVEL_WARNING, remark = LEVEL_REMARK;
    assert_int_equal(shown(WORDS("a.c"), RULE_EXIT, warning), LEVEL_WARNING);
    assert_int_equal(shown(WORDS("a.c"), RULE_EXIT, remark), LEVEL_OFF);
    assert_int_equal(shown(WORDS("a.c"), RULE_USE, remark), LEVEL_OFF);
    assert_int_equal(shown(WORDS("a.c"), RULE_SHARED_RESULT, warning), LEVEL_WARNING);
    assert_int_equal(shown(WORDS("-Wvfork-use", "a.c"), RULE_USE, remark), LEVEL_REMARK);
    assert_int_equal(shown(WORDS("-Wextra", "a.c"), RULE_USE, remark), LEVEL_REMARK);
    assert_int_equal(shown(WORDS("-Wno-vfork-use", "-Wextra", "a.c"), RULE_USE, remark), LEVEL_OFF);
    assert_int_equal(shown(WORDS("-Wno-vfork-exit", "a.c"), RULE_EXIT, warning), LEVEL_OFF);
    assert_int_equal(shown(WORDS("-w", "-Wextra", "a.c"), RULE_EXIT, warning), LEVEL_OFF);
}

static void test_errors(void **state) {
    (void)state;
    enum level warning = LEVEL_WARNING, remark = LEVEL_REMARK;
    assert_int_equal(shown(WORDS("-Werror", "a.c"), RULE_EXIT, warning), LEVEL_ERROR);
    assert_int_equal(shown(WORDS("-Werror", "-Wextra", "a.c"), RULE_USE, remark), LEVEL_REMARK);
    assert_int_equal(shown(WORDS("-Werror=vfork-use", "a.c"), RULE_USE, remark), LEVEL_ERROR);
    assert_int_equal(shown(WORDS("-Werror=vfork-use", "a.c"), RULE_EXIT, warning), LEVEL_WARNING);
    assert_int_equal(shown(WORDS("-Wno-error=vfork-exit", "-Werror", "a.c"), RULE_EXIT, warning),
                     LEVEL_WARNING);
    assert_int_equal(shown(WORDS("-Werror", "-Wno-error", "a.c"), RULE_EXIT, warning),
                     LEVEL_WARNING);
}

static void test_help_names_every_option_and_keeps_to_the_terminal(void **state) {
    (void)state;
    struct text help = {0};
    options_help(&help);
    assert_non_null(strstr(help.at, "\n  -Werror=<rule> "));
    assert_non_null(strstr(help.at, "\n  -o FILE "));
    for (const char *line = help.at; *line; line += strcspn(line, "\n") + 1)
        assert_true(strcspn(line, "\n") <= 100);
    text_free(&help);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_files_and_compiler_arguments),
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_platforms),
        cmocka_unit_test(test_levels),
        cmocka_unit_test(test_errors),
        cmocka_unit_test(test_help_names_every_option_and_keeps_to_the_terminal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
