#include "suppress.h"

#include "base/text.h"
#include "nearest.h"
#include "nolint.h"
#include "paths.h"
#include "source_lines.h"

#include <stdlib.h>
#include <string.h>
#include <uthash.h>

/* A file and its comments. */
struct commented {
    char *key;  /* one for all the ways to name the file */
    char *path; /* as it was first named */
    char *bytes;
    nolint_list nolints;
    UT_hash_handle hh;
};

struct suppression {
    struct config *config;
    struct finding_list *findings;
    struct problems *problems;
    struct commented *files;
};

static struct commented *comments_of(struct suppression *run, const char *path) {
    struct text key = report_path(path);
    struct commented *file;
    HASH_FIND(hh, run->files, key.at, key.length, file);
    if (file) {
        text_free(&key);
        return file;
    }
    file = mem_calloc(1, sizeof *file);
    size_t length;
    file->bytes = read_file(path, &length);
    if (file->bytes)
        file->nolints = nolint_read(file->bytes, length);
    file->path = mem_strdup(path);
    file->key = key.at;
    HASH_ADD_KEYPTR(hh, run->files, file->key, key.length, file);
    return file;
}

/* What RULE's findings meet at a place: no comment, one that gives no reason, or a good one. */
enum meeting { MEETS_NONE, MEETS_REASONLESS, MEETS_SUPPRESSION };

static enum meeting meet_at(struct suppression *run, enum rule rule, const struct source_loc *loc,
                            struct source_loc *comment) {
    struct commented *file = comments_of(run, loc_file(loc));
    bool require_reason = config_settings(run->config, loc_file(loc))->require_reason;
    enum meeting met = MEETS_NONE;
    for (size_t i = 0; i < file->nolints.count; i++) {
        struct nolint *nolint = &file->nolints.at[i];
        if (!nolint_covers(nolint, rule, loc_file_line(loc), loc->column))
            continue;
        nolint->used[rule] = true;
        if (nolint->has_reason || !require_reason) {
            met = MEETS_SUPPRESSION;
        } else if (met == MEETS_NONE) {
            met = MEETS_REASONLESS;
            *comment = (struct source_loc){
                .path = loc_file(loc), .line = nolint->line, .column = nolint->column};
        }
    }
    return met;
}

/* The same; as for clang-tidy, a comment in a macro counts, too. */
static enum meeting meet(struct suppression *run, enum rule rule, const struct source_loc *loc,
                         struct source_loc *comment) {
    enum meeting met = meet_at(run, rule, loc, comment);
    if (!loc->macro_path)
        return met;
    struct source_loc ignored = {0};
    const struct source_loc in_macro = {.path = loc->macro_path, .line = loc->macro_line};
    enum meeting there = meet_at(run, rule, &in_macro, met == MEETS_NONE ? comment : &ignored);
    return there > met ? there : met;
}

static void add_note(struct finding_list *findings, struct finding *finding,
                     const struct source_loc *loc, const char *text) {
    struct note *notes = arena_alloc(findings->arena, (finding->note_count + 1) * sizeof *notes);
    if (finding->note_count > 0)
        memcpy(notes, finding->notes, finding->note_count * sizeof *notes);
    notes[finding->note_count++] = (struct note){*loc, text};
    finding->notes = notes;
}

/* False if FINDING is taken back; all comments on its way count as used. */
static bool stays(void *data, struct finding *finding) {
    struct suppression *run = data;
    struct source_loc reasonless = {0}, ignored = {0};
    enum meeting met = meet(run, finding->rule, &finding->loc, &reasonless);
    for (uint32_t i = 0; i < finding->note_count; i++) {
        enum meeting here = meet(run, finding->rule, &finding->notes[i].loc,
                                 met == MEETS_NONE ? &reasonless : &ignored);
        met = here > met ? here : met;
    }
    if (met == MEETS_REASONLESS)
        add_note(run->findings, finding, &reasonless,
                 "this comment suppresses nothing, as it gives no reason");
    return met != MEETS_SUPPRESSION;
}

static void say(struct suppression *run, const struct commented *file, const struct nolint *nolint,
                const char *what) {
    problem_at(run->problems, file->path, nolint->line, nolint->column, what);
}

static bool means_any_rule(const struct nolint_item *item) {
    for (int i = 0; i < RULES; i++) {
        if (item->rules[i])
            return true;
    }
    return false;
}

static void say_unknown(struct suppression *run, const struct commented *file,
                        const struct nolint *nolint, const struct nolint_item *item) {
    struct text name = {0}, what = {0};
    text_add(&name, item->at, item->length);
    const char *nearest = nearest_rule(name.at);
    text_printf(&what, "unknown rule '%s' in NOLINT", name.at);
    if (nearest)
        text_printf(&what, "; did you mean '%s'?", nearest);
    say(run, file, nolint, what.at);
    text_free(&name);
    text_free(&what);
}

/* Whether findings of a rule that ITEM means would have been told. */
static bool can_be_judged(const struct levels *levels, const struct nolint_item *item) {
    for (int i = 0; i < RULES; i++) {
        if (item->rules[i] && levels_default(levels, (enum rule)i))
            return true;
    }
    return false;
}

static bool is_used(const struct nolint *nolint, const struct nolint_item *item) {
    for (int i = 0; i < RULES; i++) {
        if (item->rules[i] && nolint->used[i])
            return true;
    }
    return false;
}

static void report_unused(struct suppression *run, const struct commented *file,
                          const struct nolint *nolint, const struct nolint_item *item) {
    struct arena *arena = run->findings->arena;
    struct text message = {0};
    text_printf(&message, "nothing of '%.*s' is found here that this comment would suppress",
                (int)item->length, item->at);
    struct finding finding = {
        .rule = RULE_UNUSED_SUPPRESSION,
        .level = LEVEL_REMARK,
        .loc = {.path = arena_strndup(arena, file->path, strlen(file->path)),
                .line = nolint->line,
                .column = nolint->column},
        .message = arena_strndup(arena, message.at, message.length),
        .function = "",
    };
    text_free(&message);
    finding.level = levels_of(&config_settings(run->config, file->path)->levels, &finding);
    VEC_PUSH(&run->findings->all, finding);
}

/* Only what is written for this program is judged: others have checks and rules of their own. */
static void judge_nolint(struct suppression *run, const struct commented *file,
                         const struct nolint *nolint, bool with_unused) {
    const struct levels *levels = &config_settings(run->config, file->path)->levels;
    with_unused &= levels_remarks(levels, RULE_UNUSED_SUPPRESSION);
    bool is_ours = false;
    for (size_t i = 0; i < nolint->items.count; i++) {
        const struct nolint_item *item = &nolint->items.at[i];
        is_ours |= item->is_ours;
        if (!item->is_ours)
            continue;
        if (!means_any_rule(item))
            say_unknown(run, file, nolint, item);
        else if (with_unused && nolint->kind != NOLINT_END && !is_used(nolint, item) &&
                 can_be_judged(levels, item))
            report_unused(run, file, nolint, item);
    }
    if (is_ours && nolint->kind >= NOLINT_BEGIN && nolint->end_line == 0)
        say(run, file, nolint,
            nolint->kind == NOLINT_BEGIN ? "NOLINTBEGIN without a NOLINTEND with the same list"
                                         : "NOLINTEND without a NOLINTBEGIN with the same list");
}

static void judge_comments(struct suppression *run) {
    /* What could not be linted might have had the finding. */
    bool with_unused = !run->problems->any;
    for (const struct commented *file = run->files; file; file = file->hh.next) {
        for (size_t i = 0; i < file->nolints.count; i++)
            judge_nolint(run, file, &file->nolints.at[i], with_unused);
    }
}

static void free_files(struct suppression *run) {
    struct commented *file, *next;
    HASH_ITER(hh, run->files, file, next) {
        HASH_DEL(run->files, file);
        nolint_free(&file->nolints);
        free(file->bytes);
        free(file->path);
        free(file->key);
        free(file);
    }
}

void suppress(struct finding_list *findings, struct config *config, const name_list *files,
              name_list *commented, struct problems *problems) {
    struct suppression run = {config, findings, problems, NULL};
    for (size_t i = 0; i < files->count; i++) {
        const struct commented *file = comments_of(&run, files->at[i]);
        if (commented && file->nolints.count && strcmp(file->path, files->at[i]) == 0)
            VEC_PUSH(commented, files->at[i]);
    }
    finding_list_keep(findings, stays, &run);
    judge_comments(&run);
    finding_list_sort(findings);
    free_files(&run);
}
