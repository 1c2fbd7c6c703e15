#include "narrow.h"

#include "paths.h"

#include <stdlib.h>
#include <string.h>

/* Files and folders, as the real paths that they lead to. */
struct file_names {
    VEC(char *) all;
};

static bool is_named(const struct file_names *names, const char *path) {
    struct text real = {0};
    bool found = false;
    path_append_real(&real, path);
    for (size_t i = 0; !found && i < names->all.count; i++)
        found = strcmp(names->all.at[i], real.at) == 0 ||
                path_below(names->all.at[i], real.at) != real.at;
    text_free(&real);
    return found;
}

static bool is_in_named(const struct file_names *names, const struct source_loc *loc) {
    return is_named(names, loc_file(loc)) || (loc->macro_path && is_named(names, loc->macro_path));
}

static bool touches(void *data, struct finding *finding) {
    const struct file_names *names = data;
    bool found = is_in_named(names, &finding->loc);
    for (uint32_t i = 0; !found && i < finding->note_count; i++)
        found = is_in_named(names, &finding->notes[i].loc);
    return found;
}

void narrow_to_files(struct finding_list *findings, const struct options *options) {
    struct file_names names = {0};
    for (size_t i = 0; i < options->files.count; i++) {
        struct text path = {0};
        path_append_real(&path, options->files.at[i]);
        VEC_PUSH(&names.all, path.at);
    }
    finding_list_keep(findings, touches, &names);
    for (size_t i = 0; i < names.all.count; i++)
        free(names.all.at[i]);
    VEC_FREE(&names.all);
}
