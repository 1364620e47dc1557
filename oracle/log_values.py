"""Natural logarithms of doubles as the C library computes them.

usage: python log_values.py OUT.txt
versions: Python 3.11, glibc 2.36 on x86-64 with FMA

A comment with the script and versions, then one pair a line: the bits of x and
of log(x) in hex. Python's math.log is the C library's for finite x > 0.
"""

import math
import os
import platform
import random
import struct
import sys

# The ends of the C library's special range around 1.
NEAR_ONE = [0x3FEE000000000000, 0x3FEE000000000000 + 0x3090000000000]


def bits_of(value):
    return struct.unpack("<Q", struct.pack("<d", value))[0]


def arguments():
    """Yields the bits of every argument."""
    pick = random.Random("log")
    one = bits_of(1.0)
    smallest_normal = 1 << 52
    largest = 0x7FEFFFFFFFFFFFFF
    for center in [*NEAR_ONE, one, smallest_normal]:
        yield from range(center - 4, center + 5)
    yield from [1, 2, largest]
    # One in each half of each of the 128 intervals of the table.
    for half in range(256):
        start = 0x3FE6000000000000 + (half << 44)
        yield start + pick.randrange(1 << 44)
    for _ in range(400):
        yield pick.randrange(1, largest)
    for _ in range(200):
        yield pick.randrange(1, smallest_normal)
    for _ in range(600):
        yield pick.randrange(*NEAR_ONE)
    for _ in range(600):
        yield bits_of(pick.random())


def main():
    libc = "-".join(platform.libc_ver())
    with open(sys.argv[1], "w", encoding="ascii", newline="\n") as out:
        script = os.path.basename(__file__)
        python = platform.python_version()
        out.write(f"# oracle/{script}, {libc}, Python {python}\n")
        for bits in arguments():
            x = struct.unpack("<d", struct.pack("<Q", bits))[0]
            out.write(f"{bits:016x} {bits_of(math.log(x)):016x}\n")


if __name__ == "__main__":
    main()
