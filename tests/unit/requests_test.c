#include "program/requests.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <sys/ioctl.h>

#include <cmocka.h>

static const char linux_target[] = "x86_64-pc-linux-gnu";

static void the_direction_is_in_the_number(void **state) {
    (void)state;
    assert_int_equal(request_access(linux_target, _IOR('r', 1, int)), REQUEST_FILLS);
    assert_int_equal(request_access(linux_target, _IOWR('r', 1, int)), REQUEST_UPDATES);
    assert_int_equal(request_access(linux_target, _IOW('r', 1, int)), REQUEST_READS);
    assert_int_equal(request_access(linux_target, _IO('r', 1)), REQUEST_READS);
}

static void old_requests_are_known_by_number(void **state) {
    (void)state;
    assert_int_equal(request_access(linux_target, TIOCGWINSZ), REQUEST_FILLS);
    assert_int_equal(request_access(linux_target, FIONREAD), REQUEST_FILLS);
    assert_int_equal(request_access(linux_target, TIOCSPGRP), REQUEST_READS);
    assert_int_equal(request_access(linux_target, TIOCSWINSZ), REQUEST_READS);
    assert_int_equal(request_access("x86_64-unknown-freebsd14", TIOCGWINSZ), REQUEST_READS);
}

/* TIOCGWINSZ is _IOR('t', 104, struct winsize), TIOCSWINSZ _IOW('t', 103, struct winsize). */
static void others_have_the_directions_the_other_way_round(void **state) {
    (void)state;
    static const char *const targets[] = {"x86_64-unknown-freebsd14", "arm64-apple-macosx14.0.0",
                                          "powerpc64le-unknown-linux-gnu",
                                          "mips64el-unknown-linux-gnuabi64"};
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
        assert_int_equal(request_access(targets[i], 0x40087468), REQUEST_FILLS);
        assert_int_equal(request_access(targets[i], 0x80087467), REQUEST_READS);
    }
}

/* musl's ioctl takes an int. */
static void a_request_may_be_negative(void **state) {
    (void)state;
    assert_int_equal(request_access(linux_target, (int)_IOR('r', 1, int)), REQUEST_FILLS);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_direction_is_in_the_number),
        cmocka_unit_test(old_requests_are_known_by_number),
        cmocka_unit_test(others_have_the_directions_the_other_way_round),
        cmocka_unit_test(a_request_may_be_negative),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
