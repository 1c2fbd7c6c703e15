#include "progress.h"

#include "printable.h"
#include "terminal.h"
#include "worker.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { FIRST_AFTER = 300, AGAIN_AFTER = 50 }; /* milliseconds */

static const char clear_line[] = "\r\033[K";

void progress_start(struct progress *progress) {
    const char *terminal = getenv("TERM");
    *progress = (struct progress){.start = now_ms()};
    progress->is_wanted =
        isatty(STDERR_FILENO) && terminal && *terminal && strcmp(terminal, "dumb") != 0;
}

void progress_expect(struct progress *progress, size_t count) {
    progress->total += count;
}

static size_t columns(void) {
    struct winsize size;
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col : 80;
}

/* The line must not wrap, or it could not be taken away: of a long path the end is shown. */
static void print_line(const struct progress *progress, const char *path) {
    struct text line = {0}, name = {0};
    text_printf(&line, "[%zu/%zu] ", progress->done, progress->total);
    print_safely(&name, path);
    size_t room = columns() > line.length + 1 ? columns() - line.length - 1 : 0;
    text_puts(&line, name.length > room ? name.at + (name.length - room) : name.at);
    fprintf(stderr, "%s%s", clear_line, line.at);
    fflush(stderr);
    text_free(&name);
    text_free(&line);
}

void progress_show(struct progress *progress, size_t done, const char *path) {
    uint64_t now = now_ms();
    progress->done = done;
    if (!progress->is_wanted || now - progress->start < FIRST_AFTER ||
        now - progress->shown_at < AGAIN_AFTER)
        return;
    progress->is_shown = true;
    progress->shown_at = now;
    print_line(progress, path);
}

void progress_hide(struct progress *progress) {
    if (progress->is_shown)
        fputs(clear_line, stderr);
    progress->is_shown = false;
}
