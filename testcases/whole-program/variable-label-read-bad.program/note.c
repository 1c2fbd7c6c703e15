/* One variable to the linker. */
extern int tries __asm__("attempts");
int tries = 0;
void note_attempt(void);

void note_attempt(void) {
    tries++; // want vfork-memory-write "'tries', which the parent reads"
}
