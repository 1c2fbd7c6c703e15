#include "models.h"

#include "config.h"
#include "place.h"
#include "printable.h"

#include <string.h>

static const char *const endings[] = {
    [ENDING_EXEC] = "replaces the program: ends a vfork child as it should, or returns -1",
    [ENDING_NO_HANDLERS] = "ends the process and runs nothing: ends a vfork child as it should",
    [ENDING_ABORT] = "ends the process by SIGABRT, without atexit handlers",
    [ENDING_EXIT] = "ends the process by exit(3): runs atexit handlers and flushes stdio",
    [ENDING_EXIT_IF_FIRST] = "calls exit(3) when its first argument is not 0",
    [ENDING_EXIT_ON_FAILURE] = "calls exit(3) when it fails",
    [ENDING_QUICK_EXIT] = "ends the process and runs at_quick_exit handlers",
    [ENDING_THREAD_EXIT] = "ends the thread: runs clean-up handlers, and exit(3) in the last one",
    [ENDING_LEAVES_FRAME] = "leaves the function that calls it, for another frame of the stack",
};

static const char *const spawnings[] = {
    [SPAWNING_VFORK] = "makes a vfork child",
    [SPAWNING_FORK] = "makes a process with a copy of the memory, and runs atfork handlers",
    [SPAWNING_FORK_PLAIN] = "makes a process with a copy of the memory, without atfork handlers",
    [SPAWNING_CLONE] = "makes a process or thread that runs a function, as its flags say",
    [SPAWNING_CLONE3] = "makes a process or thread, as its flags say",
    [SPAWNING_RFORK] = "makes a process, as its flags say",
    [SPAWNING_RFORK_THREAD] = "makes a process that runs a function, as its flags say",
    [SPAWNING_PDRFORK] = "makes a process and a descriptor of it, as its flags say",
    [SPAWNING_SYSCALL] = "makes the system call of its first argument",
};

static const char *const waits[] = {
    [BLOCKING_SLEEP] = "may wait for time, a signal or an event",
    [BLOCKING_WAIT] = "may wait for a process",
    [BLOCKING_READ] = "may wait for data",
    [BLOCKING_LOCK] = "may wait for a lock",
};

static void line(struct text *out, const char *what) {
    if (what)
        text_printf(out, "    %s\n", what);
}

static void arguments(struct text *out, const char *what, uint32_t bits) {
    enum { VARIADIC = 31 };
    if (!bits)
        return;
    text_printf(out, "    %s argument", what);
    for (unsigned i = 0; i < VARIADIC; i++)
        if (bits >> i & 1)
            text_printf(out, " %u", i + 1);
    text_puts(out, bits >> VARIADIC & 1 ? " (and all variadic ones)\n" : "\n");
}

struct trait {
    bool holds;
    const char *text;
};

static void describe(struct text *out, const struct function_model *model) {
    const struct trait traits[] = {
        {model->ending == ENDING_NONE && model->never_returns, "never returns"},
        {model->set_id, "changes user or group ids"},
        {model->allocates, "returns new memory"},
        {model->allocates_into, "leaves new memory behind its first argument"},
        {model->reads_environ, "reads the environment"},
        {model->writes_environ, "changes the environment"},
        {model->writes_by_request, "by argument 2, may write what argument 3 points to"},
        {model->pure, "works on its arguments only"},
        {model->blocks_signals, "can block signals"},
        {model->makes_threads, "makes a thread"},
        {model->registers_atfork, "registers atfork handlers"},
        {model->handler_argument >= 0, "installs a signal handler"},
        {model->ending == ENDING_EXEC && model->remark_only, "is on no async-signal-safe list"},
    };
    line(out, endings[model->ending]);
    line(out, spawnings[model->spawning]);
    line(out, waits[model->blocking]);
    for (size_t i = 0; i < sizeof traits / sizeof *traits; i++)
        if (traits[i].holds)
            line(out, traits[i].text);
    arguments(out, "writes what it is given by", model->writes);
    arguments(out, "writes through the pointers in", model->writes_beyond);
    arguments(out, "calls", model->calls_back);
    arguments(out, "keeps and calls later", model->keeps);
}

static bool same_verdict(const struct function_model *a, const struct function_model *b) {
    return a->safety == b->safety && !strcmp(a->reason, b->reason) &&
           !strcmp(a->source, b->source) && a->hits_parent == b->hits_parent &&
           a->copies_memory == b->copies_memory && a->signals_threads == b->signals_threads;
}

static void verdict(struct text *out, const struct function_model *model) {
    static const char *const words[] = {
        [SAFETY_UNKNOWN] = "no source says whether it is async-signal-safe",
        [SAFETY_SAFE] = "safe",
        [SAFETY_UNSAFE] = "unsafe",
    };
    text_printf(out, "        %s", words[model->safety]);
    if (model->reason[0])
        text_printf(out, ": %s", model->reason);
    text_puts(out, "\n");
    if (model->source[0])
        text_printf(out, "        from %s\n", model->source);
    if (model->hits_parent)
        text_puts(out, "        in a vfork child it acts on the parent\n");
    if (model->copies_memory)
        text_puts(out, "        under this name its child gets a copy of the memory\n");
    if (model->signals_threads)
        text_puts(out, "        it signals all threads of the parent\n");
}

/* The verdict of PLATFORM, with all later platforms that share it. */
static void group(struct text *out, const char *name, enum platform platform,
                  bool told[PLATFORMS]) {
    struct function_model model, other;
    if (told[platform] || !function_model(platform, name, &model))
        return;
    text_printf(out, "    %s", platform_facts(platform)->name);
    for (int i = platform + 1; i < PLATFORMS; i++) {
        if (function_model((enum platform)i, name, &other) && same_verdict(&model, &other)) {
            text_printf(out, ", %s", platform_facts((enum platform)i)->name);
            told[i] = true;
        }
    }
    text_puts(out, "\n");
    verdict(out, &model);
}

static void show_claim(struct text *out, const struct claim *claim, bool is_known) {
    const char *separator = "";
    text_puts(out, "    by ");
    print_loc(out, claim->file, claim->line, claim->column);
    for (int i = 0; i < CLAIM_KINDS; i++) {
        if (!(claim->kinds >> i & 1))
            continue;
        text_printf(out, "%s%s", separator, claim_words[i]);
        separator = ", ";
    }
    if (claim->reason && *claim->reason) {
        text_puts(out, ": ");
        print_safely(out, claim->reason);
    }
    text_puts(out, "\n");
    if (is_known)
        text_puts(out, "    which counts more than what is known besides:\n");
}

static void show_known(struct text *out, const char *name, const struct claim *claim) {
    const char *canonical = function_canonical_name(name);
    bool told[PLATFORMS] = {false};
    struct function_model model;
    int first = 0;
    while (first < PLATFORMS && !function_model((enum platform)first, name, &model))
        first++;
    text_puts(out, name);
    if (strcmp(name, canonical))
        text_printf(out, " (stands for %s)", canonical);
    text_puts(out, first < PLATFORMS || claim ? "\n" : ": nothing is known of it\n");
    if (claim)
        show_claim(out, claim, first < PLATFORMS);
    if (first < PLATFORMS)
        describe(out, &model);
    for (int i = first; i < PLATFORMS; i++)
        group(out, name, (enum platform)i, told);
}

/* The configuration file for the first of the files that were named, else for this directory. */
static const struct config_file *file_in_force(struct config *config,
                                               const struct options *options) {
    return options->files.count ? config_file_of(config, options->files.at[0])
                                : config_file_here(config);
}

void show_models(struct text *out, const struct options *options, struct problems *problems) {
    struct config *config = config_new(options, problems);
    const char *name = options->modelled;
    show_known(out, name, config_model(file_in_force(config, options), name));
    config_free(config);
}
