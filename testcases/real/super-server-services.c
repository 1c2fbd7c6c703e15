/* A super server answers for some services itself, others are programs started with vfork. The
 * member that decides does not change on the way. */
#include <unistd.h>

struct service {
    struct service *next;
    int is_builtin, max, count;
    char **command;
};

void answer(const struct service *service);
int wait_for_input(struct service *services);

void serve(struct service *services) {
    struct service *s;
    int ready = wait_for_input(services);

    for (s = services; ready && s; s = s->next) {
        pid_t pid = 0;
        if (!s->is_builtin) {
            if (s->max && ++s->count > s->max)
                s->count = 0;
            pid = vfork();
            if (pid < 0)
                continue;
            if (pid == 0)
                pid--;
        }
        if (pid > 0)
            continue;
        if (s->is_builtin) {
            answer(s);
            continue;
        }
        execv(s->command[0], s->command);
        _exit(127);
    }
}
