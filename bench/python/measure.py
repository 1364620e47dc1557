"""Runs a command; prints its seconds and its peak resident memory as JSON.

usage: python measure.py COMMAND [ARGUMENT...]

The command's own output goes nowhere; its last words are in the answer if it
fails.
"""

import json
import resource
import subprocess
import sys
import time

start = time.perf_counter()
run = subprocess.run(
    sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
)
seconds = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
# macOS counts bytes, other systems KiB.
peak *= 1 if sys.platform == "darwin" else 1024
answer = {"seconds": seconds, "bytes": peak, "code": run.returncode}
if run.returncode:
    answer["error"] = run.stderr.decode(errors="replace")[-2000:]
print(json.dumps(answer))
