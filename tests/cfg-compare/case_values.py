"""The values of case labels, which clang's CFG prints as the source's expressions."""
import re
import subprocess

CHARACTER = re.compile(r"(?:u8|[uUL])?'((?:[^'\\]|\\.)+)'")
ENTRY = re.compile(
    r"[ |`-]*(FunctionDecl|EnumDecl|EnumConstantDecl|value: Int) ?(.*)$")


class CaseValues:
    """Evaluates labels; the enumerators are asked of clang when the first of them is met."""

    def __init__(self, path, flags, directory=None):
        self.command = ["clang-19", "-w", "-fsyntax-only", "-Xclang", "-ast-dump",
                        "-fno-color-diagnostics", *flags, path]
        self.directory = directory
        self.names, self.cases = None, {}

    def of(self, function, labels):
        """A function from label text to value, for the LABELS of FUNCTION."""
        values = {text: self.value(text, function) for text in labels}
        unknown = [text for text in values if values[text] is None]
        if unknown:
            self.read()
            rest = self.cases.get(function, set()) - set(values.values())
            if len(unknown) == len(rest) == 1:
                values[unknown[0]] = rest.pop()
        # A label without a value equals nothing, and so shows up as a difference.
        return lambda text: text if values[text] is None else values[text]

    def value(self, text, function):
        code = CHARACTER.sub(lambda m: str(character(m.group(1))), text)
        code = re.sub(r"\b(0[xX][0-9a-fA-F]+|\d+)[uUlL]+", r"\1", code)
        code = re.sub(r"\b0(\d+)\b", r"0o\1", code)
        code = re.sub(r"\((?:unsigned |signed )*(?:char|short|int|long|enum \w+|\w+_t)\)", "", code)
        code = code.replace("/", "//")
        names = self.enumerators(function) if re.search(r"[A-Za-z_]\w*", code) else {}
        try:
            return int(eval(code, {"__builtins__": {}}, names))  # a constant expression of C
        except Exception:
            return None

    def enumerators(self, function):
        self.read()
        return {**self.names[""], **self.names.get(function, {})}

    def read(self):
        if self.names is not None:
            return
        run = subprocess.run(self.command, cwd=self.directory, stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL, text=True, errors="replace", check=False)
        self.names = {"": {}}
        function, name, named_at, following = "", "", 0, 0
        for at, line in enumerate(run.stdout.splitlines()):
            if line.startswith(("|-", "`-")):
                function = ""
            entry = ENTRY.match(line)
            if not entry:
                continue
            kind, rest = entry.groups()
            if kind == "FunctionDecl":
                function = re.search(r" (\w+) '", rest).group(1)
            elif kind == "EnumDecl":
                following = 0
            elif kind == "EnumConstantDecl":
                name = re.search(r" (\w+) '", rest).group(1)
                self.names.setdefault(function, {})[name] = following
                following, named_at = following + 1, at
            elif kind == "value: Int" and at == named_at + 2:
                self.names[function][name] = int(rest)
                following = int(rest) + 1
            else:  # of a case label, or of some other constant
                self.cases.setdefault(function, set()).add(int(rest))

def character(text):
    return ord(text.encode().decode("unicode_escape")) if text != "\\e" else 27
