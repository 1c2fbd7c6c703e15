/* Another variable to the linker than that which the parent reads. */
extern int attempts __asm__("own_attempts");
int attempts = 0;
void note_attempt(void);

void note_attempt(void) {
    attempts++;
}
