#!/usr/bin/env python3
"""Builds Garlic shards with Spark, and answers a file of queries from them.

    spark-submit garlic_spark.py build INPUT.jsonl… --output SHARDS --partitions N [--merge ALL.garlic]
    spark-submit garlic_spark.py search QUERIES.tsv --shards SHARDS --output ANSWERS.jsonl

Each partition is piped into `search index - -o part-NNNNN.garlic` on the worker that has it. Partitions are
contiguous and ordered, and the same records make the same bytes, so that a task that runs again makes the same shard.
"""

import argparse
import glob
import hashlib
import json
import os
import shutil
import subprocess
import sys
import uuid


def checksum(path):
    """The SHA-256 of a file, read in parts."""
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while part := file.read(1 << 20):
            digest.update(part)
    return digest.hexdigest()


def make_durable(path):
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def build_shard(number, records, folder, program, memory):
    """Makes one shard of an iterator of lines; what it yields is told to the driver.

    The shard is written beside its place, verified and renamed, so that whoever sees it sees all of it. A task that
    runs twice, also at the same time on two workers, renames equal bytes over each other.
    """
    place = os.path.join(folder, f"part-{number:05d}.garlic")
    temporary = f"{place}.{uuid.uuid4().hex}.tmp"
    try:
        # With one thread: the other processors have partitions of their own.
        command = [program, "index", "-", "-o", temporary, "--threads", "1", "--memory", str(memory)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            count = 0
            try:
                for record in records:
                    process.stdin.write(record.encode("utf-8") + b"\n")
                    count += 1
                process.stdin.close()
            except BrokenPipeError:
                pass  # The program tells why on standard error.
            errors = process.stderr.read().decode("utf-8", "replace")
        if process.returncode != 0:
            raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: {errors}")
        subprocess.run([program, "check", temporary], check=True, stdout=subprocess.DEVNULL)
        found = {
            "part": number, "path": place, "documents": count,
            "bytes": os.path.getsize(temporary), "sha256": checksum(temporary),
        }
        make_durable(temporary)
        os.replace(temporary, place)
        make_durable(folder)
        yield found
    finally:
        if os.path.exists(temporary):
            os.remove(temporary)


def build(spark, arguments):
    context = spark.sparkContext
    folder = os.path.abspath(arguments.output)
    os.makedirs(folder, exist_ok=True)
    for left in glob.glob(os.path.join(folder, "*.tmp")):
        os.remove(left)
    program = arguments.program
    memory = arguments.memory
    count = arguments.partitions
    # The order of the files and lines is that of the documents: of equal hits the earlier document comes first.
    lines = context.union([context.textFile(path) for path in arguments.inputs])
    numbered = lines.filter(lambda line: line.strip()).zipWithIndex().map(lambda pair: (pair[1], pair[0]))
    total = numbered.count()
    shards = (
        numbered.repartitionAndSortWithinPartitions(count, lambda number: number * count // max(total, 1))
        .mapPartitionsWithIndex(
            lambda part, pairs: build_shard(part, (record for _, record in pairs), folder, program, memory)
        )
        .collect()
    )
    shards.sort(key=lambda shard: shard["part"])
    # What is in place is what the tasks have made, also where one of them ran twice.
    in_place = dict(
        context.parallelize([shard["path"] for shard in shards], count)
        .map(lambda path: (path, checksum(path)))
        .collect()
    )
    for shard in shards:
        if in_place[shard["path"]] != shard["sha256"]:
            raise RuntimeError(f"{shard['path']} has other bytes than the task that made it told")
    if sum(shard["documents"] for shard in shards) != total:
        raise RuntimeError(f"the shards have not all of {total} records")
    # More shards than this job made are of another job.
    for path in glob.glob(os.path.join(folder, "part-*.garlic")):
        if path not in in_place:
            os.remove(path)
    with open(os.path.join(folder, "shards.json"), "w", encoding="utf-8") as file:
        json.dump(shards, file, indent=1)
    if arguments.merge:
        if os.path.exists(arguments.merge):
            os.remove(arguments.merge)
        subprocess.run(
            [program, "merge", *(shard["path"] for shard in shards), "-o", arguments.merge], check=True)
    print(f"{total} documents in {len(shards)} shards of {sum(s['bytes'] for s in shards)} bytes")


def answer(queries, shards, program, limit):
    """Answers some queries from all shards; statistics are those of all of them together."""
    texts = "".join(f"{query}\n" for query in queries)
    if not texts:
        return
    command = [program, "batch", "-", "-n", str(limit)]
    for shard in shards:
        command += ["-i", shard]
    found = subprocess.run(command, input=texts.encode("utf-8"), capture_output=True)
    # 1 means that there are no hits.
    if found.returncode not in (0, 1):
        raise RuntimeError(found.stderr.decode("utf-8", "replace"))
    yield from found.stdout.decode("utf-8").splitlines()


def search(spark, arguments):
    program = arguments.program
    limit = arguments.limit
    shards = sorted(glob.glob(os.path.join(os.path.abspath(arguments.shards), "part-*.garlic")))
    if not shards:
        sys.exit(f"there are no shards in '{arguments.shards}'")
    with open(arguments.queries, encoding="utf-8") as file:
        queries = [line.rstrip("\n") for line in file if line.strip()]
    answers = (
        spark.sparkContext.parallelize(queries, max(1, min(arguments.partitions, len(queries))))
        .mapPartitions(lambda some: answer(some, shards, program, limit))
    )
    if arguments.output.endswith(".parquet"):
        spark.read.json(answers).write.mode("overwrite").parquet(arguments.output)
        return
    with open(arguments.output, "w", encoding="utf-8") as file:
        for line in answers.toLocalIterator():
            file.write(line + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    building = commands.add_parser("build", help="make shards of JSON lines")
    building.add_argument("inputs", nargs="+", help="files of JSON lines, as Spark reads them")
    building.add_argument("--output", required=True, help="a folder that all workers see")
    building.add_argument("--merge", help="also make one index of all shards")
    building.add_argument("--memory", type=int, default=128, help="MB of memory of a worker's index")
    searching = commands.add_parser("search", help="answer a file of queries")
    searching.add_argument("queries", help="lines of 'id <tab> text'")
    searching.add_argument("--shards", required=True)
    searching.add_argument("--output", required=True, help="JSON lines, or a folder for .parquet")
    searching.add_argument("--limit", type=int, default=10)
    for command in (building, searching):
        command.add_argument("--partitions", type=int, default=2)
        command.add_argument("--program", default=shutil.which("search") or "search")
    arguments = parser.parse_args()
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.appName("garlic").getOrCreate()
    try:
        {"build": build, "search": search}[arguments.command](spark, arguments)
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
