#include "config_dump.h"

#include "place.h"
#include "printable.h"

#include <ctype.h>
#include <string.h>

static const char *yes_or_no(bool is_yes) {
    return is_yes ? "true" : "false";
}

/* Between double quotes everything can be written. */
static void print_quoted(struct text *out, const char *string) {
    text_puts(out, "\"");
    for (; *string; string++) {
        if (strchr("\"\\", *string))
            text_puts(out, "\\");
        text_add(out, string, 1);
    }
    text_puts(out, "\"");
}

static void print_key(struct text *out, const char *name) {
    bool is_plain = isalpha((unsigned char)*name) || *name == '_';
    for (const char *at = name; *at; at++)
        is_plain &= isalnum((unsigned char)*at) || *at == '_';
    if (is_plain)
        text_puts(out, name);
    else
        print_quoted(out, name);
}

static void dump_sources(struct text *out, const struct config_file *file, const char *path) {
    text_puts(out, "# For ");
    print_safely(out, path);
    text_puts(out, file ? ", from" : ": there is no configuration file");
    for (; file; file = file->parent) {
        text_puts(out, " ");
        print_safely(out, file->path);
        text_puts(out, file->parent ? " which inherits" : "");
    }
    text_puts(out, "\n");
}

static bool is_strict(const struct config_file *file, const struct options *options) {
    while (file && file->strict == GIVEN_NOT)
        file = file->parent;
    return options->strict || (file && file->strict == GIVEN_YES);
}

static void dump_platforms(struct text *out, const struct config_file *file,
                           const struct options *options) {
    while (file && !file->has_platforms)
        file = file->parent;
    if (!options->has_platform && !file) {
        text_puts(out, "platforms: []  # the target's\n");
        return;
    }
    const bool *chosen = options->has_platform ? options->platforms : file->platforms;
    const char *separator = "";
    text_puts(out, "platforms: [");
    for (int i = 0; i < PLATFORMS; i++) {
        if (!chosen[i])
            continue;
        text_printf(out, "%s%s", separator, platform_facts((enum platform)i)->name);
        separator = ", ";
    }
    text_puts(out, "]\n");
}

/* What a configuration would say of RULE to have LEVELS. */
static enum setting setting_of(const struct levels *levels, enum rule rule) {
    static const enum setting as_setting[] = {SETTING_OFF, SETTING_REMARK, SETTING_WARNING,
                                              SETTING_ERROR};
    struct finding finding = {.rule = rule, .level = rule_default_level(rule)};
    bool is_set = levels->settings[rule] >= SETTING_REMARK ||
                  levels->as_error[rule] == CHOICE_YES || !levels_enabled(levels, rule);
    return is_set ? as_setting[levels_of(levels, &finding)] : SETTING_DEFAULT;
}

static void dump_rules(struct text *out, const struct levels *levels) {
    static const char *const shown[] = {"not reported", "remark", "warning", "error"};
    text_puts(out, "rules:\n");
    for (int i = 0; i < RULES; i++) {
        enum rule rule = (enum rule)i;
        enum setting setting = setting_of(levels, rule);
        struct finding finding = {.rule = rule, .level = rule_default_level(rule)};
        text_printf(out, "  %s: %s", rule_id(rule), setting_words[setting]);
        if (setting == SETTING_DEFAULT)
            text_printf(out, "  # %s", shown[levels_of(levels, &finding)]);
        text_puts(out, "\n");
    }
}

static void dump_kinds(struct text *out, unsigned kinds) {
    const char *separator = "";
    text_puts(out, "[");
    for (int i = 0; i < CLAIM_KINDS; i++) {
        if (!(kinds >> i & 1))
            continue;
        text_printf(out, "%s%s", separator, claim_words[i]);
        separator = ", ";
    }
    text_puts(out, "]");
}

static void dump_model(struct text *out, const struct claim *claim) {
    text_puts(out, "  ");
    print_key(out, claim->name);
    text_puts(out, ": {is: ");
    dump_kinds(out, claim->kinds);
    if (claim->reason) {
        text_puts(out, ", reason: ");
        print_quoted(out, claim->reason);
    }
    text_puts(out, "}  # ");
    print_safely(out, claim->file);
    text_printf(out, ":%u:%u\n", claim->line, claim->column);
}

static void dump_models(struct text *out, const struct config_file *nearest) {
    size_t start = out->length;
    for (const struct config_file *file = nearest; file; file = file->parent)
        for (size_t i = 0; i < file->models.count; i++) {
            const struct claim *claim = &file->models.at[i];
            if (config_model(nearest, claim->name) != claim)
                continue;
            text_puts(out, out->length == start ? "models:\n" : "");
            dump_model(out, claim);
        }
}

static void dump_for(struct text *out, struct config *config, const struct options *options,
                     const char *path) {
    const struct config_file *file = config_file_of(config, path);
    const struct settings *settings = config_settings(config, path);
    dump_sources(out, file, path);
    text_printf(out, "strict: %s\n", yes_or_no(is_strict(file, options)));
    text_printf(out, "require-reason: %s\n", yes_or_no(settings->require_reason));
    dump_platforms(out, file, options);
    dump_rules(out, &settings->levels);
    dump_models(out, file);
}

void dump_config(struct text *out, const struct options *options, struct problems *problems) {
    struct config *config = config_new(options, problems);
    for (size_t i = 0; i < options->files.count; i++) {
        text_puts(out, i ? "---\n" : "");
        dump_for(out, config, options, options->files.at[i]);
    }
    config_free(config);
}
