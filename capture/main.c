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

enum { REQUESTS = STDIN_FILENO, REPLIES = STDOUT_FILENO };

static void answer_crash(const char *reason) {
    capture_write_reply(REPLIES, CAPTURE_FATAL, reason, strlen(reason));
    _exit(2);
}

static bool answer(const struct capture_request *request) {
    struct ir_unit *unit = lower_file(request->path, request->args, request->arg_count);
    struct text bytes = {0};
    ir_encode(unit, &bytes);
    bool written = capture_write_reply(REPLIES, CAPTURE_OK, bytes.at, bytes.length);
    text_free(&bytes);
    ir_unit_free(unit);
    return written;
}

static void serve(void *status) {
    struct capture_request request;
    enum capture_read result;
    bool written = true;
    while (written && (result = capture_read_request(REQUESTS, &request)) == CAPTURE_READ_OK) {
        written = answer(&request);
        capture_request_free(&request);
    }
    *(int *)status = written && result == CAPTURE_READ_END ? 0 : 2;
}

/* One parse takes tens of megabytes and page faults are a tenth of its time: keep freed memory, and
 * have the kernel map the first part at once. */
static void prepare_heap(void) {
    static const size_t prefault = (size_t)24 * 1024 * 1024;
    mallopt(M_MMAP_THRESHOLD, 32 << 20); /* the most that glibc takes */
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    mallopt(M_TOP_PAD, 64 << 20);
    mallopt(M_ARENA_MAX, 1);
    void *block = malloc(prefault);
    if (block) {
        uintptr_t page = ((uintptr_t)block + 4095) & ~(uintptr_t)4095;
        madvise((void *)page, prefault - 8192, MADV_HUGEPAGE);
        madvise((void *)page, prefault - 8192, MADV_POPULATE_WRITE);
    }
    free(block);
}

int main(void) {
    int status = 2;
    setenv("LIBCLANG_NOTHREADS", "1", 1);
    setenv("LIBCLANG_DISABLE_CRASH_RECOVERY", "1", 1);
    signal(SIGPIPE, SIG_IGN);
    prepare_heap();
    if (!run_on_big_stack(serve, &status, answer_crash))
        answer_crash("no memory for the parser's stack");
    _exit(status); /* libclang's own cleaning up takes time and helps nobody */
}
