"""Reads the text of vforklint --dump=cfg."""
import re
import subprocess

from clang_cfg import IGNORED_CALLS
from graph import Block, Function, Value, compare, look_up, negate

COMMENT = re.compile(r" +; (?:\S+:)?\d+:\d+(?: in \S+)?$")
FUNCTION = re.compile(r"(function|declare) '((?:[^'\\]|\\.)*)' (.*)$")
LOCAL = re.compile(r"  local (\d+) (\S+) size \d+(.*)$")
OPERATION = re.compile(r"    (?:(%\d+)(?::\w+)? = )?(\w+)(?: (.*))?$", re.S)
CALL = re.compile(r"(\*%\d+|[^ (]+)(?: '(?:[^'\\]|\\.)*')?\((.*?)\)(?: cleanup)?$")
PLACE = re.compile(r"""\*(%\d+)|@?([\w$]*)(?:\.(\d+))?|"(?:[^"\\]|\\.)*\"""")
REGISTER = re.compile(r"%\d+")
OUTPUT_OPERATIONS = {"undef", "store", "load", "addr", "ptradd", "const", "cast"}
DECIDING = {"copy", "truth", "cast", "lognot", "eq", "ne"}  # "truth" is made by flatten()
EXITS = {"jump", "branch", "switch", "goto", "return", "end", "unreachable"}


def dump(command, path, flags, directory=None):
    """(functions by name, names of the functions without a body, what went wrong)."""
    run = subprocess.run([command, "--no-cache", "--dump=cfg", path, "--", *flags], cwd=directory,
                         capture_output=True, text=True, errors="replace", check=False)
    functions, declared = parse(run.stdout)
    return functions, declared, run.stderr.strip()


def parse(text):
    functions, declared, noreturn, reader = {}, set(), set(), None
    for line in text.splitlines():
        header = FUNCTION.match(line)
        if header:
            kind, name, rest = header.groups()
            if re.search(r"(?<!\()\bnoreturn\b(?!\))", rest):
                noreturn.add(name)
            reader = Reader(name, noreturn) if kind == "function" else None
            if reader:
                functions[name] = reader
            else:
                declared.add(name)
        elif reader and line.startswith("  "):
            reader.add(line)
    return functions, declared


class Reader:
    """Collects one function's lines; function() makes the graph.Function."""

    def __init__(self, name, noreturn):
        self.name, self.noreturn = name, noreturn
        self.blocks, self.temporary, self.operations = {}, set(), []
        self.definition = {}
        self.advanced = set()  # the registers that va_arg leaves in an argument list

    def add(self, line):
        local, label = LOCAL.match(line), re.fullmatch(r"  b(\d+):", line)
        if local:
            if "temporary" in local.group(3) or local.group(2) == "-":
                self.temporary.add(local.group(1))
        elif label:
            self.operations = self.blocks[label.group(1)] = []
        else:
            target, operation, rest = OPERATION.match(COMMENT.sub("", line)).groups()
            self.operations.append((target, operation, rest or ""))
            if operation == "store" and line.endswith(" in va_arg"):
                self.advanced.add(REGISTER.findall(rest)[-1])
            if target:
                self.definition.setdefault(target, []).append((operation, rest or ""))

    def function(self):
        for operations in self.blocks.values():
            self.flatten(operations)
        self.initialised = self.last_initialisers()
        return Function(self.name, "0", {key: self.block(key) for key in self.blocks})

    def flatten(self, operations):
        """Where both sides of a branch only turn its condition into 1 and 0, there is no branch."""
        _, operation, rest = operations[-1]
        if operation != "branch":
            return
        condition = REGISTER.search(rest).group()
        yes, no = (self.constant_copy(b) for b in re.findall(r"\bb(\d+)", rest))
        if yes and no and yes[0] == no[0] and yes[2] == no[2] and (yes[1], no[1]) == (1, 0):
            operations[-1:] = [(yes[0], "truth", condition), (None, "jump", "b" + yes[2])]

    def constant_copy(self, key):
        """(register, constant, next block) of a block that does nothing but to copy a constant."""
        operations = self.blocks[key]
        if [operation for _, operation, _ in operations] != ["const", "copy", "jump"]:
            return None
        (constant, _, value), (target, _, source), (_, _, following) = operations
        if source != constant:
            return None
        return target, int(value), re.search(r"\bb(\d+)", following).group(1)

    def defined(self, register):
        """The one operation that makes a register, or ("", "")."""
        found = self.definition.get(register, [])
        return found[0] if len(found) == 1 else ("", "")

    def root(self, place):
        """The variable that a place lies in, "*" through a pointer, "" for a temporary."""
        pointer, name, index = PLACE.match(place).groups()
        if pointer:
            return self.pointer_root(pointer)
        if not name:
            return "" if index else "*"
        return "" if index in self.temporary else name

    def pointer_root(self, register):
        operation, rest = self.defined(register)
        if operation == "addr":
            return self.root(rest)
        if operation in ("ptradd", "cast", "copy"):
            return self.pointer_root(REGISTER.search(rest).group())
        return "*"

    def is_initialiser(self, operation, rest):
        return operation in ("store", "copymem") and rest.endswith(" init")

    def last_initialisers(self):
        """The positions of initialising stores after which no more of the same variable follows:
        a declaration is one event, when the whole of its initialiser has been evaluated."""
        where = {}
        for key, operations in self.blocks.items():
            for at, (_, operation, rest) in enumerate(operations):
                if self.is_initialiser(operation, rest):
                    where.setdefault(self.variable(rest), []).append((key, at))
        return {p for places in where.values() for p in places
                if not self.followed(p, set(places))}

    def variable(self, rest):
        return re.match(r"@?[\w$.]*", rest).group()

    def followed(self, position, others):
        """Can control get from POSITION to one of OTHERS before the variable is declared anew?"""
        key, at = position
        name = self.variable(self.blocks[key][at][2])
        pending, seen = [(key, at + 1)], set()
        while pending:
            key, start = pending.pop()
            for at in range(start, len(self.blocks[key])):
                _, operation, rest = self.blocks[key][at]
                if (key, at) in others:
                    return True
                if operation == "declare" and self.variable(rest) == name:
                    break
            else:
                for target in set(re.findall(r"\bb(\d+)", self.blocks[key][-1][2])) - seen:
                    seen.add(target)
                    pending.append((target, 0))
        return False

    def block(self, key):
        block, operations, outputs = Block(), self.blocks[key], False
        for at, (target, operation, rest) in enumerate(operations):
            if operation in EXITS:
                self.leave(block, operation, rest)
                break
            outputs = operation == "asm" or outputs and operation in OUTPUT_OPERATIONS
            event = self.event(key, at, operation, rest, outputs)
            if event:
                block.items.append(event)
                if event.startswith("call ") and event[5:] in self.noreturn:
                    block.kind, block.label = "end", "no return"
                    break
            if target:
                block.items.append(self.value(target, operation, rest))
        return block

    def event(self, key, at, operation, rest, outputs):
        if operation == "call":
            name = CALL.match(rest).group(1)
            name = "*" if name.startswith("*") else name
            return None if IGNORED_CALLS.match(name) else "call " + name
        if operation in ("store", "copymem"):
            variable = self.root(rest)
            late = self.is_initialiser(operation, rest) and (key, at) not in self.initialised
            is_output = operation == "store" and self.is_side_effect(rest, outputs)
            return None if late or is_output or not variable else "store " + variable
        if operation == "asm":
            return "asm"
        return f"unknown {rest}" if operation == "unknown" else None

    def is_side_effect(self, rest, outputs):
        """Does the store only say that va_arg or an asm statement changes the object?"""
        stored = REGISTER.findall(rest)[-1]
        return stored in self.advanced or outputs and self.defined(stored)[0] == "undef"

    def value(self, target, operation, rest):
        registers = REGISTER.findall(rest)
        uses = frozenset(registers) if operation in DECIDING \
            else frozenset()
        return Value(target, lambda env: self.evaluate(env, operation, rest, registers), uses)

    def evaluate(self, env, operation, rest, registers):
        if operation == "const":
            return int(rest)
        if operation in ("copy", "cast"):
            return look_up(env, registers[0])
        if operation in ("lognot", "truth"):
            value = negate(look_up(env, registers[0]))
            return value if operation == "lognot" else negate(value)
        if operation in ("eq", "ne"):
            return compare("==" if operation == "eq" else "!=",
                           *(look_up(env, register) for register in registers))
        return None

    def leave(self, block, operation, rest):
        value = (REGISTER.findall(rest) or [None])[0]
        block.targets = re.findall(r"\bb(\d+)", rest)
        if operation == "branch":
            block.kind, block.uses = "branch", frozenset([value])
            block.condition = lambda env: look_up(env, value)
        elif operation == "switch":
            block.kind = "switch"
            block.label = [(int(low), int(high or low)) for low, high in
                           re.findall(r"(-?\d+)(?:\.\.(-?\d+))? -> ", rest)]
        elif operation == "goto":
            block.kind, block.targets = "computed", sorted(set(block.targets))
        elif operation == "jump":
            block.kind = "jump"
        else:
            block.kind = "end"
            block.label = "no return" if operation == "unreachable" else operation
