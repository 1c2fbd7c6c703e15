#include "base/site_words.h"

#include <string.h>

const char *const site_words[SITE_WORDS] = {
    "vfork",         "__vfork",          "__vfork14",  "__libc_vfork", "vforkx",       "rfork",
    "pdrfork",       "rfork_thread",     "clone",      "__clone",      "__clone2",     "clone3",
    "__clone3",      "__clone_internal", "syscall",    "__syscall",    "SYS_vfork",    "__NR_vfork",
    "SYS___vfork14", "SYS_clone",        "__NR_clone", "SYS_clone2",   "__NR_clone2",  "SYS_clone3",
    "__NR_clone3",   "SYS___clone",      "SYS_rfork",  "SYS_pdrfork",  "SYS_vforksys",
};

const char *const site_annotations[SITE_ANNOTATIONS] = {
    CLAIM_ANNOTATION,
    CLAIM_ANNOTATION "child",
    CLAIM_ANNOTATION "child-only",
    CLAIM_ANNOTATION "vfork-like",
};

bool is_site_word(const char *word) {
    for (int i = 0; i < SITE_WORDS; i++)
        if (strcmp(word, site_words[i]) == 0)
            return true;
    return false;
}
