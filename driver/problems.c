#include "problems.h"

#include "place.h"
#include "printable.h"

#include <stdio.h>

enum { MOST_MESSAGES = 20 };

static void print_line(const struct problems *problems, struct text *line) {
    text_puts(line, "\n");
    /* If even this cannot be written there is nowhere left to say so. */
    fwrite(line->at, 1, line->length, stderr);
    if (problems->told)
        text_add(problems->told, line->at, line->length);
    text_free(line);
}

void warn(const struct problems *problems, const char *subject, const char *text) {
    struct text line = {0};
    text_puts(&line, "vforklint: ");
    if (subject) {
        print_safely(&line, subject);
        text_puts(&line, ": ");
    }
    print_safely(&line, text);
    print_line(problems, &line);
}

void tell_again(const char *lines) {
    fputs(lines, stderr);
}

void problem(struct problems *problems, const char *subject, const char *reason) {
    problems->any = true;
    warn(problems, subject, reason);
}

void problem_at(struct problems *problems, const char *path, unsigned line, unsigned column,
                const char *reason) {
    struct text place = {0};
    text_printf(&place, "%s:%u", path, line);
    if (column > 0)
        text_printf(&place, ":%u", column);
    problem(problems, place.at, reason);
    text_free(&place);
}

static void print_at(const struct problems *problems, const char *path, unsigned line,
                     unsigned column, const char *kind, const char *text) {
    struct text out = {0};
    print_loc(&out, path, line, column);
    text_printf(&out, "%s: ", kind);
    print_safely(&out, text);
    print_line(problems, &out);
}

void error_at(struct problems *problems, const char *path, unsigned line, unsigned column,
              const char *reason) {
    problems->any = true;
    print_at(problems, path, line, column, "error", reason);
}

void note_at(const struct problems *problems, const char *path, unsigned line, unsigned column,
             const char *text) {
    print_at(problems, path, line, column, "note", text);
}

static void print_message(const struct problems *problems, const char *path,
                          const struct ir_unit *unit, const struct ir_message *message) {
    bool has_loc = message->loc.line > 0 && message->loc.file < unit->file_count;
    const struct ir_presumed *presumed = ir_presumed_line(unit, &message->loc);
    if (presumed)
        path = presumed->as_path;
    else if (has_loc)
        path = unit->files[message->loc.file].path;
    print_at(problems, path,
             presumed  ? presumed->as_line
             : has_loc ? message->loc.line
                       : 0,
             message->loc.column, message->is_error ? "error" : "note", message->text);
}

bool problems_of_unit(struct problems *problems, const char *path, const struct ir_unit *unit) {
    unsigned errors = 0;
    for (uint32_t i = 0; unit->is_foreign && i < unit->message_count; i++)
        warn(problems, path, unit->messages[i].text);
    if (unit->is_foreign)
        return true;
    for (uint32_t i = 0; i < unit->message_count; i++) {
        const struct ir_message *message = &unit->messages[i];
        if (!message->is_error || errors++ < MOST_MESSAGES)
            print_message(problems, path, unit, message);
    }
    if (errors > MOST_MESSAGES)
        warn(problems, path, "too many errors; the others are not shown");
    bool has_content = unit->function_count > 0 || unit->global_count > 0;
    if (unit->incomplete || errors > 0)
        problem(problems, path,
                has_content ? "does not compile; what could be parsed was linted"
                            : "does not compile; nothing of it was linted");
    return has_content;
}
