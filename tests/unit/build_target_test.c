#include "program/build_target.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_target(const char *object, const char *source, bool is_target,
                          const char *wanted) {
    struct text key = {0};
    text_add(&key, "", 0);
    assert_int_equal(build_target(object, source, &key), is_target);
    assert_string_equal(key.at, wanted);
    text_free(&key);
}

static void build_systems_have_a_folder_for_each_target(void **state) {
    (void)state;
    assert_target("src/CMakeFiles/tool.dir/sub/main.c.o", "src/sub/main.c", true,
                  "src/CMakeFiles/tool.dir");
    assert_target("/b/CMakeFiles/tool.dir/__/main.c.o", "main.c", true, "/b/CMakeFiles/tool.dir");
    assert_target("src/libx.so.1.p/main.c.o", "src/main.c", true, "src/libx.so.1.p");
    assert_target("src/25a6634@@tool@exe/main.c.o", "src/main.c", true, "src/25a6634@@tool@exe");
    assert_target("bazel-out/k8-fastbuild/bin/a/_objs/tool/main.pic.o", "a/main.c", true,
                  "bazel-out/k8-fastbuild/bin/a/_objs/tool");
    assert_target("build/.objs/tool/linux/main.c.o", "src/main.c", true, "build/.objs/tool");
}

static void automake_has_a_prefix_for_each_target(void **state) {
    (void)state;
    assert_target("src/tool-main.o", "src/main.c", true, "src/tool-");
    assert_target("src/libx_la-main.lo", "main.c", true, "src/libx_la-");
    assert_target("src/my-main.o", "src/my-main.c", false, "src/");
    assert_target("src/xmain.o", "src/main.c", false, "src/");
}

static void other_folders_tell_less(void **state) {
    (void)state;
    assert_target("obj/src/main.o", "src/main.c", false, "obj/src/");
    assert_target("main.o", "main.c", false, "");
    assert_target("tool.dir/main.o", "main.c", false, "tool.dir/");
    assert_target("_objs/main.o", "main.c", false, "_objs/");
    assert_target(".p/main.o", "main.c", false, ".p/");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(build_systems_have_a_folder_for_each_target),
        cmocka_unit_test(automake_has_a_prefix_for_each_target),
        cmocka_unit_test(other_folders_tell_less),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
