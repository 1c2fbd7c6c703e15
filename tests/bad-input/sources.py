"""Programs that are huge, or nested as no one writes them. Each has a child that calls exit."""

HEAD = "#include <stdlib.h>\n#include <unistd.h>\nint g;\nint f(int);\n"
DEEP = 10_000


def child(body, before=""):
    """A function whose child runs BODY and then exit, behind the declarations BEFORE."""
    return (f"{HEAD}{before}\nint start(int x)\n{{\n    if (vfork() == 0) {{\n{body}\n"
            "        exit(1);\n    }\n    return g;\n}\n")


def helpers(count):
    """COUNT static helpers, each of which calls the next one twice; the last one is h<count>."""
    declared = "".join(f"static void h{i}(int x);\n" for i in range(count + 1))
    bodies = "".join(f"static void h{i}(int x) {{ if (x) h{i + 1}(x); else h{i + 1}(x + 1); }}\n"
                     for i in range(count))
    return declared + bodies + f"static void h{count}(int x) {{ f(x); }}\n"


def chain(count):
    """COUNT static helpers, each of which calls the next one."""
    declared = "".join(f"static void h{i}(int x);\n" for i in range(count + 1))
    bodies = "".join(f"static void h{i}(int x) {{ h{i + 1}(x); }}\n" for i in range(count))
    return declared + bodies + f"static void h{count}(int x) {{ f(x); }}\n"


def crlf(source):
    return source.replace("\n", "\r\n")


# Whatever the nesting, the child's exit is found.
NESTED = {
    "parentheses": child("g = " + "(" * DEEP + "x" + ")" * DEEP + ";"),
    "braces": child("{" * DEEP + " g = x; " + "}" * DEEP),
    "else-if": child("".join(f"if (x == {i}) f({i}); else\n" for i in range(DEEP)) + "f(0);"),
    "if": child("if (x) " * DEEP + "f(x);"),
    "do-while": child("do { " * DEEP + "f(x); " + "} while (f(1));" * DEEP),
    "switch": child("switch (x) { case 1: " * DEEP + "f(x); " + "}" * DEEP),
    "loops": child("for (; f(x);) { " * 1000 + "f(x); " + "}" * 1000),
    "calls": child("g = " + "f(" * DEEP + "x" + ")" * DEEP + ";"),
    "conditions": child("g = " + "".join(f"x ? {i} : " for i in range(DEEP)) + "1;"),
    "not": child("g = " + "!" * DEEP + "x;"),
    "dereferences": child("g = " + "*&" * DEEP + "x;"),
    "casts": child("g = " + "(int)" * DEEP + "x;"),
    "statement-expressions": child("g = " + "({ " * DEEP + "x;" + " });" * DEEP),
    "pointers": child("g = !pointer;", "int " + "*" * DEEP + "pointer;"),
    "initialiser": child("g = x;", "int nested = " + "{" * DEEP + "1" + "}" * DEEP + ";"),
    "terms": child("g = " + " + ".join("x" * 50_000) + ";"),
    "and": child("if (" + " && ".join("x" * 50_000) + ") f(x);"),
    "or": child("if (" + " || ".join("x" * 50_000) + ") f(x);"),
    "call-chain": child("h0(x);", chain(2000)),
    "call-diamonds": child("h0(x);", helpers(40)),
    "gotos": child("".join(f"l{i}: if (f({i})) goto l{i * 7919 % 1000};\n" for i in range(1000))),
    "many-lines": child("f(x);") + "".join(f"int v{i};\n" for i in range(200_000)),
    "long-line": child("f(x); /* " + "y" * 10_000_000 + " */"),
    "long-name": child(f"v{'a' * 100_000} = x;", f"int v{'a' * 100_000};"),
    "long-function": child("".join(f"f({i});\n" for i in range(10_000))),
}

# The same for unusual bytes.
BYTES = {
    "crlf": crlf(child("f(x);")).encode(),
    "bom": b"\xef\xbb\xbf" + child("f(x);").encode(),
    "latin-1": child("f(x); /* \u00e4\u00f6\u00fc */").encode("latin-1"),
    "no-last-newline": child("f(x);").rstrip().encode(),
}
