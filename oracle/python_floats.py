"""Doubles and the text that Python's repr and json.dumps write for them.

usage: python python_floats.py OUT.txt
versions: Python 3.11 (needs no other package)

Lines starting with "#" are comments. Every other line is the double's 64 bits
as 16 hexadecimal digits, one space, and its repr. Python's repr is the
shortest text that reads back as the same double, the nearest to it where
several are as short; exponent form below 1e-4 and from 1e16 on. For the
non-finite values the text is that of json.dumps: NaN, Infinity, -Infinity.
"""

import json
import math
import platform
import random
import struct
import sys


def bits_of(value):
    return struct.unpack("<Q", struct.pack("<d", value))[0]


def double_of(bits):
    return struct.unpack("<d", struct.pack("<Q", bits))[0]


def values():
    yield from (0.0, -0.0, math.nan, math.inf, -math.inf)
    typical = (
        "0.05 0.02 0.01 0.1 0.2 0.3 0.5 0.7 0.001 1e-3 1e-4 1e-5 1e-6 1e-7 "
        "1e-8 1e-12 0.9 0.99 0.999 0.9999 1.0 1.5 2.0 3.7 10.0 100.0 1e15 "
        "1e16 1e17 1e21 1e22 1e23 9007199254740992.0 9007199254740993.0 "
        "9999999999999998.0 0.00012345 0.0001 0.00009999 123456789.125 "
        "0.8796256610342398 1.4142135623730951 0.7071067811865476 2e-44 "
        "0.010000000000000002 5e-324 1e-323 1.5e-323 2.2250738585072014e-308 "
        "2.225073858507201e-308 1.7976931348623157e308 4.35 2.675 1.005 "
        "9.5367431640625e-07 5.960464477539063e-08 2e23 8.41e21 2.0019e-314"
    )
    for text in typical.split():
        yield float(text)
        yield -float(text)
    yield from (0.1 + 0.2, 1 / 3, 2 / 3, math.pi, math.e, math.sqrt(2.0))
    for exponent in range(-1074, 1024):
        # Above a power of two the gap is twice the gap below it.
        power = math.ldexp(1.0, exponent)
        near_one = -70 <= exponent <= 70
        if near_one or exponent % 7 == 0 or exponent < -1060:
            yield power
        if near_one or exponent % 49 == 0:
            yield math.nextafter(power, 0.0)
            yield math.nextafter(power, math.inf)
    for exponent in range(-323, 309):
        if -30 <= exponent <= 30 or exponent % 6 == 0:
            power = float(f"1e{exponent}")
            yield power
            yield math.nextafter(power, 0.0)
            yield math.nextafter(power, math.inf)
    for single in (0.05, 0.01, 0.1, 0.001, 0.02, 1e-7, 0.9, 3.7, 1 / 3):
        yield struct.unpack("<f", struct.pack("<f", single))[0]
    draw = random.Random(315)
    for _ in range(700):
        yield double_of(draw.getrandbits(64) & ~(1 << 62) | 1 << 61)
    for _ in range(300):
        yield double_of(draw.getrandbits(64))
    for _ in range(150):
        yield double_of(draw.getrandbits(draw.randint(1, 52)))
    for _ in range(300):
        yield draw.uniform(-1.0, 1.0)
    for _ in range(200):
        yield round(draw.uniform(0.0, 2.0), draw.randint(1, 8))
    for _ in range(150):
        yield math.sqrt(draw.randint(1, 10) / draw.randint(1, 5000))
    for _ in range(100):
        yield float(draw.getrandbits(draw.randint(40, 80)))


def main():
    seen = set()
    with open(sys.argv[1], "w", encoding="ascii", newline="\n") as out:
        python = platform.python_version()
        out.write("# Doubles as Python writes them: hexadecimal bits, repr\n")
        out.write(f"# made by oracle/python_floats.py, Python {python};")
        out.write(" no Keras or backend takes part\n")
        for value in values():
            bits = bits_of(value)
            if math.isnan(value):
                bits = bits_of(math.nan)
            if bits not in seen:
                seen.add(bits)
                out.write(f"{bits:016x} {json.dumps(value)}\n")


if __name__ == "__main__":
    main()
