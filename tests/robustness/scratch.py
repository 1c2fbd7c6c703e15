"""A scratch folder with a program of two files, and vforklint to run in it."""

import json
import os
import re
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

CHILD = """#include "names.h"
#include <stdlib.h>

void SPAWN_FAILED(int status) {
    exit(status);
}
"""
PARENT = """#include <unistd.h>

void spawn_failed(int status);

void start(char **argv) {
    if (vfork() == 0) {
        execv(argv[0], argv);
        spawn_failed(127);
        _exit(127);
    }
}
"""
NOBODY = 65534
CLOCK_REALTIME_COARSE = 5  # Linux's number of it: the clock that the times of files are taken from
RECORD = b"\xffVFR"  # of a whole run: an entry that begins so
COUNTS = re.compile(r"^cache +(\d+) hits, (\d+) misses, (\d+) kept(?:; (.*))?$", re.M)


def settle(*paths):
    """Waits until what was last done to PATHS is older than a run that begins now: the clock's steps are
    a few milliseconds, and longer while the machine has no time for them."""
    newest = max(path.stat().st_ctime_ns for path in paths)
    while time.clock_gettime_ns(CLOCK_REALTIME_COARSE) <= newest:
        time.sleep(0.001)


class Scratch(unittest.TestCase):
    vforklint = None

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.top = Path(temporary.name)
        self.folder = self.top / "project"
        self.cache = self.top / "caches/vforklint"
        self.environment = {**os.environ, "XDG_CACHE_HOME": str(self.cache.parent)}
        self.folder.mkdir()
        self.write("child.c", CHILD)
        self.write("parent.c", PARENT)
        self.write("include/names.h", "#define SPAWN_FAILED spawn_failed\n")
        self.write("compile_commands.json", json.dumps(
            [{"directory": ".", "file": name, "arguments": ["cc", "-Ifirst", "-Iinclude", "-c", name]}
             for name in ("child.c", "parent.c")]))

    def write(self, name, text):
        """What is written must be older than the run that is to keep facts of it."""
        path = self.folder / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(text)
        settle(path, path.parent)

    def as_plain_user(self):
        """Arguments for runs that permissions bind, and the folder theirs: root may write anywhere."""
        if os.geteuid() != 0:
            return {}
        paths = [self.top, *self.top.rglob("*")]
        for path in paths:
            os.chown(path, NOBODY, NOBODY)
        settle(*paths)
        return {"user": NOBODY, "group": NOBODY, "extra_groups": []}

    def run_program(self, *arguments, **more):
        settings = {"cwd": self.folder, "env": self.environment, "text": True,
                    "capture_output": True, "timeout": 100, "check": False, **more}
        return subprocess.run([self.vforklint, *arguments], **settings)

    def report(self, *arguments, status=1, stderr=None, **more):
        """The report of a run; its other words are STDERR, or must have it in them."""
        run = self.run_program(*arguments, **more)
        self.assertEqual(run.returncode, status, run.stdout + run.stderr)
        if stderr is None:
            self.assertEqual(run.stderr, "")
        else:
            self.assertIn(stderr, run.stderr)
        return run.stdout

    def counts(self, *arguments, status=1, **more):
        """How many units the cache had, lacked and took, and its report; what else it says. A run that
        is recalled as a whole asks for none."""
        for path in self.records():
            path.unlink()
        run = self.run_program("--stats", *(arguments or ["--all", "-p", "."]), **more)
        self.assertEqual(run.returncode, status, run.stdout + run.stderr)
        match = COUNTS.search(run.stderr)
        self.assertTrue(match, run.stderr)
        self.words = match[4]
        self.output = run.stdout
        self.stats = run.stderr
        return tuple(map(int, match.group(1, 2, 3)))

    def entries(self):
        """Those of units and checks."""
        return sorted(set(self.cache.glob("??/*")) - set(self.records()))

    def records(self):
        return sorted(path for path in self.cache.glob("??/*")
                      if path.is_file() and path.read_bytes().startswith(RECORD))
