/* What the loop left in the first element is not known, but it is the same at both looks. */
#include <stdlib.h>
#include <unistd.h>

const char *next_word(void);
int list_files(const char **words);

pid_t start(int count) {
    const char *words[16];

    for (int i = 0; i < count && i < 16; i++)
        words[i] = next_word();
    pid_t pid = words[0] == NULL ? fork() : vfork();
    if (pid == 0) {
        if (words[0] == NULL)
            exit(list_files(words));
        execl(words[0], words[0], (char *)NULL);
        _exit(127);
    }
    return pid;
}
