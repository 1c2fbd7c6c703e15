/* Bodies that libclang keeps to itself: of OpenMP's parallel regions it shows but the variables
 * that they use. */
#include "lower/captured.h"

#include "lower/expr.h"
#include "lower/locations.h"
#include "lower/types.h"

static bool is_all_names(struct lower *l, struct kids kids) {
    for (size_t i = 0; i < kids.count; i++)
        if (kid(l, kids, i).kind != CXCursor_DeclRefExpr)
            return false;
    return kids.count > 0;
}

/* The region is code that cannot be seen: it reads its variables, and what they point to. */
static void call_region(struct lower *l, CXCursor cursor, struct kids kids) {
    VEC(ir_reg) args = {0};
    struct type_info nothing = {0}, pointer = pointer_type(l);
    for (size_t i = 0; i < kids.count; i++) {
        CXCursor name = kid(l, kids, i);
        struct type_info type = value_type(l, name);
        ir_reg value = lower_value(l, name);
        if (value && (type.is_pointer || type.is_array))
            VEC_PUSH(&args, value);
    }
    l->fn->loc = loc_of(l, cursor);
    emit_value(l,
               (struct ir_op){.code = IR_CALL,
                              .func = IR_NONE,
                              .a = emit_undef(l, &pointer),
                              .text = "parallel region",
                              .args = copy_registers(l, args.at, args.count),
                              .arg_count = (uint32_t)args.count},
               &nothing);
    VEC_FREE(&args);
}

bool lower_captured(struct lower *l, CXCursor cursor) {
    struct kids kids = kids_of(l, cursor);
    bool is_region = is_all_names(l, kids);
    if (is_region)
        call_region(l, cursor, kids);
    kids_drop(l, kids);
    return is_region;
}
