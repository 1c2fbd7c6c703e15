/* Names, the call graph and the targets of pointers. */
#include "base/memory.h"
#include "make.h"
#include "program/program.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static struct program *join(const struct maker *makers, size_t count) {
    const struct ir_unit *units[4];
    for (size_t i = 0; i < count; i++)
        units[i] = makers[i].unit;
    return program_new(units, count, PLATFORM_LINUX_GLIBC, NULL);
}

static void drop(struct program *program, const struct maker *makers, size_t count) {
    program_free(program);
    for (size_t i = 0; i < count; i++)
        ir_unit_free(makers[i].unit);
}

static void external_names_meet_and_internal_ones_do_not(void **state) {
    (void)state;
    struct maker makers[2] = {make_unit(), make_unit()};
    uint32_t own = make_static(&makers[0], "helper");
    uint32_t used = make_function(&makers[0], "shared", IR_EXTERNAL);
    uint32_t other = make_static(&makers[1], "helper");
    uint32_t defined = make_extern(&makers[1], "shared");
    struct program *program = join(makers, 2);

    assert_int_not_equal(program_function_of(program, makers[0].unit, own),
                         program_function_of(program, makers[1].unit, other));
    uint32_t shared = program_function_of(program, makers[0].unit, used);
    assert_int_equal(shared, program_function_of(program, makers[1].unit, defined));
    assert_true(program->functions.at[shared].ir->is_defined);
    assert_ptr_equal(program->functions.at[shared].unit, makers[1].unit);
    assert_null(program->functions.at[shared].model);
    drop(program, makers, 2);
}

static void the_strong_definition_wins(void **state) {
    (void)state;
    struct maker makers[2] = {make_unit(), make_unit()};
    uint32_t weak = make_extern(&makers[0], "hook");
    makers[0].unit->functions[weak].is_weak = true;
    uint32_t strong = make_extern(&makers[1], "hook");
    struct program *program = join(makers, 2);
    uint32_t hook = program_function_of(program, makers[0].unit, weak);
    assert_ptr_equal(program->functions.at[hook].ir, &makers[1].unit->functions[strong]);
    drop(program, makers, 2);
}

static void programs_that_are_linted_together_keep_their_own(void **state) {
    (void)state;
    struct maker makers[2] = {make_unit(), make_unit()};
    uint32_t first = make_extern(&makers[0], "main");
    uint32_t second = make_extern(&makers[1], "main");
    struct program *program = join(makers, 2);
    assert_int_not_equal(program_function_of(program, makers[0].unit, first),
                         program_function_of(program, makers[1].unit, second));
    drop(program, makers, 2);
}

static void an_alias_is_its_target(void **state) {
    (void)state;
    struct maker maker = make_unit();
    uint32_t target = make_static(&maker, "real");
    uint32_t alias = make_function(&maker, "other_name", IR_EXTERNAL);
    maker.unit->functions[alias].alias_of = intern(maker.unit->strings, "real");
    struct program *program = join(&maker, 1);
    uint32_t id = program_function_of(program, maker.unit, alias);
    assert_int_equal(id, program_function_of(program, maker.unit, target));
    assert_true(program->functions.at[id].externally_visible);
    drop(program, &maker, 1);
}

/* A fortified header: the inline "read" calls the library's under another name. */
static void the_library_is_not_its_headers_inline(void **state) {
    (void)state;
    struct maker maker = make_unit();
    uint32_t id = make_extern(&maker, "read");
    maker.unit->functions[id].is_inline = maker.unit->functions[id].in_system_header = true;
    make_call(&maker, id, 0, NULL, 0);
    struct program *program = join(&maker, 1);
    const struct program_function *read =
        &program->functions.at[program_function_of(program, maker.unit, id)];
    assert_false(read->ir->is_defined);
    assert_non_null(read->model);
    drop(program, &maker, 1);
}

/* A fortified header calls "printf" by another name, and three functions have one label. */
static void a_checking_form_has_the_name_of_its_function(void **state) {
    (void)state;
    struct maker maker = make_unit();
    uint32_t print = make_function(&maker, "__printf_chk", IR_EXTERNAL);
    uint32_t jumps[2] = {make_function(&maker, "longjmp", IR_EXTERNAL),
                         make_function(&maker, "siglongjmp", IR_EXTERNAL)};
    for (size_t i = 0; i < 2; i++) {
        maker.unit->functions[jumps[i]].asm_name = intern(maker.unit->strings, "__longjmp_chk");
        maker.unit->functions[jumps[i]].in_system_header = true;
    }
    struct program *program = join(&maker, 1);
    const struct program_function *functions = program->functions.at;
    assert_string_equal(functions[program_function_of(program, maker.unit, print)].name, "printf");
    assert_string_equal(functions[program_function_of(program, maker.unit, jumps[0])].name,
                        "longjmp");
    assert_string_equal(functions[program_function_of(program, maker.unit, jumps[1])].name,
                        "siglongjmp");
    drop(program, &maker, 1);
}

static void a_program_is_whole_when_nothing_is_missing(void **state) {
    (void)state;
    for (int missing = 0; missing < 2; missing++) {
        struct maker maker = make_unit();
        uint32_t library = make_function(&maker, missing ? "somewhere_else" : "_exit", IR_EXTERNAL);
        uint32_t helper = make_extern(&maker, "helper");
        uint32_t global = make_global(&maker, "state", IR_EXTERNAL, 4);
        make_extern(&maker, "main");
        make_call(&maker, library, 0, NULL, 0);
        struct program *program = join(&maker, 1);
        uint32_t id = program_function_of(program, maker.unit, helper);
        assert_int_equal(program->whole, !missing);
        assert_int_equal(program->functions.at[id].externally_visible, missing);
        id = program_global_of(program, maker.unit, global);
        assert_int_equal(program->globals.at[id].externally_visible, missing);
        drop(program, &maker, 1);
    }
}

static void callees_have_lower_components(void **state) {
    (void)state;
    struct maker maker = make_unit();
    uint32_t leaf = make_static(&maker, "leaf");
    uint32_t even = make_static(&maker, "even"), odd = make_static(&maker, "odd");
    uint32_t top = make_static(&maker, "top");
    make_call(&maker, even, 0, NULL, 0);
    maker.function = &maker.unit->functions[even];
    make_call(&maker, odd, 0, NULL, 0);
    maker.function = &maker.unit->functions[odd];
    make_call(&maker, even, 0, NULL, 0);
    make_call(&maker, leaf, 0, NULL, 0);
    struct program *program = join(&maker, 1);
    const struct program_function *functions = program->functions.at;
    assert_int_equal(functions[even].component, functions[odd].component);
    assert_true(functions[leaf].component < functions[even].component);
    assert_true(functions[even].component < functions[top].component);
    assert_true(functions[even].recursive && functions[odd].recursive);
    assert_false(functions[leaf].recursive || functions[top].recursive);
    assert_int_equal(functions[even].callers.count, 2);
    drop(program, &maker, 1);
}

/* Units of MAKE_FUNCTIONS - 1 functions, each of which calls the next: 60,000 calls deep. */
static void a_deep_call_chain_is_no_recursion(void **state) {
    (void)state;
    enum { UNITS = 2000, LAST = MAKE_FUNCTIONS - 1 };
    const struct ir_unit **units = mem_calloc(UNITS, sizeof *units);
    struct text name = {0};
    for (int i = 0; i < UNITS; i++) {
        struct maker maker = make_unit();
        units[i] = maker.unit;
        for (int j = 0; j <= LAST; j++) {
            name.length = 0;
            text_printf(&name, "f%d", i * LAST + j);
            uint32_t id = make_function(&maker, name.at, IR_EXTERNAL);
            if (j < LAST) {
                make_body(&maker, id);
                make_call(&maker, id + 1, 0, NULL, 0);
            }
        }
    }
    struct program *program = program_new(units, UNITS, PLATFORM_LINUX_GLIBC, NULL);
    assert_int_equal(program->component_count, UNITS * LAST + 1);
    program_free(program);
    for (int i = 0; i < UNITS; i++)
        ir_unit_free((struct ir_unit *)(uintptr_t)units[i]);
    free(units);
    text_free(&name);
}

/* A call in RUN, a function of MAKER, of what PLACE holds. */
static struct op_ref call_through(struct maker *maker, struct ir_place place, const ir_reg *args,
                                  uint32_t count) {
    ir_reg pointer = make_load(maker, place);
    make_call(maker, IR_NONE, pointer, args, count);
    return (struct op_ref){.function = (uint32_t)(maker->function - maker->unit->functions),
                           .op = make_at(maker)->op_count - 1};
}

static void a_constant_table_names_its_functions(void **state) {
    (void)state;
    struct maker maker = make_unit();
    uint32_t functions[3] = {make_static(&maker, "a"), make_static(&maker, "b"),
                             make_static(&maker, "c")};
    uint32_t table = make_global(&maker, "table", IR_EXTERNAL, 24);
    maker.unit->globals[table].is_const = true;
    make_table(&maker, table, functions, 3);
    make_extern(&maker, "run");
    ir_reg index = make_const(&maker, 0);
    struct ir_place any = make_place(IR_GLOBAL, table, 0, 8);
    any.index = index;
    any.scale = 16;
    any.extent_end = 24;
    struct op_ref every_second = call_through(&maker, any, NULL, 0);
    struct op_ref second = call_through(&maker, make_place(IR_GLOBAL, table, 8, 8), NULL, 0);
    struct program *program = join(&maker, 1);
    bool complete;
    const id_list *targets = program_call_targets(program, second, &complete);
    assert_true(complete);
    assert_int_equal(targets->count, 1);
    assert_int_equal(targets->at[0], functions[1]);
    targets = program_call_targets(program, every_second, &complete);
    assert_true(complete);
    assert_int_equal(targets->count, 2);
    drop(program, &maker, 1);
}

static void a_parameter_holds_what_its_callers_pass(void **state) {
    (void)state;
    struct maker maker = make_unit();
    uint32_t target = make_static(&maker, "target");
    uint32_t run = make_static(&maker, "run");
    uint32_t parameter = make_parameter(&maker, "fn", 8);
    uint32_t copy = make_local(&maker, "copy", 8);
    make_store(&maker, make_place(IR_LOCAL, copy, 0, 8),
               make_load(&maker, make_place(IR_LOCAL, parameter, 0, 8)));
    struct op_ref ref = call_through(&maker, make_place(IR_LOCAL, copy, 0, 8), NULL, 0);
    make_extern(&maker, "start");
    ir_reg argument = make_func(&maker, target);
    make_call(&maker, run, 0, &argument, 1);
    argument = make_const(&maker, 0);
    make_call(&maker, run, 0, &argument, 1);
    struct program *program = join(&maker, 1);
    bool complete;
    const id_list *targets = program_call_targets(program, ref, &complete);
    assert_true(complete);
    assert_int_equal(targets->count, 1);
    assert_int_equal(targets->at[0], target);
    assert_int_equal(program_parameter_targets(program, run, parameter, &complete)->count, 1);
    assert_true(program->functions.at[target].address_taken);
    assert_true(program->functions.at[target].component < program->functions.at[run].component);
    drop(program, &maker, 1);
}

static void unseen_callers_leave_a_guess_by_type(void **state) {
    (void)state;
    struct maker maker = make_unit();
    uint32_t fits = make_static(&maker, "fits");
    make_parameter(&maker, "x", 4);
    uint32_t differs = make_static(&maker, "differs");
    make_parameter(&maker, "x", 8);
    make_extern(&maker, "keep");
    make_func(&maker, fits);
    make_func(&maker, differs);
    make_extern(&maker, "run");
    uint32_t parameter = make_parameter(&maker, "fn", 8);
    ir_reg argument = make_const(&maker, 1);
    struct op_ref ref = call_through(&maker, make_place(IR_LOCAL, parameter, 0, 8), &argument, 1);
    struct program *program = join(&maker, 1);
    bool complete;
    const id_list *targets = program_call_targets(program, ref, &complete);
    assert_false(complete);
    assert_true(targets->count >= 1);
    assert_int_equal(targets->at[0], fits);
    drop(program, &maker, 1);
}

/* for (p = table; ; p++) p->fn(); with the entries { name, fn } */
static void a_pointer_into_a_constant_table_is_followed(void **state) {
    (void)state;
    struct maker maker = make_unit();
    uint32_t functions[4] = {make_static(&maker, "name_a"), make_static(&maker, "fn_a"),
                             make_static(&maker, "name_b"), make_static(&maker, "fn_b")};
    uint32_t table = make_global(&maker, "table", IR_INTERNAL, 32);
    maker.unit->globals[table].is_const = true;
    make_table(&maker, table, functions, 4);
    make_extern(&maker, "run");
    uint32_t p = make_local(&maker, "p", 8);
    make_store(&maker, make_place(IR_LOCAL, p, 0, 8),
               make_address(&maker, make_place(IR_GLOBAL, table, 0, 32)));
    ir_reg old = make_load(&maker, make_place(IR_LOCAL, p, 0, 8));
    ir_reg next = make_op(&maker, (struct ir_op){.code = IR_PTRADD,
                                                 .a = old,
                                                 .b = make_const(&maker, 1),
                                                 .imm = 16,
                                                 .is_pointer = true});
    make_store(&maker, make_place(IR_LOCAL, p, 0, 8), next);
    ir_reg pointer = make_load(&maker, make_place(IR_LOCAL, p, 0, 8));
    struct op_ref ref = call_through(&maker, make_place(IR_DEREF, pointer, 8, 8), NULL, 0);
    struct program *program = join(&maker, 1);
    bool complete;
    const id_list *targets = program_call_targets(program, ref, &complete);
    assert_true(complete);
    assert_int_equal(targets->count, 2);
    assert_int_equal(targets->at[0] + targets->at[1], functions[1] + functions[3]);
    drop(program, &maker, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(external_names_meet_and_internal_ones_do_not),
        cmocka_unit_test(the_strong_definition_wins),
        cmocka_unit_test(programs_that_are_linted_together_keep_their_own),
        cmocka_unit_test(an_alias_is_its_target),
        cmocka_unit_test(the_library_is_not_its_headers_inline),
        cmocka_unit_test(a_checking_form_has_the_name_of_its_function),
        cmocka_unit_test(a_program_is_whole_when_nothing_is_missing),
        cmocka_unit_test(callees_have_lower_components),
        cmocka_unit_test(a_deep_call_chain_is_no_recursion),
        cmocka_unit_test(a_constant_table_names_its_functions),
        cmocka_unit_test(a_parameter_holds_what_its_callers_pass),
        cmocka_unit_test(a_pointer_into_a_constant_table_is_followed),
        cmocka_unit_test(unseen_callers_leave_a_guess_by_type),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
