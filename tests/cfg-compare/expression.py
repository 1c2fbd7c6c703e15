"""What is known of a clang CFG element's truth: its text is an expression over [Bx.y] references."""
import re

from graph import TRUE, compare, look_up, negate, truth

REFERENCE = re.compile(r"\[(B\d+\.\d+)\]")
TOKEN = re.compile(r"\s*(\[B\d+\.\d+\]|&&|\|\||\?:|==|!=|[!?:()]|.)", re.S)
LITERAL = re.compile(r"(-?(?:0x[0-9a-fA-F]+|\d+))[uUlL]*$")
CAST = re.compile(
    r"(?:\(.*\))?\(*(\[B\d+\.\d+\])\)* \((?:ImplicitCastExpr|CStyleCastExpr), (\w+), ", re.S)
# What stands before the operand whose value is passed on: assignment, comma, statement expression.
PASSES_ON = re.compile(r"^(?:\(*\[B\d+\.\d+\]\)* = |\.\.\. , |\(\{ \.\.\. ; (?=.*\}\)$))")
SAME_TRUTH = {"NoOp", "IntegralCast", "IntegralToBoolean", "PointerToBoolean", "NullToPointer",
              "BitCast", "PointerToIntegral", "IntegralToPointer"}


class Unknown(Exception):
    """The expression is of a form that nothing is known of."""


class Parser:
    """Logical operators, ==, != and ?: over references."""

    def __init__(self, text, env):
        self.tokens, self.env, self.at = TOKEN.findall(text.strip().removesuffix(" })")), env, 0

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self):
        self.at += 1
        return self.tokens[self.at - 1]

    def whole(self):
        value = self.conditional()
        if self.peek():
            raise Unknown
        return value

    def conditional(self):
        value = self.binary("||")
        if self.peek() not in ("?", "?:"):
            return value
        short = self.take() == "?:"
        first = TRUE if short else self.conditional()
        if not short and self.take() != ":":
            raise Unknown
        second = self.conditional()
        known = truth(value)
        if known is None:
            return None
        return first if known else second

    def binary(self, operator):
        """A chain of && inside a chain of ||; an operand that decides nothing is passed over."""
        value = self.binary("&&") if operator == "||" else self.comparison()
        while self.peek() == operator:
            self.take()
            right = self.binary("&&") if operator == "||" else self.comparison()
            known = truth(value)
            if known is None:
                value = 0 if operator == "&&" and truth(right) is False else \
                    TRUE if operator == "||" and truth(right) else None
            elif known == (operator == "&&"):
                value = negate(negate(right))
            else:
                value = int(known)
        return value

    def comparison(self):
        value = self.unary()
        if self.peek() not in ("==", "!="):
            return value
        return compare(self.take(), value, self.unary())

    def unary(self):
        token = self.take() if self.peek() else ""
        if token == "!":
            return negate(self.unary())
        if token == "(":
            value = self.conditional()
            if not self.peek() or self.take() != ")":
                raise Unknown
            return value
        if REFERENCE.fullmatch(token):
            return look_up(self.env, token[1:-1])
        raise Unknown


def evaluate(text, env, element):
    """The value of TEXT in ENV; ELEMENT maps a reference to its text."""
    literal = LITERAL.fullmatch(text)
    if literal:
        return int(literal.group(1).rstrip("uUlL"), 0)
    cast = CAST.match(text)
    if cast:
        same = cast.group(2) in SAME_TRUTH
        return look_up(env, cast.group(1)[1:-1]) if same else None
    called = re.fullmatch(r"(\[B\d+\.\d+\])\((\[B\d+\.\d+\]), .*\)", text)
    if called and callee(called.group(1), element) == "__builtin_expect":
        return look_up(env, called.group(2)[1:-1])
    text = PASSES_ON.sub("", text.replace("__extension__ ", ""))
    try:
        return Parser(text, env).whole()
    except Unknown:
        return None


def operands(text, element):
    """The references whose truth may tell that of TEXT."""
    needed = set()

    class Recorder(dict):
        def get(self, name, default=None):
            needed.add(name)
            return default

    literal = LITERAL.fullmatch(text)
    evaluate(text, Recorder(), element)
    return frozenset() if literal else frozenset(needed)


def strip(text):
    """TEXT without the parentheses around it."""
    while text.startswith("(") and text.endswith(")") and balanced(text[1:-1]):
        text = text[1:-1]
    return text


def balanced(text):
    depth = 0
    for character in text:
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return False
    return depth == 0


def callee(reference, element):
    """The function's name, or "*" for a call through a pointer."""
    text, decayed = reference, False
    while True:
        text = strip(text)
        whole = REFERENCE.fullmatch(text)
        if whole:
            text = element(whole.group(1))
            cast = CAST.match(text)
            if cast:
                decayed |= cast.group(2) in ("FunctionToPointerDecay", "BuiltinFnToFnPtr")
                if cast.group(2) == "LValueToRValue":
                    return "*"
                text = cast.group(1)
        elif re.match(r"[*&]", text):
            decayed |= text.startswith("&")
            text = text[1:]
        elif re.fullmatch(r"\w+", text) and decayed:
            return text
        else:
            return "*"


def root(text, element, through_pointer=False):
    """The variable that the lvalue TEXT lies in, or "*" where a pointer leads to it. With
    THROUGH_POINTER, TEXT is a pointer: the variable that it was made from."""
    text = strip(text)
    while REFERENCE.fullmatch(text):
        text = strip(element(text[1:-1]))
    if re.fullmatch(r"[A-Za-z_]\w*", text):
        return "*" if through_pointer else text
    return pointer_root(text, element) if through_pointer else lvalue_root(text, element)


def pointer_root(text, element):
    cast = CAST.match(text)
    if cast:
        decays = cast.group(2) == "ArrayToPointerDecay"
        passes = decays or cast.group(2) in ("BitCast", "NoOp")
        return root(cast.group(1), element, not decays) if passes else "*"
    if text.startswith("&") and not text.startswith("&&"):
        return root(text[1:], element)
    sums = re.fullmatch(r"(\(*\[B\d+\.\d+\]\)*) [-+] \(*\[B\d+\.\d+\]\)*", text)
    return root(sums.group(1), element, True) if sums else "*"


def lvalue_root(text, element):
    if text.startswith("*"):
        return root(text[1:], element, True)
    for pattern, pointer in ((r"(.*)\[\(*\[B\d+\.\d+\]\)*\]", True), (r"(.*)->\w*", True),
                             (r"(.*)\.\w*", False),
                             (r"(\(*\[B\d+\.\d+\]\)*)\w+", False),  # of a nameless member
                             (r"__(?:real|imag)__ (.*)", False)):
        part = re.fullmatch(pattern, text, re.S)
        if part:
            return root(part.group(1), element, pointer)
    if re.match(r"\(.*\)\[B\d+\.\d+\]$", text):
        return ""  # a compound literal
    return "*"
