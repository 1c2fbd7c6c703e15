"""Writes copies of a file, each with one byte changed or its end missing, into a folder."""

import sys
from pathlib import Path

COPIES = 60

content = Path(sys.argv[1]).read_bytes()
folder = Path(sys.argv[2])
folder.mkdir(exist_ok=True)
for number in range(COPIES):
    at = number * len(content) // COPIES
    changed = bytearray(content)
    changed[at] ^= 0x10
    (folder / f"changed-{at}.vfu").write_bytes(changed)
    (folder / f"cut-{at}.vfu").write_bytes(content[:at])
