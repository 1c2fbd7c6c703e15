#include "terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { READABLE_WIDTH = 80, NARROWEST = 20 };

static const char *variable(const char *name) {
    const char *value = getenv(name);
    return value ? value : "";
}

bool terminal_wants_color(const struct options *options) {
    if (options->color != COLOR_AUTO)
        return options->color == COLOR_ALWAYS;
    return !*variable("NO_COLOR") && strcmp(variable("TERM"), "dumb") != 0 && !options->output &&
           isatty(STDOUT_FILENO);
}

/* There is no way to ask a terminal. These say by a variable who they are, and show links; so does
 * the npm package supports-hyperlinks decide, with FORCE_HYPERLINK. */
static bool is_known_to_show_links(void) {
    static const char *const programs[] = {"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper"};
    static const char *const types[] = {"xterm-kitty", "foot", "alacritty", "xterm-ghostty"};
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
        if (strcmp(variable("TERM_PROGRAM"), programs[i]) == 0)
            return true;
    }
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (strcmp(variable("TERM"), types[i]) == 0)
            return true;
    }
    /* VTE (GNOME's terminals) has them since 0.50, and crashed on some in 0.50.0. */
    return *variable("WT_SESSION") || atoi(variable("VTE_VERSION")) > 5000;
}

bool terminal_shows_links(const struct options *options) {
    if (*variable("FORCE_HYPERLINK"))
        return strcmp(variable("FORCE_HYPERLINK"), "0") != 0;
    return terminal_wants_color(options) && !options->output && isatty(STDOUT_FILENO) &&
           is_known_to_show_links();
}

unsigned terminal_width(void) {
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col < NARROWEST ||
        size.ws_col > READABLE_WIDTH)
        return READABLE_WIDTH;
    return size.ws_col;
}
