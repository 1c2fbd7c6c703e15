#include "hook.h"

#include <dlfcn.h>

failure_hook *on_failure;

void load_hook(const char *plugin) {
    void *handle = dlopen(plugin, RTLD_NOW);

    if (handle)
        on_failure = (failure_hook *)dlsym(handle, "on_failure");
}
