/* Facts in a file: what was written is read, and nothing else is. */
#include "facts_file.h"

#include "base/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct text encoded(void) {
    struct text bytes = {0};
    struct ir_unit *unit = ir_unit_new();
    struct file_hashes *hashes = file_hashes_new();
    unit->main_file = intern(unit->strings, "a.c");
    unit->target = intern(unit->strings, "x86_64-pc-linux-gnu");
    unit->files = arena_alloc(unit->arena, 2 * sizeof *unit->files);
    unit->file_count = 2;
    unit->files[0].path = "/dev/null/none";
    unit->files[1].path = "/proc/self/exe";
    facts_encode(unit, hashes, &bytes);
    file_hashes_free(hashes);
    ir_unit_free(unit);
    return bytes;
}

static bool reads(const struct text *bytes, size_t length, struct text *error) {
    struct facts facts;
    bool is_read = facts_decode(bytes->at, length, &facts, error);
    facts_free(&facts);
    return is_read;
}

static void test_round_trip(void **state) {
    (void)state;
    struct text bytes = encoded(), error = {0};
    struct facts facts;
    assert_true(facts_decode(bytes.at, bytes.length, &facts, &error));
    assert_int_equal(facts.unit->file_count, 2);
    assert_string_equal(facts.unit->files[1].path, "/proc/self/exe");
    assert_true(facts.hashes[0] == 0);
    assert_true(facts.hashes[1] != 0);
    facts_free(&facts);
    text_free(&bytes);
}

static void test_every_cut_is_noticed(void **state) {
    (void)state;
    struct text bytes = encoded();
    for (size_t length = 0; length < bytes.length; length++) {
        struct text error = {0};
        assert_false(reads(&bytes, length, &error));
        assert_string_equal(error.at, length ? "is truncated" : "is empty");
        text_free(&error);
    }
    text_free(&bytes);
}

static void test_every_changed_byte_is_noticed(void **state) {
    (void)state;
    struct text bytes = encoded();
    for (size_t i = 0; i < bytes.length; i++) {
        struct text error = {0};
        bytes.at[i] ^= 0x20;
        assert_false(reads(&bytes, bytes.length, &error));
        assert_true(error.length > 0);
        bytes.at[i] ^= 0x20;
        text_free(&error);
    }
    text_free(&bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_every_cut_is_noticed),
        cmocka_unit_test(test_every_changed_byte_is_noticed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
