#include "installed.h"

#include "base/memory.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>

char *installed_file(const char *relative, int mode) {
    char *self = realpath("/proc/self/exe", NULL);
    if (!self) /* as in a chroot without /proc */
        self = realpath((const char *)getauxval(AT_EXECFN), NULL);
    char *slash = self ? strrchr(self, '/') : NULL;
    char *found = NULL;
    if (slash) {
        struct text path = {0};
        text_printf(&path, "%.*s/%s", (int)(slash - self), self, relative);
        if (access(path.at, mode) == 0)
            found = mem_strdup(path.at);
        text_free(&path);
    }
    free(self);
    return found;
}
