"""Tests of the command line: each *.test file holds RUN lines and what FileCheck must find.

%vforklint is the program, %s the test file, %S its folder, %t a file name of the test's own.
"""

import os

import lit.formats

llvm_bin = os.path.dirname(os.path.realpath(os.environ["FILECHECK"]))

config.name = "vforklint"
config.test_format = lit.formats.ShTest(True)
config.suffixes = [".test"]
config.excludes = ["Inputs"]
config.test_exec_root = os.environ["LIT_OUTPUT"]
config.substitutions.append(("%vforklint", os.environ["VFORKLINT"]))
config.environment["XDG_CACHE_HOME"] = os.path.join(os.environ["LIT_OUTPUT"], "cache")
config.environment["PATH"] = llvm_bin + os.pathsep + os.environ["PATH"]
