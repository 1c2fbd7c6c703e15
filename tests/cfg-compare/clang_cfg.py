"""Reads the text of clang's debug.DumpCFG."""
import os
import re
import subprocess

from expression import REFERENCE, callee, evaluate, operands, root
from graph import Block, Function, Value, look_up

COMMAND = ["clang-19", "--analyze", "-w", "--analyzer-no-default-checks", "-Xclang",
           "-analyzer-checker=debug.DumpCFG", "-Xclang", "-analyzer-config", "-Xclang",
           "cfg-conditional-static-initializers=false", "-o", os.devnull]
HEADER = re.compile(r" \[B(\d+)(?: \((.*)\))?\]$")
ELEMENT = re.compile(r" +(\d+): (.*)$")
SUCCESSOR = re.compile(r"B\d+(?:\(Unreachable\))?|NULL")
SUCCESSORS = re.compile(r"   Succs \(\d+\): (.*)$")
ASSIGNMENT = re.compile(r"(\(*\[B\d+\.\d+\]\)*) (?:=|[-+*/%&|^]=|<<=|>>=) .*", re.S)
LOGICAL = re.compile(r"(.*) (?:&&|\|\|) \.\.\.$", re.S)
# A variable's value, a call, a floating number.
NOT_CONSTANT = re.compile(r"LValueToRValue|^\[B\d+\.\d+\]\(|IntegralToFloating|^[-0-9]*\.[0-9]")
CONDITIONS = [re.compile(p, re.S) for p in (
    r"(.*) \? \.\.\. : \.\.\.$", r"if (.*)$", r"while (.*)$", r"do \.\.\. while (.*)$",
    r"for \((?:\.\.\.)?; (.*); *(?:\.\.\.)?\)$")]
IGNORED_CALLS = re.compile(r"__builtin_(?!trap)|__sync_|__atomic_|__c11_atomic")


def dump(path, flags, directory=None):
    """The functions that clang prints for a file."""
    run = subprocess.run(COMMAND + flags + [path], cwd=directory, stderr=subprocess.PIPE,
                         stdout=subprocess.DEVNULL, text=True, errors="replace", check=False)
    return list(parse(run.stderr))


class RawBlock:
    def __init__(self, note):
        self.note, self.label, self.terminator, self.successors = note or "", "", "", []
        self.elements = {}


def parse(text):
    """Yields (header line, {number: RawBlock})."""
    header, blocks, previous = "", {}, ""
    for line in text.splitlines():
        start = HEADER.match(line)
        if start:
            if start.group(2) == "ENTRY":
                header, blocks = previous, {}
            block = blocks[start.group(1)] = RawBlock(start.group(2))
            last = None
            if start.group(2) == "EXIT":
                yield header, blocks
                blocks = {}
        elif blocks:
            last = add_line(block, line, last)
        if line:
            previous = line


def add_line(block, line, last):
    """Puts LINE into BLOCK; LAST is the element that a line of its own may continue."""
    element, successors = ELEMENT.match(line), SUCCESSORS.match(line)
    if element:
        block.elements[element.group(1)] = element.group(2)
        return element.group(1)
    if successors:
        block.successors = SUCCESSOR.findall(successors.group(1))
    elif re.match(r"     +(?:B\d|NULL)", line):
        if block.successors:  # else they are the predecessors' second line
            block.successors += SUCCESSOR.findall(line)
    elif line.startswith("   T: "):
        block.terminator = line[6:]
        return "T"
    elif re.match(r"  \S.*:$", line) and not block.elements:
        block.label = line.strip()[:-1]
    elif last == "T" and not line.startswith("   Preds"):
        block.terminator += "\n" + line
    elif last and line.strip() and not line.startswith("   Preds"):
        block.elements[last] += "\n" + line
    return last


def function_name(header, known):
    """The name in a function's first line: the one that KNOWN holds."""
    names = re.findall(r"(\w+)\(", header)
    return next((name for name in names if name in known), names[0] if names else header)


class Reader:
    """Makes a graph.Function of one function's blocks."""

    def __init__(self, name, blocks, case_value):
        self.name, self.raw, self.case_value = name, blocks, case_value
        self.later = self.later_operands()

    def element(self, reference):
        block, number = reference[1:].split(".")
        return self.raw[block].elements.get(number, "")

    def later_operands(self):
        """For the first operand of each expression over several blocks, the others: when it is
        evaluated, what they were before tells no more."""
        later = {}
        for raw in self.raw.values():
            for text in [*raw.elements.values(), raw.terminator]:
                first, *others = REFERENCE.findall(text) or [None]
                blocks = {reference.split(".")[0] for reference in [first, *others] if reference}
                if len(blocks) > 1:
                    later.setdefault(first, set()).update(others)
        return later

    def function(self):
        entry = next(key for key, raw in self.raw.items() if raw.note == "ENTRY")
        return Function(self.name, entry, {key: self.block(key) for key in self.raw})

    def block(self, key):
        raw, block, returns, previous = self.raw[key], Block(), False, None
        for number, text in raw.elements.items():
            if text.strip() == "... ,":  # the right side stands just before, in no words
                text = f"... , [{previous}]"
            previous = f"B{key}.{number}"
            event = self.event(text)
            returns |= event == "return"
            if event and event != "return":
                block.items.append(event)
            block.items.append(self.value(previous, text))
        if raw.note == "NORETURN":
            block.kind, block.label = "end", "no return"
        elif raw.note == "EXIT":
            block.kind, block.label = "end", "end"
        elif returns:
            block.kind, block.label = "end", "return"
        else:
            self.leave(raw, block)
        return block

    def value(self, name, text):
        uses = operands(text, self.element)
        return Value(name, lambda env: evaluate(text, env, self.element), uses,
                     frozenset(self.later.get(name, ())) - {name})

    def event(self, text):
        """What an element does, or None."""
        if text == "return;" or text.startswith("return "):
            return "return"
        if text.startswith("CleanupFunction ("):
            return "call " + text[17:-1]
        if re.match(r"asm\b|__asm__", text):
            return "asm"
        call = re.match(r"(\(*\[B\d+\.\d+\]\)*)\(", text)
        if call:
            name = callee(call.group(1), self.element)
            return None if IGNORED_CALLS.match(name) else "call " + name
        if text.endswith(";"):
            return declaration(text)
        step = re.fullmatch(r"(?:\+\+|--)(\(*\[B\d+\.\d+\]\)*)|(\(*\[B\d+\.\d+\]\)*)(?:\+\+|--)",
                            text)
        assignment = ASSIGNMENT.fullmatch(text)
        if step or assignment:
            target = assignment.group(1) if assignment else step.group(1) or step.group(2)
            variable = root(target, self.element)
            return "store " + variable if variable else None
        return None

    def leave(self, raw, block):
        terminator = raw.terminator
        reached = [s for s in raw.successors if s != "NULL"]
        block.targets = [number(s) for s in reached]
        if terminator.startswith("asm"):
            block.items.append("asm")
        if raw.note == "INDIRECT GOTO DISPATCH" or terminator.startswith("asm"):
            block.kind, block.targets = "computed", sorted(set(block.targets))
        elif terminator.startswith("switch "):
            self.switch(raw, block)
        elif len(raw.successors) == 2:
            self.branch(raw, block)
        elif not block.targets:
            block.kind, block.label = "end", "no way on"
        else:
            block.kind = "jump"

    def branch(self, raw, block):
        text = condition(raw.terminator)
        dead = [s == "NULL" or s.endswith("(Unreachable)") for s in raw.successors]
        if dead.count(True) == 1 and ("NULL" in raw.successors or self.constant(text)):
            side = dead.index(False)
            block.kind, block.targets = "jump", [number(raw.successors[side])]
            for tested in REFERENCE.findall(text)[-1:]:
                block.items.append(Value(tested, lambda env: 1 - side, frozenset()))
            return
        block.kind, block.uses = "branch", frozenset(REFERENCE.findall(text))
        block.condition = lambda env: evaluate(text, env, self.element)

    def constant(self, text):
        """Does the condition's value depend on no variable and no call? In a chain of logical
        operators the last operand is the one that is asked here."""
        tested = REFERENCE.findall(text)[-1:]
        for reference in tested:
            inner = self.element(reference)
            if NOT_CONSTANT.search(inner):
                return False
            if not all(self.constant(f"[{r}]") for r in REFERENCE.findall(inner)):
                return False
        return bool(tested)

    def switch(self, raw, block):
        text = raw.terminator[7:]
        ranges, targets = [], []
        *cases, default = [s for s in raw.successors]
        for successor in cases:
            if successor == "NULL":
                continue
            label = self.raw[number(successor)].label
            low, *high = bounds(label)
            ranges.append((self.case_value(low), self.case_value(high[0] if high else low)))
            targets.append(number(successor))
        block.kind, block.label = "switch", ranges
        block.uses = frozenset(REFERENCE.findall(text))
        if default == "NULL":
            default = cases[0]
        block.targets = targets + [number(default)]


def bounds(label):
    """The one or two expressions of a case label."""
    return label.removeprefix("case ").split(" ... ")


def labels(blocks):
    """The expressions of all case labels."""
    return {text for raw in blocks.values() if raw.label.startswith("case ")
            for text in bounds(raw.label)}


def number(successor):
    return successor.removesuffix("(Unreachable)")[1:]


def condition(terminator):
    """The expression that a branch tests."""
    logical = LOGICAL.match(terminator)
    if logical and not terminator.startswith(("if ", "while ", "for ", "do ")):
        return logical.group(1)
    for pattern in CONDITIONS:
        found = pattern.match(terminator)
        if found:
            return found.group(1)
    return terminator


def declaration(text):
    """The event of a declaration: its initialiser is stored. Statics are set before main."""
    if re.match(r"(?:static|extern|typedef) ", text):
        return None
    depth = 0
    for at, character in enumerate(text):
        depth += (character in "([{") - (character in ")]}")
        if depth == 0 and text.startswith(" = ", at):
            return "store " + declared_name(text[:at])
    return None


def declared_name(text):
    text = re.sub(r"__attribute__\(\(.*?\)\)+|\basm\(.*?\)", "", text, flags=re.S).strip()
    pointer = re.search(r"\([*^ ]*(?:const |volatile |restrict )*(\w+)(?:\[[^]]*\])*\)", text)
    plain = re.search(r"(\w+)\s*(?:\[[^]]*\]\s*)*$", text)
    return (plain or pointer).group(1) if plain or pointer else "?"
