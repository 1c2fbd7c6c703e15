#include "report.h"

#include "terminal.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <uthash.h>

/* The system's headers, by their paths. */
struct header {
    UT_hash_handle hh;
    const char *path;
};

static void add_header(struct header **headers, struct arena *arena, const char *path) {
    struct header *header;
    size_t length = strlen(path);
    HASH_FIND(hh, *headers, path, length, header);
    if (header)
        return;
    header = ARENA_NEW(arena, struct header);
    header->path = path;
    HASH_ADD_KEYPTR(hh, *headers, path, length, header);
}

static struct header *headers_of(const struct ir_unit *const *units, size_t unit_count,
                                 struct arena *arena) {
    struct header *headers = NULL;
    for (size_t i = 0; i < unit_count; i++)
        for (uint32_t j = 0; j < units[i]->file_count; j++)
            if (units[i]->files[j].is_system)
                add_header(&headers, arena, units[i]->files[j].path);
    return headers;
}

struct selection {
    struct config *config;
    struct header *system_headers;
};

static bool is_shown(void *data, struct finding *finding) {
    const struct selection *selection = data;
    const char *path = loc_file(&finding->loc);
    const struct settings *settings = config_settings(selection->config, path);
    struct header *header;
    finding->level = levels_of(&settings->levels, finding);
    HASH_FIND_STR(selection->system_headers, path, header);
    return finding->level != LEVEL_OFF && !header;
}

void report_select(struct finding_list *findings, struct config *config,
                   const struct ir_unit *const *units, size_t unit_count) {
    struct arena *arena = arena_new();
    struct selection selection = {config, NULL};
    if (findings->all.count)
        selection.system_headers = headers_of(units, unit_count, arena);
    finding_list_keep(findings, is_shown, &selection);
    finding_list_sort(findings);
    HASH_CLEAR(hh, selection.system_headers);
    arena_free(arena);
}

bool report_has(const struct finding_list *findings, enum level level) {
    for (size_t i = 0; i < findings->all.count; i++) {
        if (findings->all.at[i].level >= level)
            return true;
    }
    return false;
}

void report_print(struct text *out, struct report *report, const struct options *options) {
    report->color = terminal_wants_color(options);
    report->links = terminal_shows_links(options);
    options->format(out, report);
}
