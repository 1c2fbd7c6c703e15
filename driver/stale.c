#include "stale.h"

#include <string.h>

/* What PATH held when it was captured; 0 if that is not known. */
static uint64_t captured_hash(const struct facts *facts, size_t count, const char *path) {
    for (size_t i = 0; i < count; i++)
        for (uint32_t j = 0; j < facts[i].unit->file_count; j++)
            if (strcmp(facts[i].unit->files[j].path, path) == 0)
                return facts[i].hashes[j];
    return 0;
}

void tell_stale_files(const struct finding_list *findings, const struct facts *facts, size_t count,
                      const struct problems *problems) {
    struct file_hashes *hashes = file_hashes_new();
    const char *last = "";
    for (size_t i = 0; count && i < findings->all.count; i++) {
        const char *path = loc_file(&findings->all.at[i].loc);
        if (strcmp(path, last) == 0)
            continue;
        last = path; /* findings are in order of their files */
        uint64_t then = captured_hash(facts, count, path), now = file_hash(hashes, path);
        if (now == 0)
            warn(problems, path, "can't be read; its lines are not shown");
        else if (then != 0 && then != now)
            warn(problems, path,
                 "has changed since its facts were captured; the lines shown may be others");
    }
    file_hashes_free(hashes);
}
