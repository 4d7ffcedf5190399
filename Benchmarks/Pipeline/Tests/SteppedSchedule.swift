// What does a simulation by equal steps of time say, which knows no events?

import Pipeline

/// A write simulated tick by tick: the caller follows a list of instructions, and in each tick the threads that have
/// work share the processors.
///
/// The work is in whole ticks of a processor.
struct SteppedSchedule {
  private enum Instruction {
    case work(Double)
    case pause(Double)
    case write(Double)
    case awaitDisk
    case beginBlock(Int)
    case awaitBlock(Int)
    case begin(chunk: Int)
    case take
    case awaitChunks
    case writeLast
    case beginPart(Int, Double)
    case awaitPart(Int)
  }

  private enum Job: Hashable {
    case block(Int)
    case chunk(Int)
    case part(Int)
  }

  private let workload: Workload
  private let threads: Int
  private let partsAhead: Int
  private let blocks: [Double]
  private var program: [Instruction] = []
  private var left: [Job: Double] = [:]
  private var submitted = 0
  private var returned = 0
  private var segment = 0
  private var parts = 0
  private var diskLeft = 0.0
  private(set) var wall = 0.0

  /// - Parameter tick: the length of a tick, in seconds.
  init(
    _ workload: Workload, threads: Int, processors: Int, partsAhead: Int, blocksAhead: Int,
    tick: Double
  ) {
    self.workload = workload
    self.threads = threads
    self.partsAhead = partsAhead
    blocks = workload.chunks.flatMap(\.blocks)
    var block = 0
    for (number, chunk) in workload.chunks.enumerated() {
      for work in chunk.blocks {
        if block == 0 { program += (0..<blocksAhead).map { .beginBlock($0) } }
        program +=
          blocksAhead == 0
          ? [.work(work)] : [.beginBlock(block + blocksAhead), .awaitBlock(block)]
        block += 1
      }
      program += [.work(chunk.produce), .begin(chunk: number), .take]
    }
    program += [
      .awaitChunks, .take, .writeLast, .work(workload.end), .awaitDisk, .pause(workload.disk),
    ]
    while true {
      while step() {}
      if program.isEmpty { break }
      let share = min(1, Double(processors) / Double(max(1, left.count + (isWorking ? 1 : 0))))
      for (job, rest) in left {
        let rest = rest - share * tick
        left[job] = rest > 1e-9 ? rest : nil
      }
      switch program[0] {
      case .work(let rest): program[0] = .work(rest - share * tick)
      case .pause(let rest): program[0] = .pause(rest - tick)
      default: break
      }
      diskLeft = max(0, diskLeft - tick)
      wall += tick
    }
  }

  private var isWorking: Bool { if case .work = program[0] { true } else { false } }

  private var chunksRunning: Int {
    left.keys.count { if case .chunk = $0 { true } else { false } }
  }

  /// Does what takes no time; false when time has to pass.
  private mutating func step() -> Bool {
    guard let first = program.first else { return false }
    switch first {
    case .work(let rest), .pause(let rest):
      if rest > 1e-9 { return false }
      program.removeFirst()
    case .write(let work):
      diskLeft += work
      program.removeFirst()
    case .awaitDisk:
      if diskLeft > 1e-9 { return false }
      program.removeFirst()
    case .beginBlock(let block):
      program.removeFirst()
      if block < blocks.count, blocks[block] > 0 { left[.block(block)] = blocks[block] }
    case .awaitBlock(let block):
      if left[.block(block)] != nil { return false }
      program.removeFirst()
    case .begin(let chunk):
      if threads == 1 {
        program[0] = .work(workload.chunks[chunk].invert)
        submitted += 1
        return true
      }
      if chunksRunning >= threads { return false }
      program.removeFirst()
      submitted += 1
      if workload.chunks[chunk].invert > 0 { left[.chunk(chunk)] = workload.chunks[chunk].invert }
    case .take:
      if returned == submitted || left[.chunk(returned)] != nil {
        program.removeFirst()
        return true
      }
      let collect = workload.chunks[returned].collect
      returned += 1
      let isLast = returned == workload.chunks.count
      program.insert(contentsOf: [.work(collect)] + (isLast ? [] : due()), at: 0)
    case .awaitChunks:
      if chunksRunning > 0 { return false }
      program.removeFirst()
    case .writeLast:
      program.removeFirst()
      program.insert(contentsOf: due(), at: 0)
    case .beginPart(let part, let work):
      program.removeFirst()
      if work > 0 { left[.part(part)] = work }
    case .awaitPart(let part):
      if left[.part(part)] != nil { return false }
      program.removeFirst()
    }
    return true
  }

  /// The instructions of the segments that are to be written now.
  private mutating func due() -> [Instruction] {
    var list: [Instruction] = []
    while segment < workload.segments.count, workload.segments[segment].chunks <= returned {
      for step in workload.segments[segment].steps {
        switch step {
        case .work(let work, let disk): list += [.work(work), .write(disk)]
        case .parts(let all): list += instructions(all)
        }
      }
      segment += 1
    }
    return list
  }

  private mutating func instructions(_ all: [Workload.Part]) -> [Instruction] {
    if threads == 1 || all.count < 2 {
      return all.flatMap { [.work($0.make), .work($0.append), .write($0.disk)] }
    }
    defer { parts += all.count }
    func begin(_ number: Int) -> [Instruction] {
      number < all.count ? [.beginPart(parts + number, all[number].make)] : []
    }
    return (0..<partsAhead).flatMap(begin)
      + all.indices.flatMap {
        [.awaitPart(parts + $0)] + begin($0 + partsAhead)
          + [.work(all[$0].append), .write(all[$0].disk)]
      }
  }
}
