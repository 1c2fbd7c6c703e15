#include "foreign.h"

#include "jobs.h"

static void add_message(struct ir_unit *unit, const char *text) {
    unit->messages = ARENA_NEW(unit->arena, struct ir_message);
    unit->messages[0] = (struct ir_message){.text = intern(unit->strings, text)};
    unit->message_count = 1;
}

void capture_foreign(struct capture_job *job, struct scan_cache *cache) {
    struct ir_unit *unit = ir_unit_new();
    unit->main_file = intern(unit->strings, job->path);
    unit->target = "";
    unit->is_foreign = true;
    if (scan_file(job->parsed_path, job->args, job->arg_count, cache) == SCAN_MAYBE)
        add_message(unit, "may make a vfork child, but is C++, which is not supported; left out");
    job->unit = unit;
    job_name_objects(job);
}
