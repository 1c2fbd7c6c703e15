/* Loops and switches. */
#include "ir/number.h"
#include "lower/expr.h"
#include "lower/locations.h"
#include "lower/printed.h"
#include "lower/statement.h"
#include "lower/types.h"

struct loop {
    struct jump_target outer_break, outer_continue;
};

static struct loop enter_loop(struct lower *l, uint32_t leave, uint32_t again) {
    struct function_state *fn = l->fn;
    struct loop loop = {fn->break_target, fn->continue_target};
    fn->break_target = (struct jump_target){leave, fn->cleanup};
    fn->continue_target = (struct jump_target){again, fn->cleanup};
    return loop;
}

static void leave_loop(struct lower *l, struct loop loop) {
    l->fn->break_target = loop.outer_break;
    l->fn->continue_target = loop.outer_continue;
}

static void two_kids(struct lower *l, CXCursor cursor, CXCursor *first, CXCursor *second) {
    struct kids kids = kids_of(l, cursor);
    *first = kid(l, kids, 0);
    *second = kid(l, kids, kids.count - 1);
    kids_drop(l, kids);
}

void lower_while(struct lower *l, CXCursor cursor) {
    CXCursor test, body;
    two_kids(l, cursor, &test, &body);
    uint32_t head = new_block(l), inside = new_block(l), after = new_block(l);
    end_jump(l, head, loc_of(l, test), false);
    place_block(l, head);
    lower_condition(l, test, inside, after);
    place_block(l, inside);
    struct loop loop = enter_loop(l, after, head);
    lower_statement(l, body);
    leave_loop(l, loop);
    end_jump(l, head, loc_of_end(l, body), false);
    place_if_used(l, after);
}

void lower_do(struct lower *l, CXCursor cursor) {
    CXCursor body, test;
    two_kids(l, cursor, &body, &test);
    uint32_t inside = new_block(l), again = new_block(l), after = new_block(l);
    end_jump(l, inside, loc_of(l, cursor), false);
    place_block(l, inside);
    struct loop loop = enter_loop(l, after, again);
    lower_statement(l, body);
    leave_loop(l, loop);
    end_jump(l, again, loc_of_end(l, body), false);
    place_block(l, again);
    lower_condition(l, test, inside, after);
    place_if_used(l, after);
}

struct for_cursors {
    CXCursor init, condition, increment, body;
    bool ambiguous;
};

/* libclang leaves out the missing parts. The body is always there. */
static struct for_cursors for_cursors_of(struct lower *l, CXCursor cursor) {
    CXCursor none = clang_getNullCursor();
    struct for_cursors parts = {none, none, none, none, false};
    struct kids kids = kids_of(l, cursor);
    struct for_parts present = {.known = true,
                                .init = kids.count == 4,
                                .condition = kids.count == 4,
                                .increment = kids.count == 4};
    if (kids.count == 2 && kid(l, kids, 0).kind == CXCursor_DeclStmt)
        present.init = true;
    else if (kids.count == 2 || kids.count == 3)
        present = for_parts_of(l, cursor);
    size_t at = 0;
    if (present.known && 1u + present.init + present.condition + present.increment == kids.count) {
        if (present.init)
            parts.init = kid(l, kids, at++);
        if (present.condition)
            parts.condition = kid(l, kids, at++);
        if (present.increment)
            parts.increment = kid(l, kids, at++);
    } else {
        parts.ambiguous = true;
    }
    if (kids.count)
        parts.body = kid(l, kids, kids.count - 1);
    kids_drop(l, kids);
    return parts;
}

/* The parts in unknown roles: any of them, any number of times, around the body. */
static void lower_ambiguous_for(struct lower *l, CXCursor cursor, CXCursor body) {
    struct type_info integer = int_type(l);
    struct kids kids = kids_of(l, cursor);
    uint32_t head = new_block(l), inside = new_block(l), after = new_block(l);
    struct ir_loc loc = loc_of(l, cursor);
    end_jump(l, head, loc, false);
    place_block(l, head);
    for (size_t i = 0; i + 1 < kids.count; i++) {
        uint32_t skip = new_block(l), take = new_block(l);
        end_branch(l, emit_undef(l, &integer), take, skip, loc);
        place_block(l, take);
        lower_statement(l, kid(l, kids, i));
        end_jump(l, skip, loc, false);
        place_block(l, skip);
    }
    kids_drop(l, kids);
    end_branch(l, emit_undef(l, &integer), inside, after, loc);
    place_block(l, inside);
    struct loop loop = enter_loop(l, after, head);
    lower_statement(l, body);
    leave_loop(l, loop);
    end_jump(l, head, loc_of_end(l, body), false);
    place_block(l, after);
}

void lower_for(struct lower *l, CXCursor cursor) {
    struct for_cursors parts = for_cursors_of(l, cursor);
    if (clang_Cursor_isNull(parts.body)) {
        l->fn->incomplete = true;
        return;
    }
    if (parts.ambiguous) {
        lower_ambiguous_for(l, cursor, parts.body);
        return;
    }
    uint32_t outer = l->fn->cleanup;
    bool counts = !clang_Cursor_isNull(parts.increment);
    l->fn->depth++;
    if (!clang_Cursor_isNull(parts.init))
        lower_statement(l, parts.init);
    uint32_t head = new_block(l), inside = new_block(l), after = new_block(l);
    uint32_t again = counts ? new_block(l) : head;
    end_jump(l, head, loc_of(l, cursor), false);
    place_block(l, head);
    if (!clang_Cursor_isNull(parts.condition))
        lower_condition(l, parts.condition, inside, after);
    else
        end_jump(l, inside, loc_of(l, cursor), false);
    place_block(l, inside);
    struct loop loop = enter_loop(l, after, again);
    lower_statement(l, parts.body);
    leave_loop(l, loop);
    end_jump(l, again, loc_of_end(l, parts.body), false);
    if (counts) {
        place_block(l, again);
        lower_effects(l, parts.increment);
        end_jump(l, head, loc_of(l, parts.increment), false);
    }
    l->fn->depth--;
    place_if_used(l, after);
    emit_cleanups(l, outer);
    l->fn->cleanup = outer;
}

void lower_switch(struct lower *l, CXCursor cursor) {
    struct function_state *fn = l->fn;
    CXCursor test, body;
    two_kids(l, cursor, &test, &body);
    struct switch_state state = {.type = value_type(l, test), .default_block = IR_NONE};
    struct switch_state *outer = fn->switch_state;
    struct jump_target outer_break = fn->break_target;
    struct ir_loc loc = loc_of(l, test);
    ir_reg value = lower_value(l, test);
    uint32_t head = fn->current, after = new_block(l);
    fn->current = IR_NONE;
    fn->switch_state = &state;
    fn->break_target = (struct jump_target){after, fn->cleanup};
    lower_statement(l, body);
    fn->switch_state = outer;
    fn->break_target = outer_break;
    end_jump(l, after, loc_of_end(l, body), false);
    if (state.default_block == IR_NONE)
        state.default_block = after;
    fn->current = head;
    end_switch(l, value, &state, loc);
    VEC_FREE(&state.cases);
    VEC_FREE(&state.targets);
    place_if_used(l, after);
}

/* A label in the current switch: control also falls into it from above. */
static uint32_t place_case(struct lower *l, CXCursor cursor) {
    struct function_state *fn = l->fn;
    uint32_t block = new_block(l);
    if (is_reachable(l)) {
        bool stacked = fn->blocks.at[fn->current].op_count == 0; /* case 1: case 2: */
        end_jump(l, block, stacked ? loc_of(l, cursor) : loc_of_end(l, fn->last_statement), false);
    }
    place_block(l, block);
    return block;
}

void lower_case(struct lower *l, CXCursor cursor) {
    struct kids kids = kids_of(l, cursor);
    CXCursor low = kid(l, kids, 0), body = kid(l, kids, kids.count - 1);
    CXCursor high = kids.count > 2 ? kid(l, kids, 1) : low;
    bool has_body = kids.count > 1;
    kids_drop(l, kids);
    struct switch_state *state = l->fn->switch_state;
    struct ir_case range;
    uint32_t block = place_case(l, cursor);
    if (state && evaluate_integer(low, &range.low) && evaluate_integer(high, &range.high)) {
        range.low = ir_wrap(range.low, state->type.bits, state->type.is_signed);
        range.high = ir_wrap(range.high, state->type.bits, state->type.is_signed);
        VEC_PUSH(&state->cases, range);
        VEC_PUSH(&state->targets, block);
    } else {
        l->fn->incomplete = true;
    }
    if (has_body)
        lower_statement(l, body);
}

void lower_default(struct lower *l, CXCursor cursor) {
    uint32_t block = place_case(l, cursor);
    if (l->fn->switch_state)
        l->fn->switch_state->default_block = block;
    CXCursor body = only_kid(l, cursor);
    if (!clang_Cursor_isNull(body))
        lower_statement(l, body);
}
