"""A service that is started for a test, and a client that keeps its connections."""

import asyncio
import json
import os
import pathlib
import signal
import subprocess
import urllib.parse


class Service:
    """The program with an index in a folder; `port` is where it listens."""

    def __init__(self, program, index):
        self.process = subprocess.Popen(
            [program, "--index", index, "--port", "0", "--log", "error"],
            stdout=subprocess.PIPE, text=True, env={**os.environ, "SWIFT_BACKTRACE": "enable=no"})
        line = self.process.stdout.readline()
        assert line.startswith("listening on "), f"the service does not listen: {line!r}"
        self.port = int(line.split()[-1])

    def memory(self):
        """Memory of the process, in MiB: what is its own, without mapped files."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return next(int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("RssAnon"))

    def stop(self):
        """Asks it to end, and says how it ended."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=30)

    def kill(self):
        self.process.kill()
        self.process.wait()


class Connection:
    """One connection to a service."""

    def __init__(self, port):
        self.port = port
        self.reader = self.writer = None

    async def request(self, method, path, body=None, **parameters):
        """The status and the body of an answer; JSON is read."""
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        query = urllib.parse.urlencode(parameters, doseq=True)
        target = urllib.parse.quote(path) + (f"?{query}" if query else "")
        data = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        head = f"{method} {target} HTTP/1.1\r\nHost: test\r\nContent-Length: {len(data)}\r\n\r\n"
        self.writer.write(head.encode() + data)
        await self.writer.drain()
        lines = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        status = int(lines[0].split()[1])
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
        answer = await self.reader.readexactly(int(headers.get("content-length", 0)))
        if headers.get("connection") == "close":
            self.close()
        if "json" in headers.get("content-type", "") and answer:
            return status, json.loads(answer)
        return status, answer

    def close(self):
        if self.writer is not None:
            self.writer.close()
        self.reader = self.writer = None


def articles(folder):
    """The articles of a folder: the first line is the title."""
    found = []
    for number, path in enumerate(sorted(pathlib.Path(folder).iterdir())):
        title, _, body = path.read_text(encoding="utf-8").partition("\n")
        found.append({
            "id": path.stem, "title": title, "body": body.strip(),
            "category": path.stem.split("-")[0], "tags": [f"t{number % 3}", f"t{number % 5}"],
            "published": f"{2020 + number % 5}-0{1 + number % 9}-15", "views": number * 7 % 1000})
    return found
