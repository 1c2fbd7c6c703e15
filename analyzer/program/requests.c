#include "program/requests.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* Requests of Linux that are older than the encoding and get something: the numbers of all
 * architectures but those below (Linux 6.1). */
static const uint16_t plain_gets[] = {
    /* <linux/hdreg.h>, <linux/fs.h> */
    0x0301, /* HDIO_GETGEO */
    0x125e, /* BLKROGET */
    0x1260, /* BLKGETSIZE */
    0x1263, /* BLKRAGET */
    0x1265, /* BLKFRAGET */
    0x1267, /* BLKSECTGET */
    0x1268, /* BLKSSZGET */
    0x1278, /* BLKIOMIN */
    0x1279, /* BLKIOOPT */
    0x127a, /* BLKALIGNOFF */
    0x127b, /* BLKPBSZGET */
    0x127c, /* BLKDISCARDZEROES */
    0x127e, /* BLKROTATIONAL */
    /* <linux/kd.h> */
    0x4b31, /* KDGETLED */
    0x4b33, /* KDGKBTYPE */
    0x4b3b, /* KDGETMODE */
    0x4b44, /* KDGKBMODE */
    0x4b62, /* KDGKBMETA */
    0x4b64, /* KDGKBLED */
    /* <asm-generic/ioctls.h> */
    0x5401, /* TCGETS */
    0x5405, /* TCGETA */
    0x540f, /* TIOCGPGRP */
    0x5411, /* TIOCOUTQ */
    0x5413, /* TIOCGWINSZ */
    0x5415, /* TIOCMGET */
    0x5419, /* TIOCGSOFTCAR */
    0x541b, /* FIONREAD */
    0x541e, /* TIOCGSERIAL */
    0x5424, /* TIOCGETD */
    0x5429, /* TIOCGSID */
    0x542e, /* TIOCGRS485 */
    0x5432, /* TCGETX */
    0x5456, /* TIOCGLCKTRMIOS */
    0x5459, /* TIOCSERGETLSR */
    0x545d, /* TIOCGICOUNT */
    0x5460, /* FIOQSIZE */
    /* <linux/vt.h> */
    0x5600, /* VT_OPENQRY */
    0x5601, /* VT_GETMODE */
    0x5603, /* VT_GETSTATE */
    /* <asm-generic/sockios.h>, <linux/sockios.h> */
    0x8903, /* FIOGETOWN */
    0x8904, /* SIOCGPGRP */
    0x8905, /* SIOCATMARK */
    0x8910, /* SIOCGIFNAME */
    0x8912, /* SIOCGIFCONF */
    0x8913, /* SIOCGIFFLAGS */
    0x8915, /* SIOCGIFADDR */
    0x8917, /* SIOCGIFDSTADDR */
    0x8919, /* SIOCGIFBRDADDR */
    0x891b, /* SIOCGIFNETMASK */
    0x891d, /* SIOCGIFMETRIC */
    0x8921, /* SIOCGIFMTU */
    0x8927, /* SIOCGIFHWADDR */
    0x8933, /* SIOCGIFINDEX */
    0x8942, /* SIOCGIFTXQLEN */
    0x8946, /* SIOCETHTOOL */
    0x8970, /* SIOCGIFMAP */
};

/* Linux <uapi/asm/ioctl.h> of these: three bits of direction, and terminals whose requests are
 * encoded, too. */
static const char *const odd_architectures[] = {"alpha", "mips", "powerpc", "sparc"};

static bool has_odd_encoding(const char *target) {
    for (size_t i = 0; i < sizeof odd_architectures / sizeof *odd_architectures; i++)
        if (strncmp(target, odd_architectures[i], strlen(odd_architectures[i])) == 0)
            return true;
    return false;
}

static bool is_plain_get(uint32_t request) {
    for (size_t i = 0; i < sizeof plain_gets / sizeof *plain_gets; i++)
        if (plain_gets[i] == request)
            return true;
    return false;
}

/* The two bits of direction that others use stand for in and out the other way round on Linux:
 * <asm-generic/ioctl.h>, and <sys/ioccom.h> of BSD, macOS and illumos. */
enum request_access request_access(const char *target, int64_t request) {
    const uint32_t high = UINT32_C(1) << 31, low = UINT32_C(1) << 30;
    uint32_t number = (uint32_t)request; /* an int on some systems, so negative ones are meant */
    bool is_plain_linux = strstr(target, "linux") && !has_odd_encoding(target);
    uint32_t gets = is_plain_linux ? high : low, sets = is_plain_linux ? low : high;
    if (number & gets)
        return number & sets ? REQUEST_UPDATES : REQUEST_FILLS;
    return is_plain_linux && is_plain_get(number) ? REQUEST_FILLS : REQUEST_READS;
}
