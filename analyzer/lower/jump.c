/* goto, labels, asm. */
#include "lower/expr.h"
#include "lower/locations.h"
#include "lower/printed.h"
#include "lower/statement.h"
#include "lower/types.h"

#include <string.h>

/* The label of the statement LABEL, made at its first mention. */
static uint32_t label_index(struct lower *l, CXCursor label) {
    struct function_state *fn = l->fn;
    uint32_t index = map_get(&fn->label_of, statement_key(label));
    if (index != MAP_NONE)
        return index;
    index = (uint32_t)fn->labels.count;
    struct label entry = {.key = statement_key(label),
                          .name = take_string(l, clang_getCursorSpelling(label)),
                          .block = new_block(l),
                          .cleanup = IR_NONE};
    VEC_PUSH(&fn->labels, entry);
    map_put(&fn->label_of, statement_key(label), index);
    return index;
}

uint32_t label_of_reference(struct lower *l, CXCursor cursor) {
    CXCursor reference = only_kid(l, cursor);
    if (clang_Cursor_isNull(reference))
        return IR_NONE;
    CXCursor label = clang_getCursorReferenced(reference);
    return label.kind == CXCursor_LabelStmt ? label_index(l, label) : IR_NONE;
}

/* Jumps to the label through a block of its own, which gets the cleanups once the label's scope is
 * known. */
void lower_goto(struct lower *l, CXCursor cursor) {
    struct function_state *fn = l->fn;
    uint32_t label = label_of_reference(l, cursor);
    struct ir_loc loc = loc_of(l, cursor);
    if (!is_reachable(l))
        return;
    if (label == IR_NONE) {
        fn->incomplete = true;
        end_unreachable(l, loc);
        return;
    }
    if (fn->cleanup == IR_NONE) {
        end_jump(l, fn->labels.at[label].block, loc, true);
        return;
    }
    struct pending_goto pending = {fn->current, label, fn->cleanup};
    VEC_PUSH(&fn->gotos, pending);
    fn->blocks.at[fn->current].loc = loc;
    fn->blocks.at[fn->labels.at[label].block].references++;
    fn->current = IR_NONE;
}

void lower_label(struct lower *l, CXCursor cursor) {
    struct function_state *fn = l->fn;
    uint32_t index = label_index(l, cursor);
    struct label *label = &fn->labels.at[index];
    if (is_reachable(l))
        end_jump(l, label->block,
                 clang_Cursor_isNull(fn->last_statement) ? loc_of(l, cursor)
                                                         : loc_of_end(l, fn->last_statement),
                 false);
    label->placed = true;
    label->cleanup = fn->cleanup;
    place_block(l, label->block);
}

void lower_computed_goto(struct lower *l, CXCursor cursor) {
    struct ir_loc loc = loc_of(l, cursor);
    ir_reg value = lower_value(l, only_kid(l, cursor));
    if (!is_reachable(l))
        return;
    VEC_PUSH(&l->fn->computed, l->fn->current);
    end_any_of(l, value, NULL, 0, loc);
}

static bool is_open(const struct function_state *fn, uint32_t cleanup, uint32_t innermost) {
    for (uint32_t at = innermost; at != IR_NONE; at = fn->cleanups.at[at].parent)
        if (at == cleanup)
            return true;
    return cleanup == IR_NONE;
}

static void finish_goto(struct lower *l, const struct pending_goto *pending) {
    struct function_state *fn = l->fn;
    const struct label label = fn->labels.at[pending->label];
    uint32_t outer = pending->cleanup;
    while (!is_open(fn, outer, label.cleanup))
        outer = fn->cleanups.at[outer].parent;
    struct ir_loc loc = fn->blocks.at[pending->exit_block].loc;
    fn->current = pending->exit_block;
    fn->cleanup = pending->cleanup;
    emit_cleanups(l, outer);
    end_jump(l, label.block, loc, true);
}

void finish_jumps(struct lower *l) {
    struct function_state *fn = l->fn;
    for (size_t i = 0; i < fn->gotos.count; i++)
        finish_goto(l, &fn->gotos.at[i]);
    for (size_t i = 0; i < fn->computed.count; i++)
        for (size_t k = 0; k < fn->labels.count; k++)
            if (fn->labels.at[k].address_taken)
                add_target(l, fn->computed.at[i], fn->labels.at[k].block);
    for (size_t i = 0; i < fn->labels.count; i++) {
        if (fn->labels.at[i].placed)
            continue;
        fn->incomplete = true; /* the label's statement did not compile */
        place_block(l, fn->labels.at[i].block);
        end_unreachable(l, fn->loc);
    }
}

/* ---- asm ---- */

static void store_output(struct lower *l, CXCursor output, struct ir_loc loc) {
    if (!is_lvalue(l, output)) {
        lower_effects(l, output);
        return;
    }
    struct lvalue object = lower_place(l, output);
    l->fn->loc = loc;
    emit_store(l, &object.place, emit_undef(l, &object.type), &object.type, false);
}

/* Labels are looked up by name: that is all the printer tells. */
static uint32_t label_by_name(struct lower *l, const char *name);

struct label_search {
    struct lower *l;
    const char *name;
    uint32_t found;
};

static enum CXChildVisitResult find_label(CXCursor cursor, CXCursor parent, CXClientData data) {
    struct label_search *search = data;
    (void)parent;
    if (cursor.kind != CXCursor_LabelStmt)
        return CXChildVisit_Recurse;
    if (take_string(search->l, clang_getCursorSpelling(cursor)) != search->name)
        return CXChildVisit_Recurse;
    search->found = label_index(search->l, cursor);
    return CXChildVisit_Break;
}

static uint32_t label_by_name(struct lower *l, const char *name) {
    struct label_search search = {l, name, IR_NONE};
    clang_visitChildren(l->fn->cursor, find_label, &search);
    return search.found;
}

static void asm_goto(struct lower *l, const struct asm_parts *parts, struct ir_loc loc) {
    VEC(uint32_t) targets = {0};
    uint32_t next = new_block(l);
    VEC_PUSH(&targets, next);
    for (size_t i = 0; i < parts->labels.count; i++) {
        uint32_t label = label_by_name(l, parts->labels.at[i]);
        if (label != IR_NONE)
            VEC_PUSH(&targets, l->fn->labels.at[label].block);
    }
    struct type_info integer = int_type(l);
    end_any_of(l, emit_undef(l, &integer), targets.at, targets.count, loc);
    VEC_FREE(&targets);
    place_block(l, next);
}

void lower_asm(struct lower *l, CXCursor cursor) {
    struct ir_loc loc = loc_of(l, cursor);
    const struct asm_parts *parts = asm_parts_of(l, cursor);
    struct kids kids = kids_of(l, cursor);
    size_t outputs = parts ? parts->outputs : kids.count;
    VEC(ir_reg) args = {0};
    for (size_t i = 0; i < kids.count; i++) {
        bool read = i >= outputs || !parts || (i < 64 && parts->read_outputs >> i & 1);
        if (!read || !clang_isExpression(kid(l, kids, i).kind))
            continue;
        ir_reg value = lower_value(l, kid(l, kids, i));
        if (value)
            VEC_PUSH(&args, value);
    }
    l->fn->loc = loc;
    emit(l, (struct ir_op){.code = IR_ASM,
                           .text = !parts || parts->memory ? "memory" : "",
                           .args = copy_registers(l, args.at, args.count),
                           .arg_count = (uint32_t)args.count});
    VEC_FREE(&args);
    for (size_t i = 0; i < kids.count && i < outputs; i++)
        if (clang_isExpression(kid(l, kids, i).kind))
            store_output(l, kid(l, kids, i), loc);
    kids_drop(l, kids);
    if (parts && parts->is_goto)
        asm_goto(l, parts, loc);
}
