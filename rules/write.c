/* The four rules about writes: whether a write hurts the parent, is meant for it, or is never seen.
 */
#include "caller_owned.h"
#include "parent/bits.h"
#include "seen_object.h"
#include "verdict.h"

#include <stdlib.h>

uint32_t result_variable_of(const struct program *program, struct op_ref site) {
    const struct ir_block *block = &program->functions.at[site.function].ir->blocks[site.block];
    if (site.op >= block->op_count)
        return IR_NONE; /* of a marked function: there is no call */
    ir_reg result = block->ops[site.op].dst;
    for (uint32_t i = site.op + 1; i < block->op_count; i++) {
        const struct ir_op *op = &block->ops[i];
        if (op->code == IR_CAST && op->a == result)
            result = op->dst;
        if (op->code == IR_STORE && op->a == result && op->place.base == IR_LOCAL)
            return op->place.id;
    }
    return IR_NONE;
}

/* Whether CELL is the variable that receives the site's result. */
static bool is_result_variable(const struct site_case *judged, const struct cell *cell) {
    const struct object *object = world_object(judged->function->world, cell->object);
    return object->kind == OBJECT_LOCAL && object->a == FRAME_ROOT &&
           object->b == judged->result_variable;
}

bool *find_childs_own(const struct children *children, uint32_t function) {
    const struct ir_function *ir = children->program->functions.at[function].ir;
    bool *own = mem_calloc(ir->local_count, sizeof *own);
    bool *shared = mem_calloc(ir->local_count, sizeof *shared);
    for (uint32_t b = 0; b < ir->block_count; b++) {
        for (uint32_t o = 0; o < ir->blocks[b].op_count; o++) {
            const struct ir_op *op = &ir->blocks[b].ops[o];
            if (op->code != IR_DECLARE || shared[op->place.id])
                continue;
            own[op->place.id] = children_alone_at(children, (struct op_ref){function, b, o});
            shared[op->place.id] = !own[op->place.id];
        }
    }
    free(shared);
    return own;
}

/* A variable of the child's own. */
static bool is_childs_own(const struct site_case *judged, const struct object *object) {
    return object->kind == OBJECT_LOCAL && object->a == FRAME_ROOT &&
           judged->known->is_childs_own[object->b];
}

static bool comes_last(const struct site_case *judged, const struct child_event *event) {
    return child_only_exits_after(judged->children, judged->function, judged->site, event);
}

/* Whether the caller, who isn't seen, may have set up what the child writes to take its report. A
 * report is a value that the child puts there; `sp->flags |= BELL` carries on what the parent has.
 */
static bool may_be_callers_slot(const struct site_case *judged, const struct child_event *event,
                                const struct object *object) {
    return object->kind == OBJECT_POINTEE && !modifies_old_value(judged->program, event->op) &&
           comes_last(judged, event) && !is_object_seen(judged, object);
}

/* Whether the child, in the block of its write and behind that, reads the variable itself. */
static bool reads_itself(const struct program *program, struct op_ref at) {
    const struct ir_block *block = &program->functions.at[at.function].ir->blocks[at.block];
    const struct ir_place *written = &block->ops[at.op].place;
    for (uint32_t i = at.op + 1; i < block->op_count; i++) {
        const struct ir_place *read = &block->ops[i].place;
        if (block->ops[i].code == IR_LOAD && read->base == written->base && read->id == written->id)
            return true;
    }
    return false;
}

/* Whether a plain variable looks as if it should carry a report: the child's own code assigns it,
 * has no use for it itself, and ends. What a library function fills or code that others run, too,
 * assigns is none. */
static bool may_be_meant_as_report(const struct site_case *judged,
                                   const struct child_event *event) {
    return program_op(judged->program, event->op)->code == IR_STORE && !event->is_volatile &&
           !spot_of(judged, event).is_call_of_general_code &&
           !reads_itself(judged->program, event->op) && comes_last(judged, event);
}

/* Whether a compiler has to read memory again after the call that makes the child: clone is given
 * the function that the child runs, and may, for all that a compiler knows, run it. vfork isn't. */
static bool is_read_again(const struct site_case *judged) {
    return judged->site->kind == SITE_CLONE;
}

/* Whether the child ends at once if it does not like what it has written, in code of its own. */
static bool tests_it_itself(const struct site_case *judged, const struct child_event *event) {
    return !spot_of(judged, event).is_call_of_general_code &&
           child_may_exit_after(judged->children, judged->function, judged->site, event);
}

/* The parent is meant to read it: the last thing the child writes before it gives up. What lies in
 * a volatile variable may be there for the child's own test, too: `error = set_up(); if (error)
 * _exit(127);`. */
static bool is_report(const struct site_case *judged, const struct child_event *event,
                      const struct object *object) {
    if (!event->is_volatile)
        return may_be_callers_slot(judged, event, object) ||
               (is_read_again(judged) && may_be_meant_as_report(judged, event) &&
                !modifies_old_value(judged->program, event->op));
    return (object->kind != OBJECT_POINTEE && tests_it_itself(judged, event)) ||
           comes_last(judged, event);
}

static void say_read(const struct site_case *judged, struct verdict *verdict) {
    const char *function = judged->program->functions.at[judged->function->function].name;
    switch (verdict->read) {
    case PARENT_READS:
        text_puts(&verdict->message, ", which the parent reads afterwards");
        break;
    case PARENT_READS_IN_CALL:
        text_puts(&verdict->message, ", which the parent's later calls may read");
        break;
    case LATER_CHILD_READS:
        text_puts(&verdict->message, ", which a later child reads");
        break;
    case LATER_CHILD_READS_IN_CALL:
        text_puts(&verdict->message, ", which a later child's calls may read");
        break;
    case PARENT_READS_LATER:
        if (judged->site->kind == SITE_MARKED)
            text_puts(&verdict->message, ", which the parent may read afterwards");
        else
            text_printf(&verdict->message, ", which may be read after '%s' has returned", function);
        break;
    default:
        break;
    }
}

static bool judge_dead(const struct site_case *judged, const struct child_event *event,
                       const struct cell *cell, const struct object *object, const char *what,
                       struct verdict *verdict) {
    if (judged->options->strict)
        return false;
    if (event->is_result || is_result_variable(judged, cell) || is_childs_own(judged, object))
        return false;
    verdict->rule = RULE_DEAD_WRITE;
    verdict->level = LEVEL_REMARK;
    text_printf(&verdict->message, "the vfork child writes %s, which the parent never reads again",
                what);
    return true;
}

/* The child's report: a remark, or where the parent may not get it, a warning. */
static void judge_report(const struct site_case *judged, struct verdict *verdict) {
    const struct platform_facts *facts = facts_of(judged);
    verdict->rule = RULE_SHARED_RESULT;
    verdict->level = judged->memory == MEMORY_SHARED ? LEVEL_REMARK : LEVEL_WARNING;
    if (judged->memory == MEMORY_SHARED)
        return;
    text_puts(&verdict->because, judged->memory == MEMORY_COPIED
                                     ? "; here the child has its own, and the parent gets nothing"
                                     : "; nothing says that it is");
    verdict->page = facts->source;
}

/* Whether the parent is meant to read it. Where it has other memory, a plain variable that the
 * child fills last is a report as well: one that gets lost. */
static bool carries_result(const struct site_case *judged, const struct child_event *event,
                           const struct object *object) {
    return is_report(judged, event, object) ||
           (judged->memory == MEMORY_COPIED && comes_last(judged, event));
}

static void suggest_volatile(const struct site_case *judged, const struct child_event *event,
                             struct verdict *verdict) {
    if (may_be_meant_as_report(judged, event))
        text_puts(&verdict->message, "; declare it volatile if it is the child's report, since the "
                                     "compiler may take it for unchanged in the parent");
}

static void judge_live(const struct site_case *judged, const struct child_event *event,
                       const struct object *object, const char *what, struct verdict *verdict) {
    if (carries_result(judged, event, object)) {
        judge_report(judged, verdict);
        text_printf(
            &verdict->message,
            "the vfork child leaves its report in %s, which works only where memory is shared",
            what);
        return;
    }
    verdict->rule = object->kind == OBJECT_LOCAL ? RULE_LOCAL_WRITE : RULE_MEMORY_WRITE;
    verdict->level = level_if_shared(judged);
    text_printf(&verdict->message, "the vfork child writes %s", what);
    say_read(judged, verdict);
    suggest_volatile(judged, event, verdict);
}

static bool judge_strictly(const struct site_case *judged, const struct cell *cell,
                           const struct object *object, const char *what, struct verdict *verdict) {
    if (is_result_variable(judged, cell))
        return false;
    verdict->rule = object->kind == OBJECT_LOCAL ? RULE_LOCAL_WRITE : RULE_MEMORY_WRITE;
    verdict->level = LEVEL_WARNING;
    text_printf(&verdict->message,
                "the vfork child writes %s; POSIX.1-2001 allows it the variable that holds vfork's "
                "result only",
                what);
    return true;
}

/* A write to a local of the vfork function's callers, all of which are seen. */
static bool judge_callers(const struct site_case *judged, const struct child_event *event,
                          const struct cell *cell, const struct object *object,
                          struct verdict *verdict) {
    struct caller_local at;
    bool is_read_here = verdict->read != PARENT_READS_NOT && verdict->read != PARENT_READS_LATER;
    if (is_read_here || !find_caller_local(judged, cell, &at))
        return false;
    bool is_read = at.is_read && verdict->read == PARENT_READS_LATER; /* else written before */
    const struct program_function *caller = &judged->program->functions.at[at.function];
    const struct ir_local *local = &caller->ir->locals[at.local];
    verdict->level = LEVEL_REMARK;
    verdict->rule = RULE_DEAD_WRITE;
    verdict->read = PARENT_READS_NOT;
    if (is_read) {
        bool report = (event->is_volatile || local->is_volatile || is_read_again(judged) ||
                       judged->memory == MEMORY_COPIED) &&
                      carries_result(judged, event, object);
        verdict->rule = RULE_LOCAL_WRITE;
        verdict->level = level_if_shared(judged);
        if (report)
            judge_report(judged, verdict);
        verdict->read = PARENT_READS;
        verdict->read_at = at.read_at;
    }
    text_printf(&verdict->message,
                "the vfork child writes '%s' of '%s' through its address, which "
                "%s",
                local->name, caller->name,
                is_read ? "the parent reads afterwards" : "the parent never reads again");
    if (verdict->rule == RULE_LOCAL_WRITE)
        suggest_volatile(judged, event, verdict);
    return true;
}

static bool read_matters(enum rule rule) {
    return rule == RULE_LOCAL_WRITE || rule == RULE_MEMORY_WRITE;
}

bool judge_write(const struct site_case *judged, const struct child_event *event,
                 struct verdict *verdict) {
    const struct world *world = judged->function->world;
    if (event->kind != EVENT_WRITE || event->is_result)
        return false;
    const struct cell *cell = world_cell(world, event->cell);
    const struct object *object = world_object(world, cell->object);
    struct text what = {0};
    bool says = true;
    describe_written(judged, event, &what);
    verdict->read =
        parent_reads(judged->parents, judged->function, judged->site, event, &verdict->read_at);
    if (judged->options->strict)
        says = judge_strictly(judged, cell, object, what.at, verdict);
    else if (judge_callers(judged, event, cell, object, verdict))
        says = true;
    else if (verdict->read == PARENT_READS_NOT)
        says = judge_dead(judged, event, cell, object, what.at, verdict);
    else
        judge_live(judged, event, object, what.at, verdict);
    if (judged->memory == MEMORY_COPIED && read_matters(verdict->rule))
        text_puts(&verdict->because, "; here the child writes a copy of its own");
    text_free(&what);
    return says;
}
