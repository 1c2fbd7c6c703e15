#include "dump.h"

#include "check.h"
#include "ir/text.h"

#include <string.h>

static void dump_named(const struct ir_unit *unit, const char *name, struct text *out) {
    for (uint32_t i = 0; i < unit->function_count; i++) {
        const struct ir_function *function = &unit->functions[i];
        if (function->is_defined && strcmp(function->name, name) == 0)
            ir_dump_function(unit, function, out);
    }
}

void dump_units(const struct options *options, const struct ir_unit *const *units, size_t count,
                struct text *out) {
    const char *name = options->dump_function;
    for (size_t i = 0; (options->dumps & DUMP_CFG) && i < count; i++) {
        if (name)
            dump_named(units[i], name, out);
        else
            ir_dump_unit(units[i], out);
    }
}

void dump_program(const struct options *options, const struct program *program, struct text *out) {
    static const enum check_dump phases[] = {CHECK_DUMP_SUMMARY, CHECK_DUMP_CHILD,
                                             CHECK_DUMP_PARENT};
    unsigned wanted = 0;
    for (unsigned i = 0; i < sizeof phases / sizeof phases[0]; i++) {
        if (options->dumps & DUMP_SUMMARY << i)
            wanted |= phases[i];
    }
    if (wanted)
        check_dump(program, wanted, options->dump_function, out);
}

void tell_no_dump(const struct options *options, size_t units, const struct problems *problems) {
    const char *name = options->dump_function;
    if (!units)
        warn(problems, NULL, "nothing to dump: no file can hold a vfork site, so none was parsed");
    else if (options->dumps & ~(unsigned)(DUMP_CFG | DUMP_SUMMARY))
        warn(problems, name, "nothing to dump: no vfork site was found");
    else
        warn(problems, name,
             name ? "nothing to dump: no function of this name has a body"
                  : "nothing to dump: no function has a body");
}
