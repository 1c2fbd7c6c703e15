/* A table of builtins, of which any may be the one. */
#include <unistd.h>

static int counts[40];
static int run0(void) {
    return counts[0]++;
}
static int run1(void) {
    return counts[1]++;
}
static int run2(void) {
    return counts[2]++;
}
static int run3(void) {
    return counts[3]++;
}
static int run4(void) {
    return counts[4]++;
}
static int run5(void) {
    return counts[5]++;
}
static int run6(void) {
    return counts[6]++;
}
static int run7(void) {
    return counts[7]++;
}
static int run8(void) {
    return counts[8]++;
}
static int run9(void) {
    return counts[9]++;
}
static int run10(void) {
    return counts[10]++;
}
static int run11(void) {
    return counts[11]++;
}
static int run12(void) {
    return counts[12]++;
}
static int run13(void) {
    return counts[13]++;
}
static int run14(void) {
    return counts[14]++;
}
static int run15(void) {
    return counts[15]++;
}
static int run16(void) {
    return counts[16]++;
}
static int run17(void) {
    return counts[17]++;
}
static int run18(void) {
    return counts[18]++;
}
static int run19(void) {
    return counts[19]++;
}
static int run20(void) {
    return counts[20]++;
}
static int run21(void) {
    return counts[21]++;
}
static int run22(void) {
    return counts[22]++;
}
static int run23(void) {
    return counts[23]++;
}
static int run24(void) {
    return counts[24]++;
}
static int run25(void) {
    return counts[25]++;
}
static int run26(void) {
    return counts[26]++;
}
static int run27(void) {
    return counts[27]++;
}
static int run28(void) {
    return counts[28]++;
}
static int run29(void) {
    return counts[29]++;
}
static int run30(void) {
    return counts[30]++;
}
static int run31(void) {
    return counts[31]++;
}
static int run32(void) {
    return counts[32]++;
}
static int run33(void) {
    return counts[33]++;
}
static int run34(void) {
    return counts[34]++;
}
static int run35(void) {
    return counts[35]++;
}
static int run36(void) {
    return counts[36]++;
}
static int run37(void) {
    return counts[37]++;
}
static int run38(void) {
    return counts[38]++;
}
static int run39(void) {
    return counts[39]++;
}
static int (*const table[])(void) = {
    run0, run1, run2, run3, run4, run5, run6, run7, run8, run9, run10, run11, run12, run13, run14, run15, run16, run17, run18, run19, run20, run21, run22, run23, run24, run25, run26, run27, run28, run29, run30, run31, run32, run33, run34, run35, run36, run37, run38, run39,
};

int start(unsigned which) {
    if (vfork() == 0) {
        table[which % 40](); // want vfork-memory-write "writes the static variable 'counts"
        _exit(0);
    }
    return counts[which % 40];
}
