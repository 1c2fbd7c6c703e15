/* A function with the attribute ifunc has no body: when the program starts, a resolver chooses the
 * function that it stands for. It is lowered as what the linker makes of it: a variable that the
 * start sets to the resolver's result, and a function that calls what the variable points to. */
#include "lower/builder.h"
#include "lower/function.h"
#include "lower/locations.h"
#include "lower/symbols.h"
#include "lower/types.h"
#include "lower/unit.h"

static struct ir_place slot_place(struct lower *l, uint32_t slot) {
    const struct ir_global *global = &l->globals.at[slot].global;
    return (struct ir_place){
        .base = IR_GLOBAL, .id = slot, .size = global->size, .name = global->name};
}

static ir_reg load_parameter(struct lower *l, CXCursor parameter, uint32_t local) {
    struct type_info type = type_info(l, clang_getCursorType(parameter));
    const struct ir_local *at = &l->fn->locals.at[local];
    struct ir_place place = {.base = IR_LOCAL, .id = local, .size = at->size, .name = at->name};
    if (type.is_array || type.is_function)
        type = pointer_type(l);
    return emit_load(l, &place, &type);
}

/* Calls what SLOT points to, with the parameters that the function has. */
static void forward(struct lower *l, CXCursor declaration, uint32_t slot) {
    struct ir_op call = {.code = IR_CALL, .func = IR_NONE};
    int count = clang_Cursor_getNumArguments(declaration);
    VEC(ir_reg) args = {0};
    struct ir_place place = slot_place(l, slot);
    struct type_info pointer = pointer_type(l);
    call.a = emit_load(l, &place, &pointer);
    call.text = place.name;
    for (int i = 0; i < count; i++) {
        CXCursor parameter = clang_Cursor_getArgument(declaration, (unsigned)i);
        VEC_PUSH(&args, load_parameter(l, parameter, (uint32_t)i));
    }
    call.args = copy_registers(l, args.at, args.count);
    call.arg_count = (uint32_t)args.count;
    VEC_FREE(&args);
    ir_reg result = emit_value(l, call, &l->fn->return_type);
    end_return(l, l->fn->return_type.is_void ? 0 : result, l->fn->loc);
}

/* The resolver's result is put into SLOT by a function that nobody calls. */
static void set_slot(struct lower *l, uint32_t slot, uint32_t resolver) {
    struct type_info pointer = pointer_type(l);
    struct ir_place place = slot_place(l, slot);
    struct ir_op call = {.code = IR_CALL, .func = resolver};
    ir_reg chosen = emit_value(l, call, &pointer);
    emit_store(l, &place, chosen, &pointer, false);
    end_function(l, l->fn->loc);
}

/* Adds the function that sets SLOT, under the resolver's name. */
static uint32_t add_start(struct lower *l, uint32_t resolver) {
    const struct ir_function *from = &l->functions.at[resolver].function;
    struct function_entry entry = {.function = {.name = from->name,
                                                .asm_name = from->name,
                                                .alias_of = "",
                                                .type = from->type,
                                                .linkage = IR_INTERNAL,
                                                .loc = from->loc},
                                   .declaration = clang_getNullCursor(),
                                   .definition = clang_getNullCursor(),
                                   .attributes_seen = true};
    VEC_PUSH(&l->functions, entry);
    return (uint32_t)l->functions.count - 1;
}

void lower_ifunc(struct lower *l, CXCursor declaration, const char *resolver) {
    uint32_t chooser = *resolver ? function_by_name(l, resolver) : IR_NONE;
    uint32_t index = function_index(l, declaration);
    struct function_state fn;
    if (chooser == IR_NONE || l->functions.at[index].function.is_defined)
        return;
    uint32_t slot = hidden_global_index(l, declaration), start = add_start(l, chooser);
    struct ir_function function = begin_function(l, &fn, index, declaration);
    forward(l, declaration, slot);
    finish_function(l, &function);
    function = begin_function(l, &fn, start, clang_getNullCursor());
    set_slot(l, slot, chooser);
    finish_function(l, &function);
}
