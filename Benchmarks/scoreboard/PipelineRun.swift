// What would more processors than there are make of indexing?

import Foundation
@_spi(Measuring) import Garlic
@_spi(Measuring) import GarlicCommands
import Pipeline

/// Indexes a file of records on one thread, measures each piece of work, and simulates other numbers of threads.
struct PipelineRun {
  /// A file of JSON lines.
  let records: String
  /// Memory for writing, in MiB; nil for what a machine with as many processors as the most threads takes unless told.
  var memory: Int?
  /// The numbers of threads that are simulated, each with as many processors.
  var threads = [1, 2, 4, 8, 16]
  /// How often it is measured with one and with two threads, in turns; the fastest counts.
  var rounds = 3

  private struct Measurement {
    var wall = 0.0
    var processor = 0.0
    var pieces: [WriteTrace.Piece] = []
    /// The size of the index.
    var bytes = 0
  }

  private func options(threads: Int) -> SearchIndex.Options {
    var options = SearchIndex.Options()
    options.threadCount = threads
    options.memoryBudget =
      memory.map { $0 << 20 }
      ?? SearchIndex.Options.usualMemoryBudget(processors: self.threads.max() ?? 1)
    return options
  }

  func run() throws {
    let size = try FileManager.default.attributesOfItem(atPath: records)[.size] as? Int ?? 0
    print(
      "\(records), \(size / 1_000_000) MB; memory \(options(threads: 1).memoryBudget >> 20) MiB; "
        + "\(Clock.processors) processors")
    var one = try index(threads: 1)
    var two = try index(threads: 2)
    for _ in 1..<max(1, rounds) {
      let again = (try index(threads: 1), try index(threads: 2))
      if again.0.wall < one.wall { one = again.0 }
      if again.1.wall < two.wall { two = again.1 }
    }
    let disk = try syncTime(bytes: one.bytes)
    let workload = Self.workload(of: one.pieces, disk: disk)
    stages(one.pieces)
    schedules(workload, megabytes: Double(size) / 1e6, disk: disk)
    for (threads, measured) in [(1, one), (2, two)] {
      let wall = schedule(workload, threads: threads, processors: Clock.processors).wall
      print(
        String(
          format: "%d threads on this machine: measured %.2f s (%.2f s of processors), simulated "
            + "%.2f s, %+.1f %%; with all pieces as much slower as processors were, %+.1f %%",
          threads, measured.wall, measured.processor, wall, (wall / measured.wall - 1) * 100,
          (wall * measured.processor / one.processor / measured.wall - 1) * 100))
    }
  }

  /// Makes an index beside the records, and removes it.
  private func index(threads: Int) throws -> Measurement {
    let path = records + ".pipeline.garlic"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try? FileManager.default.removeItem(atPath: path)
    let trace = WriteTrace()
    var options = options(threads: threads)
    if threads == 1 { options.trace = trace }
    let target = try SearchIndex.open(path, schema: RecordBenchmark.schema, options: options)
    // What is made once for all, as the dictionary of words.
    try target.write { try $0.put(id: "first", [:]) }
    _ = try target.write { batch in try batch.delete(id: "first") }
    let first = trace.pieces.count
    let (wall, processor) = (Clock.wall(), Clock.cpu())
    try target.write { batch in
      try RecordBenchmark.put(records, into: batch, trace: threads == 1 ? trace : nil)
    }
    let (wallEnd, processorEnd) = (Clock.wall(), Clock.cpu())
    return Measurement(
      wall: wallEnd - wall, processor: processorEnd - processor,
      pieces: Array(trace.pieces.dropFirst(first)),
      bytes: try target.snapshot.report().length)
  }

  /// How long the disk takes for as many bytes as an index has, in seconds.
  private func syncTime(bytes: Int) throws -> Double {
    let path = records + ".pipeline.bytes"
    defer { try? FileManager.default.removeItem(atPath: path) }
    var random = SplitMix64(state: 1)
    var least = Double.infinity
    for _ in 0..<max(1, rounds) {
      guard let file = fopen(path, "w") else {
        throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
      }
      defer { fclose(file) }
      for _ in stride(from: 0, to: bytes, by: 1 << 20) {
        let block = (0..<1 << 17).map { _ in random.next() }
        _ = block.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
      }
      fflush(file)
      let start = Clock.wall()
      fsync(fileno(file))
      least = min(least, Clock.wall() - start)
    }
    return least
  }

  /// The work of these pieces, and of a disk that has what they appended in `disk` seconds: each piece a share by the time
  /// that copying its bytes took.
  private static func workload(of pieces: [WriteTrace.Piece], disk: Double) -> Workload {
    func appends(_ piece: WriteTrace.Piece) -> Bool {
      piece.stage == .append || piece.name == "stored"
    }
    let copying = pieces.reduce(0) { $0 + (appends($1) ? $1.processor : 0) }
    func share(_ piece: WriteTrace.Piece) -> Double {
      appends(piece) && copying > 0 ? disk * piece.processor / copying : 0
    }
    var workload = Workload()
    var blocks: [Double] = []
    var produce = 0.0
    for piece in pieces {
      let work = piece.processor
      let segment = workload.segments.count - 1
      switch piece.stage {
      case .read: blocks.append(work)
      case .produce: produce += work
      case .invert:
        workload.chunks.append(
          Workload.Chunk(blocks: blocks, produce: produce, invert: work, collect: 0))
        (blocks, produce) = ([], 0)
      case .collect: workload.chunks[workload.chunks.count - 1].collect += work
      case .begin:
        workload.segments.append(
          Workload.Segment(chunks: workload.chunks.count, steps: [.work(work), .parts([])]))
      case .make, .append:
        guard case .parts(var parts)? = workload.segments[segment].steps.popLast() else { continue }
        if piece.stage == .make {
          parts.append(Workload.Part(make: work, append: 0))
        } else {
          parts[parts.count - 1].append += work
          parts[parts.count - 1].disk += share(piece)
        }
        workload.segments[segment].steps.append(.parts(parts))
      case .finish:
        workload.segments[segment].steps.append(.work(work, disk: share(piece)))
      case .commit: workload.end += work
      }
    }
    return workload
  }

  private func stages(_ pieces: [WriteTrace.Piece]) {
    print("\npiece                    count     sum, ms    longest, ms   of all")
    let all = pieces.reduce(0) { $0 + $1.processor }
    var names: [String] = []
    var groups: [String: [Double]] = [:]
    for piece in pieces {
      let name = piece.name.isEmpty ? piece.stage.rawValue : "\(piece.stage.rawValue) \(piece.name)"
      if groups[name] == nil { names.append(name) }
      groups[name, default: []].append(piece.processor)
    }
    for name in names {
      let times = groups[name] ?? []
      let sum = times.reduce(0, +)
      print(
        name.padding(toLength: 22, withPad: " ", startingAt: 0)
          + String(
            format: "%8d %11.1f %14.1f %7.1f %%", times.count, sum * 1e3, (times.max() ?? 0) * 1e3,
            sum / all * 100))
    }
  }

  private func schedule(_ workload: Workload, threads: Int, processors: Int) -> Schedule {
    let options = options(threads: threads)
    let used = options.analyzingThreads
    return Schedule(
      workload, threads: used, processors: processors, partsAhead: used,
      blocksAhead: options.blocksAhead)
  }

  private func schedules(_ workload: Workload, megabytes: Double, disk: Double) {
    let alone = schedule(workload, threads: 1, processors: 1).wall
    print(
      String(
        format: "\nserial: %.2f of %.2f s, %.1f %%; the disk has all bytes in %.2f s",
        workload.serial, workload.total, workload.serial / workload.total * 100, disk))
    print(
      """
      the caller's thread, s:                            putting  waits for  segment's  waits for  waits
      threads  used  wall, s  faster    MB/s   reading            threads    own work   parts      for the disk
      """)
    for count in threads {
      let schedule = schedule(workload, threads: count, processors: count)
      let caller = schedule.caller
      let columns = [
        caller.reading, caller.producing, caller.waitingForChunks + caller.inverting,
        caller.writing, caller.waitingForParts + caller.making, caller.waitingForDisk,
      ]
      print(
        String(
          format: "%7d %5d %8.2f %7.2f %7.1f", count, options(threads: count).analyzingThreads,
          schedule.wall, alone / schedule.wall, megabytes / schedule.wall)
          + columns.map { String(format: "%10.2f", $0) }.joined())
    }
    print("")
  }
}
