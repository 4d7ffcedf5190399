"""Runs a program on a terminal of its own and types.

terminal.py ROWS COLUMNS KEYS… -- PROGRAM ARGUMENTS…

Prints a JSON line: what was on the screen after each of KEYS (in \\x notation), how the program ended, and whether the
terminal was as before.
"""

import fcntl
import json
import os
import pty
import select
import struct
import sys
import termios
import time

mark = sys.argv.index("--")
rows, columns, keys = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:mark]
command = sys.argv[mark + 1:]
main, side = pty.openpty()
fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
before = termios.tcgetattr(side)
child = os.fork()
if child == 0:
    os.setsid()
    fcntl.ioctl(side, termios.TIOCSCTTY, 0)
    for descriptor in (0, 1, 2):
        os.dup2(side, descriptor)
    os.execv(command[0], command)


def screen(wanted, patience):
    """What is written until `wanted` is in it and nothing follows, or until patience is over."""
    out, end = b"", time.time() + patience
    while time.time() < end:
        ready, _, _ = select.select([main], [], [], 0.3)
        if not ready:
            if wanted in out:
                break
            continue
        out += os.read(main, 65536)
    return out


frames = [screen(b"\x1b[1;3H", 60)]
for key in keys:
    os.write(main, key.encode("utf-8").decode("unicode_escape").encode("latin-1"))
    frames.append(screen(b"\x1b[1;", 20 if key is not keys[-1] else 2))
end = time.time() + 20
status = None
while status is None and time.time() < end:
    done, status = os.waitpid(child, os.WNOHANG)
    status = os.waitstatus_to_exitcode(status) if done else None
    time.sleep(0.02)
if status is None:
    os.kill(child, 9)
print(json.dumps({
    "frames": [frame.decode("utf-8", "replace") for frame in frames], "code": status,
    "restored": termios.tcgetattr(side)[:4] == before[:4]}))
