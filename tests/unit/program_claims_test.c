/* What the user claims: the words, what they make of a model, the functions they are about. */
#include "base/memory.h"
#include "make.h"
#include "program/program.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void words_and_bits_are_one_table(void **state) {
    (void)state;
    for (int i = 0; i < CLAIM_KINDS; i++)
        assert_int_equal(claim_kind(claim_words[i]), 1U << i);
    assert_int_equal(claim_kind("vfork-like"), CLAIM_VFORK_LIKE);
    assert_int_equal(claim_kind("child-only"), CLAIM_CHILD_ONLY);
    assert_int_equal(claim_kind("child"), CLAIM_CHILD_ONLY);
    assert_int_equal(claim_kind(""), 0);
    assert_int_equal(claim_kind("saf"), 0);
    assert_int_equal(claim_kind("safe "), 0);
    assert_int_equal(claim_kind("Safe"), 0);
}

static void some_kinds_exclude_each_other(void **state) {
    (void)state;
    const char *first, *second;
    assert_true(claim_contradicts_itself(CLAIM_UNSAFE | CLAIM_SAFE, &first, &second));
    assert_string_equal(first, "safe");
    assert_string_equal(second, "unsafe");
    assert_true(
        claim_contradicts_itself(CLAIM_NORETURN | CLAIM_ENDS_CHILD | CLAIM_EXITS, &first, &second));
    assert_string_equal(first, "exits");
    assert_string_equal(second, "ends-child");
    assert_true(claim_contradicts_itself(CLAIM_VFORK_LIKE | CLAIM_NORETURN, &first, &second));
    assert_false(claim_contradicts_itself(0, &first, &second));
    assert_false(
        claim_contradicts_itself(CLAIM_UNSAFE | CLAIM_NORETURN | CLAIM_EXITS, &first, &second));
    assert_false(claim_contradicts_itself(CLAIM_CHILD_ONLY | CLAIM_ENDS_CHILD | CLAIM_SAFE, &first,
                                          &second));
}

static void a_claim_makes_a_model_of_its_own(void **state) {
    (void)state;
    struct claim claim = {
        .name = "die", .file = "lint.yaml", .kinds = CLAIM_UNSAFE, .reason = "it logs"};
    struct function_model model = {0};
    claim_apply(&claim, &model);
    assert_string_equal(model.name, "die");
    assert_int_equal(model.safety, SAFETY_UNSAFE);
    assert_string_equal(model.reason, "it logs");
    assert_string_equal(model.source, "lint.yaml");
    assert_int_equal(model.handler_argument, -1);
    assert_true(model.effects_unknown);
    assert_false(model.never_returns);
    claim.kinds = CLAIM_CHILD_ONLY;
    struct function_model none = {0};
    claim_apply(&claim, &none);
    assert_null(none.name);
    claim.kinds = CLAIM_ENDS_CHILD;
    claim_apply(&claim, &model);
    assert_int_equal(model.ending, ENDING_NO_HANDLERS);
    assert_int_equal(model.safety, SAFETY_SAFE);
    assert_string_equal(model.reason, "");
    assert_true(model.never_returns);
}

static void a_claim_changes_what_is_known(void **state) {
    (void)state;
    struct claim claim = {.name = "printf", .file = "lint.yaml", .kinds = CLAIM_SAFE};
    struct function_model model = {0};
    assert_true(function_model(PLATFORM_LINUX_GLIBC, "printf", &model));
    assert_int_equal(model.safety, SAFETY_UNSAFE);
    claim_apply(&claim, &model);
    assert_int_equal(model.safety, SAFETY_SAFE);
    assert_string_equal(model.reason, "");
    assert_string_equal(model.source, "lint.yaml");
    assert_false(model.effects_unknown);
    claim.kinds = CLAIM_VFORK_LIKE;
    claim_apply(&claim, &model);
    assert_int_equal(model.spawning, SPAWNING_VFORK);
    assert_int_equal(model.safety, SAFETY_SAFE);
    claim.kinds = CLAIM_EXITS;
    claim_apply(&claim, &model);
    assert_int_equal(model.ending, ENDING_EXIT);
    assert_true(model.never_returns);
}

static void claims_are_about_functions_by_name(void **state) {
    (void)state;
    struct maker maker = make_unit();
    uint32_t seen = make_static(&maker, "leave");
    uint32_t unseen = make_function(&maker, "fatal", IR_EXTERNAL);
    maker.function->asm_name = "__fatal";
    uint32_t both = make_function(&maker, "log_line", IR_EXTERNAL);
    struct ir_annotation annotations[] = {{.text = "vforklint:safe", .loc = {.line = 3}},
                                          {.text = "vforklint:saef"},
                                          {.text = "other:unsafe"}};
    maker.function->annotations = annotations;
    maker.function->annotation_count = 3;
    const struct claim claims[] = {
        {.name = "leave", .file = "lint.yaml", .kinds = CLAIM_ENDS_CHILD},
        {.name = "__fatal", .file = "lint.yaml", .kinds = CLAIM_EXITS},
        {.name = "log_line", .file = "lint.yaml", .kinds = CLAIM_NORETURN},
        {.name = "nobody", .file = "lint.yaml", .kinds = CLAIM_SAFE}};
    const struct claim_list list = {claims, 4};
    const struct ir_unit *units[] = {maker.unit};
    struct program *program = program_new(units, 1, PLATFORM_LINUX_GLIBC, &list);

    assert_int_equal(program->functions.at[seen].claims, CLAIM_ENDS_CHILD);
    assert_null(program->functions.at[seen].model);
    assert_int_equal(program->functions.at[unseen].claims, CLAIM_EXITS);
    assert_int_equal(program->functions.at[unseen].model->ending, ENDING_EXIT);
    assert_int_equal(program->functions.at[both].claims, CLAIM_NORETURN | CLAIM_SAFE);
    assert_int_equal(program->functions.at[both].model->safety, SAFETY_SAFE);
    assert_string_equal(program->functions.at[both].model->source, "made.c");
    assert_true(program->functions.at[both].model->never_returns);
    assert_int_equal(program->claims.count, 4);
    assert_int_equal(program->idle_claims.count, 1);
    assert_ptr_equal(program->idle_claims.at[0], &claims[3]);
    assert_null(program_missed(program));
    program_free(program);
    ir_unit_free(maker.unit);
}

/* A model of a file of its own knows of functions whose bodies the capture took for needless. */
static void omitted_bodies_are_asked_for(void **state) {
    (void)state;
    static const struct {
        unsigned kinds;
        bool around, all;
    } rows[] = {{CLAIM_SAFE, false, false},
                {CLAIM_CHILD_ONLY, true, false},
                {CLAIM_VFORK_LIKE, false, true}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct maker maker = make_unit();
        make_function(&maker, "hook", IR_EXTERNAL);
        maker.function->is_omitted = maker.function->named_by_omitted = true;
        const struct claim claim = {.name = "hook", .file = "lint.yaml", .kinds = rows[i].kinds};
        const struct claim_list list = {&claim, 1};
        const struct ir_unit *units[] = {maker.unit};
        struct program *program = program_new(units, 1, PLATFORM_LINUX_GLIBC, &list);
        const struct missed *missed = program_missed(program);
        assert_int_equal(missed && missed->names.count, rows[i].around);
        assert_int_equal(missed && missed->all, rows[i].all);
        program_free(program);
        ir_unit_free(maker.unit);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_and_bits_are_one_table),
        cmocka_unit_test(some_kinds_exclude_each_other),
        cmocka_unit_test(a_claim_makes_a_model_of_its_own),
        cmocka_unit_test(a_claim_changes_what_is_known),
        cmocka_unit_test(claims_are_about_functions_by_name),
        cmocka_unit_test(omitted_bodies_are_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
