"""Answers, limits, load and crashes of the service.

service_test.py PROGRAM ARTICLES REQUESTS
"""

import asyncio
import json
import pathlib
import random
import sys
import tempfile
import time

from service import Connection, Service, articles

program, folder, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
texts = articles(folder)


async def answers(port):
    """Every route, and every limit."""
    client = Connection(port)
    ask = client.request
    assert (await ask("GET", "/health"))[0] == 200
    assert (await ask("GET", "/ready"))[0] == 200
    for article in texts[:5]:
        assert await ask("PUT", f"/articles/{article['id']}", article) == (204, b"")
    lines = [json.dumps(article) for article in texts[5:]] + ["no article", json.dumps({**texts[0], "published": "?"})]
    status, answer = await ask("POST", "/articles", "\n".join(lines).encode())
    assert status == 200 and answer["put"] == len(texts) - 5 and len(answer["refused"]) == 2, answer
    status, found = await ask("GET", f"/articles/{texts[7]['id']}")
    assert status == 200 and found == texts[7], found
    assert (await ask("GET", "/articles/none"))[0] == 404

    status, answer = await ask("GET", "/search", q="大蒜", limit=3)
    assert status == 200 and len(answer["hits"]) == 3 and answer["total"]["count"] > 3, answer
    assert "<mark>" in answer["hits"][0]["title"] + answer["hits"][0]["snippet"]
    assert sum(bucket["count"] for bucket in answer["facets"]["category"]) == answer["total"]["count"]
    total, pages, after = answer["total"]["count"], [], {}
    while True:
        _, page = await ask("GET", "/search", q="大蒜", limit=3, sort="newest", **after)
        pages += page["hits"]
        if not page.get("next"):
            break
        after = {"after": page["next"]}
    full = [hit for hit in pages if not hit["partial"]]
    assert len(full) == total and len({hit["id"] for hit in pages}) == len(pages), (len(full), total)
    dates = [hit["published"] for hit in full]
    assert dates == sorted(dates, reverse=True)
    first = answer["facets"]["category"][0]
    _, some = await ask("GET", "/search", q="大蒜", category=first["value"])
    assert some["total"]["count"] == first["count"]
    _, years = await ask("GET", "/search", **{"from": "2021", "to": "2021"})
    assert years["total"]["count"] == sum(a["published"].startswith("2021") for a in texts), years["total"]
    _, none = await ask("GET", "/search", q="garlci")
    assert none["suggestion"]["query"] == "garlic", none
    _, typed = await ask("GET", "/complete", q="gar")
    assert any(c["text"] == "garlic" for c in typed["completions"]), typed
    for expected, parameters in [
        (414, {"q": "x" * 1001}), (400, {"q": "x", "limit": "101"}), (400, {"q": "x", "limit": "many"}),
        (400, {"q": "x", "after": "elsewhere"}), (400, {"q": "x", "sort": "colour"}), (400, {"from": "yesterday"}),
    ]:
        status, answer = await ask("GET", "/search", **parameters)
        assert status == expected and answer["error"]["message"], (parameters, status, answer)
    large = {**texts[0], "body": "x" * (2 << 20)}
    assert (await ask("PUT", f"/articles/{large['id']}", large))[0] == 413
    client.close()
    client = Connection(port)
    assert (await client.request("PUT", "/articles/other", texts[0]))[0] == 400
    assert (await client.request("DELETE", f"/articles/{texts[0]['id']}"))[0] == 204
    assert (await client.request("GET", f"/articles/{texts[0]['id']}"))[0] == 404
    assert (await client.request("PUT", f"/articles/{texts[0]['id']}", texts[0]))[0] == 204
    for path, part in [("/", b"<html"), ("/page.js", b"fetch"), ("/page.css", b"light-dark"), ("/openapi.json", None)]:
        status, body = await client.request("GET", path)
        assert status == 200 and (part is None or part in body), path
    client.close()
    # The cursor of a page is of one commit.
    print("routes and limits: ok")


def queries():
    """What people ask: words of titles, and pairs of characters of texts."""
    random.seed(20261127)
    words = [word for article in texts for word in article["title"].split()]
    pieces = []
    for article in texts:
        at = random.randrange(max(1, len(article["body"]) - 3))
        pieces.append(article["body"][at:at + random.randint(2, 3)].strip() or "大蒜")
    return words + pieces


async def load(service):
    """Requests at a concurrency of 64: searches, completions, and writes between them.

    A request that is refused because its time is over, as when the machine stands still for half a second, is made
    again, as a client does; few may be.
    """
    asked = queries()
    times, writes, failed, left = [], [], [], iter(range(count))
    memory, refused = [], []

    async def ask(client, i, *request, **parameters):
        for _ in range(10):
            status, _ = await client.request(*request, **parameters)
            if status != 503:
                break
            refused.append(i)
            await asyncio.sleep(0.2)
        return status

    async def worker(number):
        client = Connection(service.port)
        for i in left:
            kind = i % 20
            begin = time.perf_counter()
            if kind == 0:
                article = {**random.choice(texts), "id": f"load-{number}-{i % 500}"}
                status = await ask(client, i, "PUT", f"/articles/{article['id']}", article)
            elif kind < 4:
                status = await ask(client, i, "GET", "/complete", q=random.choice(asked)[:3])
            else:
                status = await ask(client, i, "GET", "/search", q=random.choice(asked))
            (writes if kind == 0 else times).append(time.perf_counter() - begin)
            if status not in (200, 204):
                failed.append((i, status))
            if i % max(1, count // 10) == 0:
                memory.append(service.memory())
        client.close()

    begin = time.perf_counter()
    await asyncio.gather(*(worker(number) for number in range(64)))
    took = time.perf_counter() - begin
    times.sort()
    writes.sort()
    at = lambda values, part: f"{values[int(len(values) * part)] * 1000:.1f} ms"
    print(f"{count} requests, 64 at a time: {took:.1f} s, {count / took:.0f}/s; reads p50 {at(times, .5)}, "
          f"p99 {at(times, .99)}; writes p50 {at(writes, .5)}, p99 {at(writes, .99)}; {len(failed)} failed, "
          f"{len(refused)} refused for their time and made again")
    print(f"memory in MiB over the run: {memory}")
    assert not failed, failed[:10]
    assert len(refused) <= count // 20, f"{len(refused)} of {count} requests were refused for their time"
    settled = memory[len(memory) // 3:]
    assert max(settled) < min(settled) + 96, memory


async def writes_until(port, names, acknowledged, stop):
    """Puts articles until the service is gone; what was acknowledged is kept."""
    async def writer(number):
        client = Connection(port)
        try:
            i = 0
            while not stop.is_set():
                name = f"{names}-{number}-{i}"
                i += 1
                status, _ = await client.request("PUT", f"/articles/{name}", {**texts[i % len(texts)], "id": name})
                if status == 204:
                    acknowledged.append(name)
        except (OSError, EOFError):
            pass
    await asyncio.gather(*(writer(number) for number in range(16)))


async def nothing_is_lost(index, ends):
    """Ends the service between writes; what was acknowledged is there when it is started again."""
    service = Service(program, index)
    acknowledged, stop = [], asyncio.Event()
    task = asyncio.create_task(writes_until(service.port, ends.__name__, acknowledged, stop))
    try:
        while len(acknowledged) < 300:
            await asyncio.sleep(0.01)
            assert not task.done()
        code = await asyncio.to_thread(ends, service)
    finally:
        if service.process.poll() is None:
            service.kill()
    stop.set()
    await task
    service = Service(program, index)
    client = Connection(service.port)
    for name in acknowledged:
        status, _ = await client.request("GET", f"/articles/{name}")
        assert status == 200, f"{name} was acknowledged, and is lost"
    client.close()
    assert service.stop() == 0
    print(f"{ends.__name__}: {len(acknowledged)} acknowledged, none lost")
    return code


def killed(service):
    service.kill()


def stopped(service):
    return service.stop()


with tempfile.TemporaryDirectory() as folder:
    index = str(pathlib.Path(folder, "articles.garlic"))
    service = Service(program, index)
    try:
        asyncio.run(answers(service.port))
        asyncio.run(load(service))
    except BaseException:
        service.kill()
        raise
    assert service.stop() == 0
    asyncio.run(nothing_is_lost(index, killed))
    assert asyncio.run(nothing_is_lost(index, stopped)) == 0
