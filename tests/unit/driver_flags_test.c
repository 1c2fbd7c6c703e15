/* Which compiler flags reach the parser. */
#include "flags.h"

#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* The words of LIST, each with a space behind it. */
static void join(struct text *out, const char *const *words, size_t count) {
    text_puts(out, "");
    for (size_t i = 0; i < count; i++)
        text_printf(out, "%s ", words[i]);
}

/* WORDS end with NULL. */
static void expect(const char *const *words, const char *kept, const char *refused) {
    size_t count = 0;
    while (words[count])
        count++;
    struct compile_flags flags;
    compile_flags_filter(&flags, words, count);
    struct text kept_text = {0}, refused_text = {0};
    join(&kept_text, flags.kept.at, flags.kept.count);
    join(&refused_text, flags.refused.at, flags.refused.count);
    assert_string_equal(kept_text.at, kept);
    assert_string_equal(refused_text.at, refused);
    text_free(&kept_text);
    text_free(&refused_text);
    compile_flags_free(&flags);
}

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

static void test_preprocessor_flags_are_kept(void **state) {
    (void)state;
    expect(WORDS("-DA=1", "-D", "B", "-Iinc", "-I", "inc2", "-include", "config.h"),
           "-DA=1 -D B -Iinc -I inc2 -include config.h ", "");
    expect(WORDS("-isystem", "/x", "-iquote/y", "-std=gnu11", "-m32", "-pthread", "-fopenmp"),
           "-isystem /x -iquote/y -std=gnu11 -m32 -pthread -fopenmp ", "");
    expect(WORDS("--sysroot=/s", "--sysroot", "/t", "--target=arm-linux-gnueabi", "-O2"),
           "--sysroot=/s --sysroot /t --target=arm-linux-gnueabi -O2 ", "");
}

static void test_a_build_command_makes_no_noise(void **state) {
    (void)state;
    expect(WORDS("-c", "-o", "x.o", "-MD", "-MF", "x.d", "-MT", "x.o", "-Wall", "-g3", "x.c"), "",
           "");
    expect(WORDS("-fno-tree-vectorize", "-fconserve-stack", "-mpreferred-stack-boundary=3",
                 "--param", "ssp-buffer-size=4", "-Wl,-z,now", "-lm"),
           "", "");
}

static void test_the_longest_flag_that_fits_counts(void **state) {
    (void)state;
    expect(WORDS("-include-pch", "evil.pch", "-undef", "-ObjC"), "-undef ",
           "-include-pch evil.pch ");
    expect(WORDS("-load", "evil.so", "-fopenmp-simd"), "-fopenmp-simd ", "-load evil.so ");
}

static void test_flags_that_load_code_are_refused(void **state) {
    (void)state;
    expect(WORDS("-fplugin=evil.so", "-fpass-plugin=evil.so"), "",
           "-fplugin=evil.so -fpass-plugin=evil.so ");
    expect(WORDS("-Xclang", "-load", "-Xclang", "evil.so", "-mllvm", "-load=evil.so"), "",
           "-Xclang -load -Xclang evil.so -mllvm -load=evil.so ");
    expect(WORDS("-wrapper", "sh", "-specs=evil", "-B", "dir", "--config=x"), "",
           "-wrapper sh -specs=evil -B dir --config=x ");
}

static void test_flags_that_write_are_refused(void **state) {
    (void)state;
    expect(WORDS("-save-temps=obj", "-ftime-trace=x", "-fdiagnostics-format=sarif-file"), "",
           "-save-temps=obj -ftime-trace=x -fdiagnostics-format=sarif-file ");
}

static void test_flags_for_the_preprocessor_are_unpacked(void **state) {
    (void)state;
    expect(WORDS("-Wp,-D_FORTIFY_SOURCE=2,-MD,x.d"), "-D_FORTIFY_SOURCE=2 ", "");
    expect(WORDS("-Wp,-D,X,-Wp,-DY", "-Wp,"), "-D X -DY ", "");
    expect(WORDS("-Wp,-fplugin=evil.so"), "", "-fplugin=evil.so ");
}

static void test_a_missing_value_at_the_end(void **state) {
    (void)state;
    expect(WORDS("-I"), "", "");
    expect(WORDS("-DA", "-include"), "-DA ", "");
}

static enum language language_of(const char *const *words, size_t count) {
    struct compile_flags flags;
    compile_flags_filter(&flags, words, count);
    enum language language = flags.language;
    compile_flags_free(&flags);
    return language;
}

static void test_standards(void **state) {
    (void)state;
    expect(WORDS("-std=gnu2x", "--std=c99", "-std=iso9899:1999", "-std=c++17", "-std=c", "-std=c9"),
           "-std=gnu2x --std=c99 -std=iso9899:1999 ", "");
    struct compile_flags flags;
    compile_flags_filter(&flags, WORDS("-std=gnu++17"), 1);
    assert_string_equal(flags.bad_standard, "-std=gnu++17");
    compile_flags_free(&flags);
}

static void test_languages(void **state) {
    (void)state;
    assert_int_equal(language_of(WORDS("-x", "c"), 2), LANGUAGE_C);
    assert_int_equal(language_of(WORDS("-xc++"), 1), LANGUAGE_CXX);
    assert_int_equal(language_of(WORDS("-xassembler"), 1), LANGUAGE_OTHER);
    assert_int_equal(language_of(WORDS("-xc++", "-xc"), 2), LANGUAGE_C);
    assert_int_equal(language_of(WORDS("-xc++", "-xnone"), 2), LANGUAGE_UNSET);
    assert_int_equal(language_of_file("a.b/x.c"), LANGUAGE_C);
    assert_int_equal(language_of_file("x.h"), LANGUAGE_C);
    assert_int_equal(language_of_file("x.C"), LANGUAGE_CXX);
    assert_int_equal(language_of_file("x.cpp"), LANGUAGE_CXX);
    assert_int_equal(language_of_file("x.f90"), LANGUAGE_OTHER);
    assert_int_equal(language_of_file("a.c/x"), LANGUAGE_UNSET);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_preprocessor_flags_are_kept),
        cmocka_unit_test(test_a_build_command_makes_no_noise),
        cmocka_unit_test(test_the_longest_flag_that_fits_counts),
        cmocka_unit_test(test_flags_that_load_code_are_refused),
        cmocka_unit_test(test_flags_that_write_are_refused),
        cmocka_unit_test(test_flags_for_the_preprocessor_are_unpacked),
        cmocka_unit_test(test_a_missing_value_at_the_end),
        cmocka_unit_test(test_standards),
        cmocka_unit_test(test_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
