/* Compiles the tables of rules/functions into one C table.
 *
 *     generate OUT.c FILE.tsv...
 *
 * The first cell of a file's first line says what the file holds:
 *   function   a layer of facts about functions, named as the file: "glibc-manual.tsv"
 *   alias      other spellings of functions
 *   platform   the platforms, each with its layers in order of priority; the layers of the row "*"
 *              come last on every platform; or, by its other columns, what vfork does there
 * A verdict (safety, reason, source) is taken from the first layer that has one, and so is each
 * other cell; traits add up. Every mistake is reported as file:line and makes the status 1. */
#include "knowledge.h"

int main(int count, char **arguments) {
    struct knowledge know = {.common = {.name = NULL}};
    if (count < 3) {
        fputs("usage: generate OUT.c FILE.tsv...\n", stderr);
        return 2;
    }
    for (int i = 2; i < count; i++) {
        read_table(&know, arguments[i]);
    }
    if (!know.common.name || !know.platform_count || !know.row_count || !know.alias_count ||
        !know.semantics_count) {
        fputs(
            "generate: error: the tables lack functions, aliases, platforms, semantics or the row "
            "'*'\n",
            stderr);
        return 1;
    }
    check_knowledge(&know);
    if (know.mistakes) {
        return 1;
    }
    return write_table(&know, arguments[1]) ? 0 : 1;
}
