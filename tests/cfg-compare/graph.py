"""Control flow as a graph of events, reduced to a normal form in which equal behaviour is equal.

Both readers hand over a Function: blocks of items and an exit. Items are events ("call f",
"store x") and values: what is known of an expression's truth on the path taken so far. A value is
an int, TRUE (not zero, else unknown), an Alias of another expression (maybe negated), or None.
"""
from collections import deque
from dataclasses import dataclass, field

TRUE = "true"


@dataclass(frozen=True)
class Alias:
    leaf: str
    negated: bool = False
    exact: bool = False  # its value is 0 or 1, and no other


def truth(value):
    """True, False or None for a known value."""
    if value is None or isinstance(value, Alias):
        return None
    return value == TRUE or value != 0


def negate(value):
    if isinstance(value, Alias):
        return Alias(value.leaf, not value.negated, True)
    known = truth(value)
    return None if known is None else int(not known)


def compare(operator, left, right):
    """The value of a comparison by == or != with what is known."""
    if isinstance(left, int):
        left, right = right, left
    if not isinstance(right, int):
        return None
    if isinstance(left, int):
        return int((left == right) == (operator == "=="))
    if isinstance(left, Alias) and left.exact and right in (0, 1):
        same = (right == 1) == (operator == "==")
        return left if same else negate(left)
    return None


@dataclass
class Value:
    name: str
    compute: object  # env -> value
    uses: frozenset
    outdates: frozenset = frozenset()  # values of an earlier evaluation, which this one starts anew


@dataclass
class Block:
    items: list = field(default_factory=list)  # event strings and Values
    kind: str = "end"  # jump, branch, switch, computed, end
    targets: list = field(default_factory=list)
    label: object = ""  # end: what ends it; switch: [(low, high)] for targets[:-1]
    condition: object = None  # branch: env -> value
    uses: frozenset = frozenset()


@dataclass
class Function:
    name: str
    entry: object
    blocks: dict


def live_in(function):
    """The values that a branch to come may need, at the start of each block."""
    live = {key: frozenset() for key in function.blocks}
    changed = True
    while changed:
        changed = False
        for key, block in reversed(list(function.blocks.items())):
            need = set(block.uses)
            for target in block.targets:
                need |= live[target]
            for item in reversed(block.items):
                if isinstance(item, Value) and item.name in need:
                    need -= item.outdates | {item.name}
                    need |= item.uses
                elif isinstance(item, Value):
                    need -= item.outdates
            if frozenset(need) != live[key]:
                live[key] = frozenset(need)
                changed = True
    return live


def look_up(env, name):
    """The value of NAME: what is known, else an alias of itself."""
    return env.get(name, Alias(name))


def assign(env, name, value):
    for other in [k for k, v in env.items() if isinstance(v, Alias) and v.leaf == name]:
        del env[other]
    env.pop(name, None)
    if value is not None and value != Alias(name):
        env[name] = value


def learn(env, condition, outcome):
    """ENV where CONDITION turned out OUTCOME."""
    env = dict(env)
    if isinstance(condition, Alias):
        holds = outcome != condition.negated
        env[condition.leaf] = TRUE if holds else 0
        for name, value in env.items():
            if isinstance(value, Alias) and value.leaf == condition.leaf:
                env[name] = 0 if holds == value.negated else 1 if value.exact else TRUE
    return env


class Graph:
    """Nodes are [kind, label, successors]; kinds: event, branch, switch, computed, end, skip."""

    def __init__(self):
        self.nodes = []

    def add(self, kind, label, successors):
        self.nodes.append([kind, label, successors])
        return len(self.nodes) - 1

    def build(self, function):
        """Adds FUNCTION, one node for each state (block, what is known), and returns its entry."""
        live, states, pending = live_in(function), {}, []

        def state(key, env):
            kept = frozenset((k, v) for k, v in env.items() if k in live[key])
            if (key, kept) not in states:
                states[key, kept] = self.add("skip", "", [])
                pending.append((key, kept))
            return states[key, kept]

        entry = state(function.entry, {})
        while pending:
            key, kept = pending.pop()
            env, at, block = dict(kept), states[key, kept], function.blocks[key]
            for item in block.items:
                if isinstance(item, Value):
                    for name in item.outdates:
                        env.pop(name, None)
                    assign(env, item.name, item.compute(env))
                    continue
                following = self.add("skip", "", [])
                self.nodes[at] = ["event", item, [following]]
                at = following
            self.nodes[at] = self.leave(block, env, state)
        return entry

    def leave(self, block, env, state):
        if block.kind != "branch":
            kind = "skip" if block.kind == "jump" else block.kind
            return [kind, block.label, [state(target, env) for target in block.targets]]
        value = block.condition(env)
        known = truth(value)
        if known is not None:
            return ["skip", "", [state(block.targets[0 if known else 1], env)]]
        sides = [state(t, learn(env, value, o)) for t, o in zip(block.targets, (True, False))]
        if isinstance(value, Alias) and value.negated:
            sides.reverse()
        return ["branch", "", sides]

    def skip_empty(self):
        """Makes every successor a node that does something; a loop that does nothing spins."""
        final = {}

        def resolve(node):
            chain = []
            while self.nodes[node][0] == "skip" and node not in final:
                if node in chain:
                    self.nodes[node] = ["end", "spin", []]
                    break
                chain.append(node)
                node = self.nodes[node][2][0]
            end = final.get(node, node)
            for passed in chain:
                final[passed] = end
            return end

        for node in self.nodes:
            if node[0] != "skip":
                node[2] = [resolve(successor) for successor in node[2]]
        return resolve

    def signature(self, node, classes):
        kind, label, successors = self.nodes[node]
        after = [classes[s] for s in successors]
        if kind == "computed":
            return kind, frozenset(after)
        if kind == "switch":
            ranges = sorted((low, high, c) for (low, high), c in zip(label, after)
                            if c != after[-1])
            merged = []
            for low, high, target in ranges:
                if merged and merged[-1][2] == target and merged[-1][1] + 1 == low:
                    merged[-1] = (merged[-1][0], high, target)
                else:
                    merged.append((low, high, target))
            return kind, tuple(merged), after[-1]
        return kind, label, tuple(after)

    def classify(self):
        """The coarsest partition in which equal nodes do the same for ever."""
        classes, count = [0] * len(self.nodes), 0
        while True:
            ids, fresh = {}, []
            for node in range(len(self.nodes)):
                key = (classes[node], self.signature(node, classes))
                fresh.append(ids.setdefault(key, len(ids)))
            if len(ids) == count:
                return fresh
            classes, count = fresh, len(ids)

    def drop_idle_branches(self, classes):
        """Choices whose every side does the same are none. Tells whether there were any."""
        found = False
        for number, node in enumerate(self.nodes):
            if node[0] in ("branch", "switch") and len({classes[s] for s in node[2]}) == 1:
                found = True
                target = node[2][0]
                self.nodes[number] = (["end", "spin", []] if classes[target] == classes[number]
                                      else ["skip", "", [target]])
        return found

    def describe(self, node):
        kind, label, _ = self.nodes[node]
        if kind == "event":
            return label
        if kind == "switch":
            return "switch " + ", ".join(
                str(a) if a == b else f"{a}..{b}" for a, b in sorted(label))
        return f"{kind} {label}".strip()


def difference(first, second):
    """None where FIRST and SECOND behave alike, else the shortest path to where they part."""
    graph = Graph()
    entries = [graph.build(first), graph.build(second)]
    while True:
        resolve = graph.skip_empty()
        entries = [resolve(entry) for entry in entries]
        classes = graph.classify()
        if not graph.drop_idle_branches(classes):
            break
    if classes[entries[0]] == classes[entries[1]]:
        return None
    return parting(graph, classes, *entries)


def parting(graph, classes, one, two):
    seen, queue = {(one, two)}, deque([(one, two, [])])
    while queue:
        one, two, path = queue.popleft()
        (kind, label, left), (kind2, label2, right) = graph.nodes[one], graph.nodes[two]
        if kind != kind2 or (kind != "switch" and label != label2):
            return path, graph.describe(one), graph.describe(two)
        for name, a, b in steps(kind, label, left, label2, right):
            if a is None or b is None:
                return path + [name], *("same as no case" if x is None else graph.describe(x)
                                        for x in (a, b))
            if classes[a] != classes[b] and (a, b) not in seen:
                seen.add((a, b))
                queue.append((a, b, path + [name]))
    return [], graph.describe(one), graph.describe(two)


def steps(kind, label, left, label2, right):
    """The moves (name, node, node) that two nodes of one kind have in common."""
    if kind == "branch":
        return [("if true", left[0], right[0]), ("if false", left[1], right[1])]
    if kind == "switch":
        cuts = sorted({x for low, high in label + label2 for x in (low, high + 1)})
        return [(f"case {cut}", switch_target(label, left, cut), switch_target(label2, right, cut))
                for cut in cuts] + [("default", left[-1], right[-1])]
    if kind == "computed":
        return [("goto *", a, b) for a, b in zip(left, right)]
    return [(label, a, b) for a, b in zip(left, right)]


def switch_target(ranges, targets, value):
    for (low, high), target in zip(ranges, targets):
        if low <= value <= high:
            return target
    return targets[-1]
