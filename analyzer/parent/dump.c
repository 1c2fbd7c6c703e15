#include "parent/parent.h"

static const char *const access_names[] = {[ACCESS_READ] = "read",
                                           [ACCESS_WRITE] = "write",
                                           [ACCESS_FILL] = "fill",
                                           [ACCESS_READ_SHARED] = "read-shared",
                                           [ACCESS_CHILD] = "makes a child"};

static void dump_node(const struct children *children, const struct vfork_function *function,
                      const struct site *site, uint32_t id, struct text *out) {
    const struct node *node = run_node(site->parent, id);
    text_printf(out, "    n%u = b%u ->", id, node->block);
    for (size_t i = 0; i < node->successors.count; i++)
        text_printf(out, " n%u", node->successors.at[i]);
    text_puts(out, node->returns ? " returns\n" : "\n");
    for (size_t i = 0; i < node->accesses.count; i++) {
        const struct access *access = &node->accesses.at[i];
        struct ir_loc loc = program_op(children->program, access->op)->loc;
        text_printf(out, "      %u:%u %s", loc.line, loc.column, access_names[access->kind]);
        if (access->kind != ACCESS_CHILD) {
            text_puts(out, " ");
            cell_dump(function->world, access->cell, out);
        }
        text_puts(out, "\n");
    }
}

void parent_dump(const struct children *children, const struct vfork_function *function,
                 struct text *out) {
    for (size_t i = 0; i < function->sites.count; i++) {
        const struct site *site = function->sites.at[i];
        struct ir_loc loc = site_loc(children, site);
        text_printf(out, "parent of '%s' at %u:%u\n",
                    children->program->functions.at[function->function].name, loc.line, loc.column);
        for (uint32_t j = 0; j < run_node_count(site->parent); j++)
            dump_node(children, function, site, j, out);
    }
}
