#include "report.h"

#include "terminal.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool is_in_system_header(const char *path, const struct ir_unit *const *units,
                                size_t unit_count) {
    for (size_t i = 0; i < unit_count; i++) {
        for (uint32_t j = 0; j < units[i]->file_count; j++) {
            const struct ir_file *file = &units[i]->files[j];
            if (file->is_system && strcmp(file->path, path) == 0)
                return true;
        }
    }
    return false;
}

struct selection {
    struct config *config;
    const struct ir_unit *const *units;
    size_t unit_count;
};

static bool is_shown(void *data, struct finding *finding) {
    const struct selection *selection = data;
    const struct settings *settings = config_settings(selection->config, finding->loc.path);
    finding->level = levels_of(&settings->levels, finding);
    return finding->level != LEVEL_OFF &&
           !is_in_system_header(finding->loc.path, selection->units, selection->unit_count);
}

void report_select(struct finding_list *findings, struct config *config,
                   const struct ir_unit *const *units, size_t unit_count) {
    struct selection selection = {config, units, unit_count};
    finding_list_keep(findings, is_shown, &selection);
    finding_list_sort(findings);
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
