#include "lower/unit.h"

#include "lower/builder.h"
#include "lower/function.h"
#include "lower/locations.h"
#include "lower/statement.h"
#include "lower/symbols.h"
#include "lower/types.h"

static void lower_parameters(struct lower *l, CXCursor cursor, struct ir_function *function) {
    int count = clang_Cursor_getNumArguments(cursor);
    for (int i = 0; i < count; i++)
        new_local(l, clang_Cursor_getArgument(cursor, (unsigned)i), true);
    function->parameter_count = count > 0 ? (uint32_t)count : 0;
}

static CXCursor body_of(struct lower *l, CXCursor definition) {
    struct kids kids = kids_of(l, definition);
    CXCursor body = kids.count ? kid(l, kids, kids.count - 1) : clang_getNullCursor();
    kids_drop(l, kids);
    return body.kind == CXCursor_CompoundStmt ? body : clang_getNullCursor();
}

static void free_state(struct function_state *fn) {
    for (size_t i = 0; i < fn->blocks.count; i++)
        VEC_FREE(&fn->blocks.at[i].targets);
    for (size_t i = 0; i < fn->asms.count; i++)
        VEC_FREE(&fn->asms.at[i].labels);
    VEC_FREE(&fn->blocks);
    VEC_FREE(&fn->order);
    VEC_FREE(&fn->registers);
    VEC_FREE(&fn->locals);
    VEC_FREE(&fn->cleanups);
    VEC_FREE(&fn->labels);
    VEC_FREE(&fn->gotos);
    VEC_FREE(&fn->computed);
    VEC_FREE(&fn->fors);
    VEC_FREE(&fn->asms);
    map_free(&fn->local_of);
    map_free(&fn->label_of);
    map_free(&fn->for_of);
    map_free(&fn->asm_of);
}

struct ir_function begin_function(struct lower *l, struct function_state *fn, uint32_t index,
                                  CXCursor cursor) {
    bool has_cursor = !clang_Cursor_isNull(cursor);
    struct ir_function function = l->functions.at[index].function;
    if (has_cursor)
        function.loc = loc_of_name(l, cursor);
    *fn = (struct function_state){.function = index,
                                  .cursor = cursor,
                                  .current = IR_NONE,
                                  .cleanup = IR_NONE,
                                  .break_target = {IR_NONE, IR_NONE},
                                  .continue_target = {IR_NONE, IR_NONE},
                                  .last_statement = clang_getNullCursor(),
                                  .loc = function.loc};
    fn->return_type.is_void = true;
    l->fn = fn;
    if (has_cursor) {
        fn->return_type = type_info(l, clang_getCursorResultType(cursor));
        lower_parameters(l, cursor, &function);
    }
    place_block(l, new_block(l));
    return function;
}

void finish_function(struct lower *l, struct ir_function *function) {
    function->is_defined = true;
    function->returns_value = !l->fn->return_type.is_void;
    function->incomplete = l->fn->incomplete;
    finish_graph(l, function);
    l->functions.at[l->fn->function].function = *function;
    free_state(l->fn);
    l->fn = NULL;
}

static void lower_body(struct lower *l, CXCursor body, struct ir_loc end) {
    lower_statement(l, body);
    end_function(l, end);
    l->fn->loc = end;
    finish_jumps(l);
}

void lower_function(struct lower *l, uint32_t index) {
    CXCursor definition = l->functions.at[index].definition;
    CXCursor body = body_of(l, definition);
    struct function_state fn;
    if (clang_Cursor_isNull(body))
        return;
    struct ir_function function = begin_function(l, &fn, index, definition);
    function.end = loc_of_end(l, body);
    lower_body(l, body, function.end);
    finish_function(l, &function);
}
