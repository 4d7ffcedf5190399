#!/usr/bin/env python3
"""Kills one executor of a Spark driver as soon as a shard is being written: `kill_executor.py DRIVER-PID SHARDS`."""

import glob
import os
import signal
import sys
import time


def descendants(root):
    """The processes below one, as /proc tells."""
    children = {}
    for entry in os.listdir("/proc"):
        if not entry.isdigit():
            continue
        try:
            with open(f"/proc/{entry}/stat", encoding="utf-8", errors="replace") as file:
                parent = int(file.read().rsplit(")", 1)[1].split()[1])
        except OSError:
            continue
        children.setdefault(parent, []).append(int(entry))
    found, waiting = [], [root]
    while waiting:
        below = children.get(waiting.pop(), [])
        found += below
        waiting += below
    return found


def command(process):
    try:
        with open(f"/proc/{process}/cmdline", "rb") as file:
            return file.read().decode("utf-8", "replace")
    except OSError:
        return ""


driver, folder = int(sys.argv[1]), sys.argv[2]
end = time.monotonic() + 120
while time.monotonic() < end:
    if glob.glob(os.path.join(folder, "*.tmp")):
        for process in descendants(driver):
            if "CoarseGrainedExecutorBackend" in command(process):
                os.kill(process, signal.SIGKILL)
                print(f"killed executor {process}")
                sys.exit(0)
    time.sleep(0.05)
sys.exit("no executor was at work")
