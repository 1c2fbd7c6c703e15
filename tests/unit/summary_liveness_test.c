/* What is live where a block begins. */
#include "base/memory.h"
#include "make.h"
#include "summary/liveness.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

enum { INT = 4 };

/* 0: a = 1; r = a   1: a = r; loop to 1 or go to 2   2: use b */
static void a_loop_keeps_what_the_next_round_uses(void **state) {
    (void)state;
    struct maker maker = make_unit();
    make_static(&maker, "f");
    uint32_t a = make_parameter(&maker, "a", INT), b = make_parameter(&maker, "b", INT);
    make_store(&maker, make_place(IR_LOCAL, a, 0, INT), make_const(&maker, 1));
    ir_reg r = make_load(&maker, make_place(IR_LOCAL, a, 0, INT));
    make_exit(&maker, IR_JUMP, 0, 1, 0);
    make_block(&maker);
    make_store(&maker, make_place(IR_LOCAL, a, 0, INT), r);
    make_exit(&maker, IR_BRANCH, r, 1, 2);
    make_block(&maker);
    make_load(&maker, make_place(IR_LOCAL, b, 0, INT));
    struct liveness *live = liveness_new(maker.function);
    assert_false(liveness_local_in(live, 0, a));
    assert_false(liveness_local_in(live, 1, a));
    assert_true(liveness_local_in(live, 0, b));
    assert_true(liveness_local_in(live, 1, b));
    assert_true(liveness_local_in(live, 2, b));
    assert_true(liveness_reg_in(live, 1, r));
    assert_false(liveness_reg_in(live, 0, r));
    assert_false(liveness_reg_in(live, 2, r));
    liveness_free(live);
    ir_unit_free(maker.unit);
}

static void only_a_whole_write_ends_a_value(void **state) {
    (void)state;
    struct maker maker = make_unit();
    make_static(&maker, "f");
    uint32_t part = make_local(&maker, "part", 16), whole = make_local(&maker, "whole", INT);
    uint32_t declared = make_local(&maker, "declared", INT);
    uint32_t shared = make_local(&maker, "shared", INT);
    maker.function->locals[shared].address_taken = true;
    make_exit(&maker, IR_JUMP, 0, 1, 0);
    make_block(&maker);
    make_store(&maker, make_place(IR_LOCAL, part, 4, INT), make_const(&maker, 1));
    make_store(&maker, make_place(IR_LOCAL, whole, 0, INT), make_const(&maker, 1));
    make_op(&maker,
            (struct ir_op){.code = IR_DECLARE, .place = make_place(IR_LOCAL, declared, 0, INT)});
    for (uint32_t local = part; local <= declared; local++)
        make_load(&maker, make_place(IR_LOCAL, local, 0, INT));
    struct liveness *live = liveness_new(maker.function);
    assert_true(liveness_local_in(live, 1, part));
    assert_false(liveness_local_in(live, 1, whole));
    assert_false(liveness_local_in(live, 1, declared));
    assert_true(liveness_local_in(live, 1, shared));
    liveness_free(live);
    ir_unit_free(maker.unit);
}

/* A chain of BLOCKS blocks, and LOCALS locals that are set in the first and used in the last. */
static void ten_thousand_locals_cost_little(void **state) {
    (void)state;
    enum { BLOCKS = 3000, LOCALS = 10000 };
    struct ir_function function = {.local_count = LOCALS, .block_count = BLOCKS};
    function.register_count = LOCALS;
    function.locals = mem_calloc(LOCALS, sizeof *function.locals);
    function.blocks = mem_calloc(BLOCKS, sizeof *function.blocks);
    struct ir_op *uses = mem_calloc(LOCALS, sizeof *uses);
    uint32_t *targets = mem_calloc(BLOCKS, sizeof *targets);
    for (uint32_t i = 0; i < LOCALS; i++)
        uses[i] = (struct ir_op){
            .code = IR_LOAD, .dst = i + 1, .place = {.base = IR_LOCAL, .id = i, .size = INT}};
    for (uint32_t i = 0; i + 1 < BLOCKS; i++) {
        targets[i] = i + 1;
        function.blocks[i].target_count = 1;
        function.blocks[i].targets = &targets[i];
    }
    function.blocks[BLOCKS - 1].ops = uses;
    function.blocks[BLOCKS - 1].op_count = LOCALS;
    function.blocks[BLOCKS - 1].exit = IR_END;
    struct liveness *live = liveness_new(&function);
    assert_true(liveness_local_in(live, 0, LOCALS - 1));
    assert_false(liveness_reg_in(live, BLOCKS - 1, LOCALS));
    liveness_free(live);
    free(function.locals);
    free(function.blocks);
    free(uses);
    free(targets);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_loop_keeps_what_the_next_round_uses),
        cmocka_unit_test(only_a_whole_write_ends_a_value),
        cmocka_unit_test(ten_thousand_locals_cost_little),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
