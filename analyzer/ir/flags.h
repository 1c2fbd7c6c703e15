/* The booleans of each struct of ir.h: stored as bits in this order, dumped under these names.
 * Private to ir. */
#ifndef VFL_IR_FLAGS_H
#define VFL_IR_FLAGS_H

#define OP_FLAGS(X) X(is_signed) X(is_pointer) X(is_initializer) X(is_callback_unwind)
#define LOCAL_FLAGS(X)                                                                             \
    X(is_parameter) X(is_volatile) X(is_temporary) X(is_pointer) X(is_array) X(address_taken)
#define GLOBAL_FLAGS(X)                                                                            \
    X(is_defined)                                                                                  \
    X(is_volatile)                                                                                 \
    X(is_const)                                                                                    \
    X(is_thread_local) X(is_pointer) X(is_array) X(in_system_header) X(named_by_omitted) X(is_weak)
#define FUNCTION_TRAITS(X)                                                                         \
    X(is_noreturn)                                                                                 \
    X(returns_twice)                                                                               \
    X(is_inline)                                                                                   \
    X(is_weak)                                                                                     \
    X(is_variadic) X(in_system_header) X(always_inline) X(is_builtin) X(incomplete) X(returns_value)
#define FUNCTION_FLAGS(X)                                                                          \
    X(is_defined) X(is_omitted) X(is_open) X(named_by_omitted) FUNCTION_TRAITS(X)
#define BLOCK_FLAGS(X) X(is_signed) X(explicit_jump)
#define UNIT_FLAGS(X)  X(threads) X(incomplete) X(is_foreign)

#endif
