#ifdef __cplusplus
extern "C" {
#endif

void note_failure(void);
void give_up(int status);
int work(void);

#ifdef __cplusplus
}
#endif
