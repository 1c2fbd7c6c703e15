/* Numbers and strings as bytes: what is written is read again, and nothing else is. */
#include "base/bytes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct byte_reader reader_of(const void *bytes, size_t length) {
    const unsigned char *start = bytes;
    return (struct byte_reader){.at = start, .end = start + length};
}

#define READER(...)                                                                                \
    reader_of((const unsigned char[]){__VA_ARGS__}, sizeof(unsigned char[]){__VA_ARGS__})

static void assert_spent(const struct byte_reader *in) {
    assert_int_equal(in->error, BYTES_GOOD);
    assert_ptr_equal(in->at, in->end);
}

static void assert_failed(const struct byte_reader *in, enum bytes_error error) {
    assert_int_equal(in->error, error);
    assert_ptr_equal(in->at, in->end);
}

static void numbers_come_back(void **state) {
    (void)state;
    static const struct {
        uint64_t value;
        size_t length;
    } numbers[] = {{0, 1},           {1, 1},          {0x7f, 1},       {0x80, 2},
                   {0x3fff, 2},      {0x4000, 3},     {UINT32_MAX, 5}, {(uint64_t)INT64_MAX, 9},
                   {1ULL << 63, 10}, {UINT64_MAX, 10}};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct text out = {0};
        bytes_put(&out, numbers[i].value);
        assert_int_equal(out.length, numbers[i].length);
        struct byte_reader in = reader_of(out.at, out.length);
        assert_true(bytes_number(&in) == numbers[i].value);
        assert_spent(&in);
        text_free(&out);
    }
}

static void signed_numbers_come_back(void **state) {
    (void)state;
    static const int64_t numbers[] = {0, -1, 1, -64, 64, INT64_MIN, INT64_MAX};
    struct text out = {0};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        bytes_put_signed(&out, numbers[i]);
    struct byte_reader in = reader_of(out.at, out.length);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        assert_true(bytes_signed(&in) == numbers[i]);
    assert_spent(&in);
    text_free(&out);
}

/* Small numbers take a way of their own, which must see when the buffer is full. */
static void many_numbers_come_back(void **state) {
    (void)state;
    enum { NUMBERS = 5000 };
    struct text out = {0};
    for (uint64_t i = 0; i < NUMBERS; i++)
        bytes_put(&out, i % 200);
    assert_int_equal(out.at[out.length], '\0');
    struct byte_reader in = reader_of(out.at, out.length);
    for (uint64_t i = 0; i < NUMBERS; i++)
        assert_int_equal(bytes_number(&in), i % 200);
    assert_spent(&in);
    text_free(&out);
}

static void every_prefix_is_truncated(void **state) {
    (void)state;
    struct text out = {0};
    bytes_put(&out, UINT64_MAX);
    for (size_t length = 0; length < out.length; length++) {
        struct byte_reader in = reader_of(out.at, length);
        assert_int_equal(bytes_number(&in), 0);
        assert_failed(&in, BYTES_TRUNCATED);
    }
    text_free(&out);
}

/* Ten bytes have room for 70 bits. */
static void more_than_64_bits_are_corrupt(void **state) {
    (void)state;
    struct byte_reader two_to_64 = READER(0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 2);
    assert_int_equal(bytes_number(&two_to_64), 0);
    assert_failed(&two_to_64, BYTES_CORRUPT);
    struct byte_reader eleven =
        READER(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x81, 0);
    assert_int_equal(bytes_number(&eleven), 0);
    assert_failed(&eleven, BYTES_CORRUPT);
}

/* More bytes than the number needs are no error, as long as there are not too many. */
static void zeros_may_lead(void **state) {
    (void)state;
    struct byte_reader in = READER(0x85, 0x80, 0x00);
    assert_int_equal(bytes_number(&in), 5);
    assert_spent(&in);
}

static void limits_hold(void **state) {
    (void)state;
    struct byte_reader at_limit = READER(7);
    assert_int_equal(bytes_limited(&at_limit, 7), 7);
    assert_spent(&at_limit);
    struct byte_reader above = READER(8, 1);
    assert_int_equal(bytes_limited(&above, 7), 0);
    assert_failed(&above, BYTES_CORRUPT);
    struct byte_reader two_to_32 = READER(0x80, 0x80, 0x80, 0x80, 0x10);
    assert_int_equal(bytes_u32(&two_to_32), 0);
    assert_failed(&two_to_32, BYTES_CORRUPT);
    struct byte_reader no_bool = READER(2);
    assert_false(bytes_bool(&no_bool));
    assert_failed(&no_bool, BYTES_CORRUPT);
}

static void counts_fit_into_the_rest(void **state) {
    (void)state;
    struct byte_reader fits = READER(2, 0, 0, 0, 0);
    assert_int_equal(bytes_count(&fits, 2), 2);
    assert_int_equal(fits.error, BYTES_GOOD);
    struct byte_reader does_not = READER(2, 0, 0, 0);
    assert_int_equal(bytes_count(&does_not, 2), 0);
    assert_failed(&does_not, BYTES_TRUNCATED);
}

static void the_first_error_sticks(void **state) {
    (void)state;
    struct byte_reader in = READER(9, 1, 1);
    bytes_limited(&in, 8);
    assert_int_equal(bytes_number(&in), 0);
    assert_null(bytes_take(&in, 1));
    assert_failed(&in, BYTES_CORRUPT);
}

static void strings_come_back(void **state) {
    (void)state;
    struct text out = {0};
    bytes_put_string(&out, "vfork");
    bytes_put_optional(&out, NULL);
    bytes_put_optional(&out, "");
    struct byte_reader in = reader_of(out.at, out.length);
    uint64_t length = bytes_number(&in);
    assert_int_equal(length, 5);
    assert_memory_equal(bytes_take(&in, length), "vfork", 5);
    assert_int_equal(bytes_number(&in), 0);
    assert_int_equal(bytes_number(&in), 1);
    assert_non_null(bytes_take(&in, 0));
    assert_spent(&in);
    text_free(&out);
}

static void no_more_is_taken_than_there_is(void **state) {
    (void)state;
    struct byte_reader in = READER('a', 'b');
    assert_null(bytes_take(&in, UINT64_MAX));
    assert_failed(&in, BYTES_TRUNCATED);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_come_back),
        cmocka_unit_test(signed_numbers_come_back),
        cmocka_unit_test(many_numbers_come_back),
        cmocka_unit_test(every_prefix_is_truncated),
        cmocka_unit_test(more_than_64_bits_are_corrupt),
        cmocka_unit_test(zeros_may_lead),
        cmocka_unit_test(limits_hold),
        cmocka_unit_test(counts_fit_into_the_rest),
        cmocka_unit_test(the_first_error_sticks),
        cmocka_unit_test(strings_come_back),
        cmocka_unit_test(no_more_is_taken_than_there_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
