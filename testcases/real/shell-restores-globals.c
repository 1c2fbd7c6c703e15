/* A shell saves what its child spoils and sets it again afterwards. The code behind the fork is the
 * child's, or, where nothing was forked, the shell's own for what is built in. */
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

struct command {
    int is_builtin, forks, ignores_interrupts;
    char **words, *input;
};

int run_builtin(struct command *command);
void add_job(pid_t pid, struct command *command);
void wait_for_jobs(void);
_Noreturn void stop(const char *text);

static int interactive, level, redirected;
static char **words_of_child;

static void interrupted(int signal) {
    (void)signal;
    if (words_of_child)
        _exit(1);
}

static void redirect(struct command *command) {
    if (redirected)
        return;
    if (command->input) {
        int fd = open(command->input, O_RDONLY);
        if (fd >= 0)
            dup2(fd, 0);
    }
    redirected = 1;
}

static void replace(struct command *command) {
    words_of_child = command->words;
    execv(command->words[0], command->words);
    _exit(127);
}

void execute(struct command *command) {
    pid_t pid = 0;
    int forked = 0;

    if (command->is_builtin && command->forks) {
        pid = fork();
        forked = 1;
    } else if (!command->is_builtin) {
        int old_interactive = interactive, old_level = level, old_redirected = redirected;

        words_of_child = NULL;
        pid = vfork();
        if (pid < 0)
            stop("no more processes");
        forked = 1;
        if (pid) {
            interactive = old_interactive;
            level = old_level;
            redirected = old_redirected;
            words_of_child = NULL;
            add_job(pid, command);
        } else {
            level++;
            if (interactive) {
                interactive = 0;
                if (command->ignores_interrupts)
                    signal(SIGINT, SIG_IGN);
                else
                    signal(SIGINT, interrupted); // want vfork-signal-handler "installs 'interrupted'"
            }
        }
    }
    if (pid != 0) {
        wait_for_jobs();
        return;
    }
    redirect(command);
    if (command->is_builtin) {
        run_builtin(command);
        if (forked)
            exit(0);
        return;
    }
    replace(command);
}
