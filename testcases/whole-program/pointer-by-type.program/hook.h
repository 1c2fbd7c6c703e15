typedef void failure_hook(int status);

extern failure_hook *on_failure;

void load_hook(const char *plugin);
