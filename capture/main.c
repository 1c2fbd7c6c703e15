/* The capture worker: reads requests, parses, answers with the unit's facts. */
#include "protocol.h"

#include "ir/wire.h"
#include "lower/lower.h"

#include <malloc.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

enum { REQUESTS = STDIN_FILENO, REPLIES = STDOUT_FILENO };

static void answer_crash(const char *reason) {
    capture_write_reply(REPLIES, CAPTURE_FATAL, reason, strlen(reason));
    _exit(2);
}

/* The file parsed last stays: whoever misses bodies in the answer asks again. */
struct server {
    struct capture_request request; /* that PARSED answers */
    struct parsed *parsed;          /* NULL: none yet */
    int status;
};

static bool same_strings(const char *const *a, const char *const *b, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(a[i], b[i]) != 0)
            return false;
    return true;
}

static bool is_same_file(const struct capture_request *a, const struct capture_request *b) {
    return strcmp(a->path, b->path) == 0 && a->arg_count == b->arg_count &&
           same_strings(a->args, b->args, a->arg_count);
}

static void parse_new(struct server *server, const struct capture_request *request) {
    parsed_free(server->parsed);
    capture_request_free(&server->request);
    server->request = *request;
    server->parsed = parse_file(request->path, request->args, request->arg_count);
}

static bool answer(const struct server *server, const struct capture_request *request) {
    struct ir_unit *unit = lower_parsed(server->parsed, request->roots, request->root_count);
    struct text bytes = {0};
    ir_encode(unit, &bytes);
    bool written = capture_write_reply(REPLIES, CAPTURE_OK, bytes.at, bytes.length);
    text_free(&bytes);
    ir_unit_free(unit);
    return written;
}

/* Ends with the process: nothing is freed. */
static void serve(void *data) {
    struct server *server = data;
    struct capture_request request;
    enum capture_read result;
    bool written = true;
    while (written && (result = capture_read_request(REQUESTS, &request)) == CAPTURE_READ_OK) {
        bool is_known = server->parsed && is_same_file(&server->request, &request);
        if (!is_known)
            parse_new(server, &request);
        written = answer(server, &request);
        if (is_known)
            capture_request_free(&request);
    }
    server->status = written && result == CAPTURE_READ_END ? 0 : 2;
}

/* One parse takes tens of megabytes and page faults are a tenth of its time: keep freed memory, ask
 * for huge pages, and have the kernel map at once what even a small file needs. */
static void prepare_heap(void) {
    static const size_t prefault = (size_t)8 << 20;
    mallopt(M_MMAP_THRESHOLD, 32 << 20); /* the most that glibc takes */
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    mallopt(M_TOP_PAD, 512 << 20); /* of addresses: what is not touched costs nothing */
    mallopt(M_ARENA_MAX, 1);
    char *block = malloc(prefault);
    if (block) {
        char *page = block + (4096 - (uintptr_t)block % 4096), *end = sbrk(0);
        if (end > page)
            madvise(page, (size_t)(end - page), MADV_HUGEPAGE);
        madvise(page, prefault - 8192, MADV_POPULATE_WRITE);
    }
    free(block);
}

/* The parse of a large file would go on for nobody. */
static void end_with_parent(void) {
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
}

int main(void) {
    struct server server = {.status = 2};
    setenv("LIBCLANG_NOTHREADS", "1", 1);
    setenv("LIBCLANG_DISABLE_CRASH_RECOVERY", "1", 1);
    signal(SIGPIPE, SIG_IGN);
    end_with_parent();
    prepare_heap();
    if (!run_on_big_stack(serve, &server, answer_crash))
        answer_crash("no memory for the parser's stack");
    _exit(server.status); /* libclang's own cleaning up takes time and helps nobody */
}
