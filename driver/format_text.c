/* Findings in compiler format. */
#include "format.h"

#include "caret.h"
#include "explain.h"
#include "place.h"
#include "printable.h"

/* The escape sequences of clang's diagnostics; all empty without colour. */
struct style {
    const char *bold, *reset, *note, *mark;
    const char *levels[LEVEL_ERROR + 1];
};

static const struct style plain = {"", "", "", "", {"", "", "", ""}};
static const struct style colored = {
    "\033[1m",
    "\033[0m",
    "\033[0;1;36m",
    "\033[0;1;32m",
    {"", "\033[0;1;34m", "\033[0;1;35m", "\033[0;1;31m"},
};

static const char *const level_words[] = {"", "remark", "warning", "error"};

/* "-Wvfork-exit", as a link to its page if there are LINKS (OSC 8, "Hyperlinks in terminal
 * emulators"). */
static void print_rule(struct text *out, enum rule rule, bool links) {
    struct text link = {0};
    if (links)
        link = rule_link(rule);
    bool has_link = link.length > 0;
    if (has_link)
        text_printf(out, "\033]8;;%s\033\\", link.at);
    text_printf(out, "-W%s", rule_id(rule));
    text_puts(out, has_link ? "\033]8;;\033\\" : "");
    text_free(&link);
}

static void print_head(struct text *out, const struct finding *finding, const struct style *style,
                       bool links) {
    text_puts(out, style->bold);
    print_loc(out, finding->loc.path, finding->loc.line, finding->loc.column);
    text_puts(out, style->reset);
    text_printf(out, "%s%s: %s%s", style->levels[finding->level], level_words[finding->level],
                style->reset, style->bold);
    print_safely(out, finding->message);
    text_puts(out, finding->level == LEVEL_ERROR ? " [-Werror," : " [");
    print_rule(out, finding->rule, links);
    text_printf(out, "]%s\n", style->reset);
}

static void print_note(struct text *out, const struct note *note, const struct style *style) {
    text_puts(out, style->bold);
    print_loc(out, note->loc.path, note->loc.line, note->loc.column);
    text_printf(out, "%s%snote: %s", style->reset, style->note, style->reset);
    print_safely(out, note->text);
    text_puts(out, "\n");
}

static void print_finding(struct text *out, const struct finding *finding,
                          const struct report *report, const struct style *style) {
    print_head(out, finding, style, report->links);
    const char *line;
    size_t length;
    if (source_line(report->lines, loc_file(&finding->loc), loc_file_line(&finding->loc), &line,
                    &length))
        print_caret(out, &finding->loc, line, length, style->mark);
    for (uint32_t i = 0; i < finding->note_count; i++)
        print_note(out, &finding->notes[i], style);
}

void write_text(struct text *out, const struct report *report) {
    const struct style *style = report->color ? &colored : &plain;
    for (size_t i = 0; i < report->findings->all.count; i++)
        print_finding(out, &report->findings->all.at[i], report, style);
}
