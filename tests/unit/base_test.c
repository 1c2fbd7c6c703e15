/* Memory, growable arrays, strings and threads. */
#include "base/id_table.h"
#include "base/memory.h"
#include "base/parallel.h"
#include "base/text.h"
#include "base/vec.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static void arena_gives_zeroed_aligned_memory(void **state) {
    (void)state;
    static const unsigned char zero[3000000];
    static const size_t sizes[] = {0, 1, 7, 16, 100, 5000, 40000, 300000, 3000000};
    struct arena *arena = arena_new();
    for (int round = 0; round < 20; round++) {
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
            unsigned char *block = arena_alloc(arena, sizes[i]);
            assert_int_equal((uintptr_t)block % _Alignof(max_align_t), 0);
            assert_memory_equal(block, zero, sizes[i]);
            memset(block, 0xff, sizes[i]);
        }
    }
    arena_free(arena);
    arena_free(NULL);
}

static void arena_blocks_do_not_overlap(void **state) {
    (void)state;
    enum { BLOCKS = 20000 };
    static unsigned *blocks[BLOCKS];
    struct arena *arena = arena_new();
    for (unsigned i = 0; i < BLOCKS; i++) {
        blocks[i] = arena_alloc(arena, sizeof(unsigned) + i % 300);
        *blocks[i] = i;
    }
    for (unsigned i = 0; i < BLOCKS; i++)
        assert_int_equal(*blocks[i], i);
    arena_free(arena);
}

static void arena_strndup_ends_its_copy(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(arena_strndup(arena, "vforklint", 5), "vfork");
    assert_string_equal(arena_strndup(arena, NULL, 0), "");
    arena_free(arena);
}

/* The exit status of a process that asks for COUNT * SIZE bytes. */
static int status_of_allocation(size_t count, size_t size) {
    pid_t child = fork();
    if (child == 0) {
        assert_true(close(STDERR_FILENO) == 0);
        free(mem_realloc(NULL, count, size));
        _exit(0);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

struct thing {
    uint32_t key[2];
    uint32_t number; /* no part of the key */
};

enum { KEY_SIZE = sizeof(uint32_t[2]) };

static struct thing *thing_new(uint32_t number) {
    struct thing *thing = mem_calloc(1, sizeof *thing);
    thing->key[0] = number / 7;
    thing->key[1] = number % 7;
    thing->number = number;
    return thing;
}

/* HASHES different hashes are given to COUNT things: with few, most are told apart by their keys.
 */
static void check_id_table(uint32_t count, uint32_t hashes) {
    struct id_table table = {0};
    struct thing **things = mem_calloc(count, sizeof(struct thing *));
    uint32_t id = UINT32_MAX;
    for (uint32_t i = 0; i < count; i++) {
        things[i] = thing_new(i);
        uint32_t hash = id_hash(things[i]->key, KEY_SIZE) % hashes;
        assert_false(id_table_find(&table, hash, things, things[i]->key, KEY_SIZE, &id));
        assert_int_equal(id, UINT32_MAX);
        id_table_add(&table, hash, i);
    }
    assert_int_equal(table.count, count);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t key[2] = {i / 7, i % 7};
        assert_true(
            id_table_find(&table, id_hash(key, KEY_SIZE) % hashes, things, key, KEY_SIZE, &id));
        assert_int_equal(id, i);
    }
    for (uint32_t i = 0; i < count; i++)
        free(things[i]);
    id_table_free(&table);
    assert_null(table.slots);
    assert_int_equal(table.count, 0);
    free(things);
}

static void id_table_finds_each_thing(void **state) {
    (void)state;
    check_id_table(1, UINT32_MAX);
    check_id_table(32, UINT32_MAX); /* half of the first room, and one more */
    check_id_table(33, UINT32_MAX);
    check_id_table(20000, UINT32_MAX);
}

static void id_table_tells_things_of_one_hash_apart(void **state) {
    (void)state;
    check_id_table(300, 1);
    check_id_table(2000, 16);
}

/* A search that comes to the end of the slots goes on at their beginning. */
static void id_table_search_goes_round(void **state) {
    (void)state;
    struct id_table table = {0};
    struct thing *things[] = {thing_new(0), thing_new(1), thing_new(2)};
    uint32_t id = 0;
    for (uint32_t i = 0; i < 3; i++)
        id_table_add(&table, UINT32_MAX, i);
    for (uint32_t i = 0; i < 3; i++) {
        assert_true(id_table_find(&table, UINT32_MAX, things, things[i]->key, KEY_SIZE, &id));
        assert_int_equal(id, i);
    }
    assert_false(id_table_find(&table, UINT32_MAX - 1, things, things[0]->key, KEY_SIZE, &id));
    for (uint32_t i = 0; i < 3; i++)
        free(things[i]);
    id_table_free(&table);
}

/* All bytes of a key count, those behind the last eight, too. */
static void id_hash_depends_on_every_byte(void **state) {
    (void)state;
    unsigned char key[20] = {0};
    uint32_t hash = id_hash(key, sizeof key);
    for (size_t i = 0; i < sizeof key; i++) {
        key[i] = 1;
        assert_int_not_equal(id_hash(key, sizeof key), hash);
        key[i] = 0;
    }
    assert_int_not_equal(id_hash(key, 16), hash);
}

static void exhaustion_ends_the_program(void **state) {
    (void)state;
    assert_int_equal(status_of_allocation(10, 10), 0);
    assert_int_equal(status_of_allocation(0, 10), 0);
    assert_int_equal(status_of_allocation(SIZE_MAX / 2, 3), 2);
}

static void strdup_copies(void **state) {
    (void)state;
    const char original[] = "text";
    char *copy = mem_strdup(original);
    assert_string_equal(copy, original);
    assert_ptr_not_equal(copy, original);
    free(copy);
}

static void vec_grows_and_keeps_its_elements(void **state) {
    (void)state;
    VEC(int) vec = {0};
    for (int i = 0; i < 1000; i++) {
        VEC_PUSH(&vec, i);
        assert_int_equal(VEC_LAST(&vec), i);
    }
    assert_int_equal(vec.count, 1000);
    assert_true(vec.room >= vec.count);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(vec.at[i], i);
    VEC_FREE(&vec);
    assert_null(vec.at);
    assert_int_equal(vec.count, 0);
    VEC_PUSH(&vec, 7);
    assert_int_equal(vec.at[0], 7);
    VEC_FREE(&vec);
}

static void vec_evaluates_a_value_once(void **state) {
    (void)state;
    VEC(int) vec = {0};
    int calls = 0;
    VEC_PUSH(&vec, ++calls);
    assert_int_equal(calls, 1);
    VEC_FREE(&vec);
}

static void text_collects_bytes(void **state) {
    (void)state;
    struct text text = {0};
    text_add(&text, NULL, 0);
    assert_string_equal(text.at, "");
    text_puts(&text, "vfork");
    text_add(&text, "\0x", 2);
    assert_int_equal(text.length, 7);
    assert_memory_equal(text.at, "vfork\0x", 8);
    text_free(&text);
    assert_null(text.at);
}

static void text_printf_appends_whatever_its_length(void **state) {
    (void)state;
    struct text text = {0};
    char expected[2000] = "";
    size_t length = 0;
    text_printf(&text, "%s", "");
    assert_string_equal(text.at, "");
    for (int i = 0; i < 70; i++) {
        text_printf(&text, "%*d", i % 30, i);
        length += (size_t)snprintf(expected + length, sizeof expected - length, "%*d", i % 30, i);
    }
    assert_int_equal(text.length, length);
    assert_string_equal(text.at, expected);
    text_free(&text);
}

static void equal_strings_are_interned_as_one(void **state) {
    (void)state;
    struct interner *interner = interner_new();
    char one[] = "vfork", two[] = "vforks";
    const char *first = intern(interner, one);
    assert_ptr_equal(intern_n(interner, two, 5), first);
    assert_ptr_not_equal(intern(interner, two), first);
    assert_string_equal(first, "vfork");
    one[0] = 'x';
    assert_string_equal(first, "vfork");
    assert_ptr_equal(intern(interner, NULL), intern(interner, ""));
    interner_free(interner);
    interner_free(NULL);
}

static void interner_holds_many_strings(void **state) {
    (void)state;
    enum { STRINGS = 5000 };
    static const char *strings[STRINGS];
    struct interner *interner = interner_new();
    char name[16];
    for (int i = 0; i < STRINGS; i++) {
        snprintf(name, sizeof name, "name%d", i);
        strings[i] = intern(interner, name);
    }
    for (int i = 0; i < STRINGS; i++) {
        snprintf(name, sizeof name, "name%d", i);
        assert_string_equal(strings[i], name);
        assert_ptr_equal(intern(interner, name), strings[i]);
    }
    interner_free(interner);
}

enum { PIECES = 1000 };

static void count_piece(void *data, size_t index) {
    unsigned *counts = data;
    counts[index]++;
}

static void parallel_work_is_done_once_each(void **state) {
    (void)state;
    static const unsigned threads[] = {0, 1, 3, 2 * PIECES};
    for (size_t i = 0; i < sizeof threads / sizeof *threads; i++) {
        unsigned counts[PIECES] = {0};
        parallel_for(threads[i], PIECES - 1, count_piece, counts);
        for (size_t j = 0; j < PIECES; j++)
            assert_int_equal(counts[j], j < PIECES - 1);
        parallel_for(threads[i], 0, count_piece, NULL);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_gives_zeroed_aligned_memory),
        cmocka_unit_test(arena_blocks_do_not_overlap),
        cmocka_unit_test(arena_strndup_ends_its_copy),
        cmocka_unit_test(exhaustion_ends_the_program),
        cmocka_unit_test(strdup_copies),
        cmocka_unit_test(vec_grows_and_keeps_its_elements),
        cmocka_unit_test(vec_evaluates_a_value_once),
        cmocka_unit_test(text_collects_bytes),
        cmocka_unit_test(text_printf_appends_whatever_its_length),
        cmocka_unit_test(equal_strings_are_interned_as_one),
        cmocka_unit_test(interner_holds_many_strings),
        cmocka_unit_test(id_table_finds_each_thing),
        cmocka_unit_test(id_table_tells_things_of_one_hash_apart),
        cmocka_unit_test(id_table_search_goes_round),
        cmocka_unit_test(id_hash_depends_on_every_byte),
        cmocka_unit_test(parallel_work_is_done_once_each),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
