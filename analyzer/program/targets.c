/* Answers what pointers to functions may hold, each question once. */
#include "program/walk.h"

#include <uthash.h>

enum question_kind {
    QUESTION_CALLEE,
    QUESTION_ARGUMENT,
    QUESTION_PARAMETER,
    QUESTION_MEMORY,
    QUESTION_ERRNO
};

/* A key: no padding. */
struct question {
    uint32_t kind, number;
    struct op_ref ref;
    uint32_t unused;
    struct memory_path path;
};

struct target_set {
    struct question question;
    id_list targets;
    size_t found; /* how many of them, the first ones, are no guess */
    missed_list missed;
    bool complete;
    UT_hash_handle hh;
};

/* Whether REG in the caller is a pointer: 1, 0, or -1 where a null or nothing says it. */
static int is_pointer(const struct body *body, ir_reg reg) {
    struct body_ops definitions = body_definitions(body, reg);
    if (!definitions.count)
        return -1;
    const struct ir_op *op = body_operation(body, definitions.at[0]);
    return op->code == IR_CONST && !op->is_pointer ? -1 : op->is_pointer;
}

/* Whether a call as OP fits the type of FUNCTION: its number of arguments, which of them are
 * pointers, and whether there is a result. */
static bool fits(const struct body *body, const struct ir_op *op,
                 const struct ir_function *function) {
    if (op->arg_count < function->parameter_count ||
        (op->arg_count > function->parameter_count && !function->is_variadic))
        return false;
    if ((op->bits || op->is_pointer) && function->is_defined && !function->returns_value)
        return false;
    for (uint32_t i = 0; i < function->parameter_count && i < function->local_count; i++) {
        int pointer = is_pointer(body, op->args[i]);
        if (pointer >= 0 && pointer != function->locals[i].is_pointer)
            return false;
    }
    return true;
}

static bool is_among(const id_list *list, size_t count, uint32_t id) {
    for (size_t i = 0; i < count; i++)
        if (list->at[i] == id)
            return true;
    return false;
}

/* Every function whose address is taken and that the call at REF fits. */
static void guess(const struct program *program, struct op_ref ref, id_list *found) {
    const struct body *body = program_body(program, ref.function);
    const struct ir_op *op = program_op(program, ref);
    const id_list *taken = &program->maps->taken;
    size_t known = found->count;
    program->maps->guessed = true;
    for (size_t i = 0; i < taken->count; i++)
        if (fits(body, op, program->functions.at[taken->at[i]].ir) &&
            !is_among(found, known, taken->at[i]))
            VEC_PUSH(found, taken->at[i]);
}

static void ask(struct walk *walk, const struct question *question) {
    const struct ir_op *op;
    switch ((enum question_kind)question->kind) {
    case QUESTION_CALLEE:
        op = program_op(walk->program, question->ref);
        walk_from_register(walk, question->ref.function, op->a);
        break;
    case QUESTION_ARGUMENT:
        op = program_op(walk->program, question->ref);
        walk_from_register(walk, question->ref.function,
                           question->number < op->arg_count ? op->args[question->number] : 0);
        break;
    case QUESTION_PARAMETER:
        walk_from_local(walk, question->ref.function, question->number);
        break;
    case QUESTION_MEMORY:
    case QUESTION_ERRNO:
        walk_from_memory(walk, &question->path);
        break;
    }
}

static bool misses(const struct program *program, const struct question *question,
                   const struct walk *walk) {
    bool is_open = question->kind < QUESTION_MEMORY &&
                   program->functions.at[question->ref.function].ir->is_open;
    return (walk->misses_result || walk->misses_more) && !is_open;
}

static const struct target_set *find_answer(const struct program *program,
                                            struct question question) {
    struct target_set *set;
    HASH_FIND(hh, program->maps->targets, &question, sizeof question, set);
    if (set)
        return set;
    set = mem_calloc(1, sizeof *set);
    set->question = question;
    struct walk walk = {.program = program,
                        .found = &set->targets,
                        .complete = true,
                        .wants_errno = question.kind == QUESTION_ERRNO};
    ask(&walk, &question);
    walk_run(&walk);
    set->found = set->targets.count;
    if (!walk.complete && question.kind == QUESTION_CALLEE)
        guess(program, question.ref, &set->targets);
    set->complete = walk.complete && (!walk.wants_errno || walk.found_errno);
    set->missed = walk.names;
    program->maps->missed_targets |= misses(program, &question, &walk);
    HASH_ADD(hh, program->maps->targets, question, sizeof question, set);
    return set;
}

/* What was answered once stays as it is. */
static const struct target_set *answer(const struct program *program, struct question question) {
    pthread_mutex_lock(&program->maps->answering);
    const struct target_set *set = find_answer(program, question);
    pthread_mutex_unlock(&program->maps->answering);
    return set;
}

static const id_list *list_of(const struct target_set *set, bool *complete) {
    *complete = set->complete;
    return &set->targets;
}

const id_list *program_call_targets(const struct program *program, struct op_ref ref,
                                    bool *complete) {
    return list_of(answer(program, (struct question){.kind = QUESTION_CALLEE, .ref = ref}),
                   complete);
}

size_t program_call_found(const struct program *program, struct op_ref ref) {
    return answer(program, (struct question){.kind = QUESTION_CALLEE, .ref = ref})->found;
}

const id_list *program_argument_targets(const struct program *program, struct op_ref ref,
                                        uint32_t argument, bool *complete) {
    return list_of(
        answer(program,
               (struct question){.kind = QUESTION_ARGUMENT, .number = argument, .ref = ref}),
        complete);
}

const id_list *program_parameter_targets(const struct program *program, uint32_t function,
                                         uint32_t parameter, bool *complete) {
    return list_of(answer(program, (struct question){.kind = QUESTION_PARAMETER,
                                                     .number = parameter,
                                                     .ref.function = function}),
                   complete);
}

const id_list *program_memory_targets(const struct program *program, const struct memory_path *path,
                                      bool *complete) {
    return list_of(answer(program, (struct question){.kind = QUESTION_MEMORY, .path = *path}),
                   complete);
}

bool program_points_to_errno(const struct program *program, uint32_t global) {
    const struct ir_global *ir = program->globals.at[global].ir;
    if (!ir->is_pointer || !ir->is_defined)
        return false;
    return answer(program, (struct question){.kind = QUESTION_ERRNO,
                                             .path = {.function = IR_NONE,
                                                      .id = global,
                                                      .count = 1,
                                                      .steps = {{0, ir->size}}}})
        ->complete;
}

bool program_has_guessed(const struct program *program) {
    return program->maps->guessed;
}

static void answer_missed(const struct program *program, const struct question *question,
                          missed_list *names) {
    struct target_set *set;
    HASH_FIND(hh, program->maps->targets, question, sizeof *question, set);
    for (size_t i = 0; set && i < set->missed.count; i++)
        VEC_PUSH(names, set->missed.at[i]);
}

void targets_missed(const struct program *program, struct op_ref ref, missed_list *names) {
    const struct ir_op *op = program_op(program, ref);
    struct question question = {.kind = QUESTION_CALLEE, .ref = ref};
    answer_missed(program, &question, names);
    question.kind = QUESTION_ARGUMENT;
    for (question.number = 0; question.number < op->arg_count; question.number++)
        answer_missed(program, &question, names);
}

void targets_asked(const struct program *program, argument_list *list) {
    for (const struct target_set *set = program->maps->targets; set; set = set->hh.next)
        if (set->question.kind == QUESTION_ARGUMENT)
            VEC_PUSH(list,
                     ((struct asked_argument){set->question.ref, (uint32_t)set->question.number}));
}

void targets_free(struct program_maps *maps) {
    struct target_set *set, *next;
    HASH_ITER(hh, maps->targets, set, next) {
        HASH_DEL(maps->targets, set);
        VEC_FREE(&set->targets);
        VEC_FREE(&set->missed);
        free(set);
    }
}
