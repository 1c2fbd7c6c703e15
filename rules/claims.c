/* wrong-model: what the user claims of functions, against the code. */
#include "claim_search.h"
#include "verdict.h"

#include <stdlib.h>
#include <string.h>

/* A claim of a function whose body is seen, under judgement. */
struct claim_case {
    const struct site_case *judged; /* of no site */
    const struct claim *claim;
    uint32_t function;
    const char *word; /* the kind that is looked at */
};

static struct source_loc place_of(const struct claim *claim) {
    return (struct source_loc){.path = claim->file, .line = claim->line, .column = claim->column};
}

static const char *name_of(const struct claim_case *at, uint32_t function) {
    return at->judged->program->functions.at[function].name;
}

static struct story story_of(const struct claim_case *at) {
    return story_begin_at(at->judged, RULE_WRONG_MODEL, LEVEL_WARNING, place_of(at->claim),
                          name_of(at, at->function));
}

/* The calls from the claim's function to CALL, outermost first. */
static void note_calls(const struct claim_case *at, const struct claim_search *search,
                       struct story *story, struct op_ref call, uint32_t callee) {
    if (call.function != search->root) {
        note_calls(at, search, story, search->from[call.function], call.function);
    }
    story_note(story, loc_of_op(at->judged->program, call), "'%s' calls '%s'",
               name_of(at, call.function), name_of(at, callee));
}

static void tell_found(const struct claim_case *at, const struct claim_search *search,
                       const char *what) {
    struct text message = {0};
    struct story story = story_of(at);
    text_printf(&message, "'%s' is marked '%s', but its body %s '%s', %s",
                name_of(at, at->function), at->word,
                search->found_at.function == search->root ? "calls" : "reaches",
                name_of(at, search->found), what);
    note_calls(at, search, &story, search->found_at, search->found);
    story_end(&story, message.at);
    text_free(&message);
}

static void tell_return(const struct claim_case *at, const struct claim_search *search) {
    struct text message = {0};
    struct story story = story_of(at);
    text_printf(&message, "'%s' is marked '%s', but its body may return", name_of(at, at->function),
                at->word);
    story_note(&story, loc_of_op(at->judged->program, search->return_at), "'%s' returns here",
               name_of(at, at->function));
    story_end(&story, message.at);
    text_free(&message);
}

static void tell_missing(const struct claim_case *at, const char *what) {
    struct text message = {0};
    struct story story = story_of(at);
    const struct program *program = at->judged->program;
    text_printf(&message, "'%s' is marked '%s', but nothing that its body calls %s",
                name_of(at, at->function), at->word, what);
    story_note(&story, loc_of(program, at->function, program->functions.at[at->function].ir->loc),
               "the body of '%s' is here", name_of(at, at->function));
    story_end(&story, message.at);
    text_free(&message);
}

static struct claim_search search_for(const struct claim_case *at, enum quarry quarry) {
    return claim_search(at->judged->program, at->judged->summaries, at->function, quarry);
}

static void judge_safe(const struct claim_case *at) {
    struct claim_search search = search_for(at, QUARRY_UNSAFE);
    if (search.is_found)
        tell_found(at, &search, "which is not async-signal-safe");
    claim_search_end(&search);
}

static void judge_exits(const struct claim_case *at) {
    struct claim_search search = search_for(at, QUARRY_EXIT);
    if (!search.is_found && !search.is_incomplete)
        tell_missing(at, "reaches exit(3)");
    else if (search.returns)
        tell_return(at, &search);
    claim_search_end(&search);
}

static void judge_noreturn(const struct claim_case *at) {
    struct claim_search search = search_for(at, QUARRY_EXIT);
    if (search.returns)
        tell_return(at, &search);
    claim_search_end(&search);
}

static void judge_ends_child(const struct claim_case *at) {
    struct claim_search search = search_for(at, QUARRY_EXIT);
    if (search.is_found)
        tell_found(at, &search, "which runs the parent's atexit handlers");
    else if (search.returns)
        tell_return(at, &search);
    claim_search_end(&search);
}

static void judge_vfork_like(const struct claim_case *at) {
    struct claim_search search = search_for(at, QUARRY_CHILD);
    if (!search.is_found && !search.is_incomplete)
        tell_missing(at, "makes a vfork child");
    claim_search_end(&search);
}

/* ---- child-only ---- */

static bool is_main(const struct program *program, uint32_t function) {
    return !strcmp(program->functions.at[function].name, "main");
}

/* By function: a call of it that surely no child runs; its function is IR_NONE where there is none,
 * itself where it needs none. */
static struct op_ref *find_calls_by_parents(const struct site_case *judged) {
    const struct program *program = judged->program;
    struct op_ref *by = mem_calloc(program->functions.count, sizeof *by);
    id_list todo = {0};
    for (uint32_t i = 0; i < program->functions.count; i++) {
        bool is_root = children_function(judged->children, i) && !judged->children->marked[i] &&
                       !children_alone_call(judged->children, i);
        by[i].function = is_root || is_main(program, i) ? i : IR_NONE;
        if (by[i].function == i)
            VEC_PUSH(&todo, i);
    }
    while (todo.count) {
        const struct program_function *caller = &program->functions.at[todo.at[--todo.count]];
        for (size_t i = 0; i < caller->calls.count; i++) {
            const struct ir_op *op = program_op(program, caller->calls.at[i]);
            if (op->func == IR_NONE || children_alone_at(judged->children, caller->calls.at[i]))
                continue;
            uint32_t callee = program_function_of(program, caller->unit, op->func);
            if (by[callee].function != IR_NONE)
                continue;
            by[callee] = caller->calls.at[i];
            VEC_PUSH(&todo, callee);
        }
    }
    VEC_FREE(&todo);
    return by;
}

static void judge_child_only(const struct claim_case *at) {
    const struct program *program = at->judged->program;
    struct op_ref *by = find_calls_by_parents(at->judged), call = by[at->function];
    free(by);
    if (call.function == IR_NONE || call.function == at->function)
        return;
    struct text message = {0};
    struct story story = story_of(at);
    text_printf(&message, "'%s' is marked '%s', but '%s' calls it outside of any vfork child",
                name_of(at, at->function), at->word, name_of(at, call.function));
    story_note(&story, loc_of_op(program, call), "'%s' calls '%s'", name_of(at, call.function),
               name_of(at, at->function));
    story_end(&story, message.at);
    text_free(&message);
}

/* ---- all of them ---- */

static void (*const judges[CLAIM_KINDS])(const struct claim_case *at) = {
    judge_safe,      NULL, judge_exits, judge_noreturn, judge_ends_child, judge_vfork_like,
    judge_child_only};

static void judge_use(const struct site_case *judged, const struct claim_use *use) {
    const struct ir_function *ir = judged->program->functions.at[use->function].ir;
    if (!ir->is_defined || ir->incomplete)
        return;
    for (int i = 0; i < CLAIM_KINDS; i++) {
        struct claim_case at = {judged, use->claim, use->function, claim_words[i]};
        if (judges[i] && use->claim->kinds >> i & 1)
            judges[i](&at);
    }
}

/* Two claims of one function, made at different places, that can't both be true. */
static void judge_pair(const struct site_case *judged, const struct claim_use *first,
                       const struct claim_use *second) {
    const char *one, *other;
    bool is_pair = first->function == second->function &&
                   !claim_contradicts_itself(first->claim->kinds, &one, &other) &&
                   !claim_contradicts_itself(second->claim->kinds, &one, &other);
    if (!is_pair ||
        !claim_contradicts_itself(first->claim->kinds | second->claim->kinds, &one, &other))
        return;
    struct claim_case at = {judged, second->claim, second->function, one};
    struct text message = {0};
    struct story story = story_of(&at);
    text_printf(&message, "'%s' is marked both '%s' and '%s'", name_of(&at, at.function), one,
                other);
    story_note(&story, place_of(first->claim), "it is marked '%s' here",
               claim_kind(one) & first->claim->kinds ? one : other);
    story_end(&story, message.at);
    text_free(&message);
}

void report_claims(const struct site_case *judged) {
    const struct program *program = judged->program;
    for (size_t i = 0; i < program->claims.count; i++) {
        judge_use(judged, &program->claims.at[i]);
        for (size_t j = 0; j < i; j++)
            judge_pair(judged, &program->claims.at[j], &program->claims.at[i]);
    }
}
