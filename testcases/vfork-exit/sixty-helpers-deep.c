/* Helpers are entered to any depth. */
#include <stdlib.h>
#include <unistd.h>

static void step0(void) {
    exit(1); // want vfork-exit "calls 'exit'"
}
static void step1(void) {
    step0();
}
static void step2(void) {
    step1();
}
static void step3(void) {
    step2();
}
static void step4(void) {
    step3();
}
static void step5(void) {
    step4();
}
static void step6(void) {
    step5();
}
static void step7(void) {
    step6();
}
static void step8(void) {
    step7();
}
static void step9(void) {
    step8();
}
static void step10(void) {
    step9();
}
static void step11(void) {
    step10();
}
static void step12(void) {
    step11();
}
static void step13(void) {
    step12();
}
static void step14(void) {
    step13();
}
static void step15(void) {
    step14();
}
static void step16(void) {
    step15();
}
static void step17(void) {
    step16();
}
static void step18(void) {
    step17();
}
static void step19(void) {
    step18();
}
static void step20(void) {
    step19();
}
static void step21(void) {
    step20();
}
static void step22(void) {
    step21();
}
static void step23(void) {
    step22();
}
static void step24(void) {
    step23();
}
static void step25(void) {
    step24();
}
static void step26(void) {
    step25();
}
static void step27(void) {
    step26();
}
static void step28(void) {
    step27();
}
static void step29(void) {
    step28();
}
static void step30(void) {
    step29();
}
static void step31(void) {
    step30();
}
static void step32(void) {
    step31();
}
static void step33(void) {
    step32();
}
static void step34(void) {
    step33();
}
static void step35(void) {
    step34();
}
static void step36(void) {
    step35();
}
static void step37(void) {
    step36();
}
static void step38(void) {
    step37();
}
static void step39(void) {
    step38();
}
static void step40(void) {
    step39();
}
static void step41(void) {
    step40();
}
static void step42(void) {
    step41();
}
static void step43(void) {
    step42();
}
static void step44(void) {
    step43();
}
static void step45(void) {
    step44();
}
static void step46(void) {
    step45();
}
static void step47(void) {
    step46();
}
static void step48(void) {
    step47();
}
static void step49(void) {
    step48();
}
static void step50(void) {
    step49();
}
static void step51(void) {
    step50();
}
static void step52(void) {
    step51();
}
static void step53(void) {
    step52();
}
static void step54(void) {
    step53();
}
static void step55(void) {
    step54();
}
static void step56(void) {
    step55();
}
static void step57(void) {
    step56();
}
static void step58(void) {
    step57();
}
static void step59(void) {
    step58();
}
static void step60(void) {
    step59();
}

void start(void) {
    if (vfork() == 0)
        step60();
}
