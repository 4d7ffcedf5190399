// Is the simulated schedule that of the rules?

import Pipeline
import Testing

@Suite struct ScheduleTests {
  private static func workload(
    _ chunks: [(Double, Double, Double)], _ segments: [Workload.Segment], end: Double = 0,
    disk: Double = 0
  ) -> Workload {
    var workload = Workload()
    workload.chunks = chunks.map { Workload.Chunk(produce: $0.0, invert: $0.1, collect: $0.2) }
    workload.segments = segments
    workload.end = end
    workload.disk = disk
    return workload
  }

  private static func part(_ make: Double, _ append: Double) -> Workload.Part {
    Workload.Part(make: make, append: append)
  }

  /// One thread does all work, one piece after another.
  @Test func oneThread() {
    let workload = Self.workload(
      [(1, 4, 0), (1, 6, 1)],
      [.init(chunks: 2, steps: [.work(2), .parts([Self.part(5, 1), Self.part(3, 1)])])], end: 1,
      disk: 7)
    let schedule = Schedule(workload, threads: 1, processors: 1, partsAhead: 1)
    #expect(schedule.wall == 33)
    #expect(workload.total == 26)
    #expect(workload.serial == 8)
    let caller = schedule.caller
    #expect(
      [caller.producing, caller.inverting, caller.writing, caller.making, caller.waitingForDisk]
        == [3, 10, 5, 8, 7])
    #expect(caller.reading + caller.waitingForChunks + caller.waitingForParts == 0)
  }

  /// Chunks 0 and 1 begin at 1 and 2; the third is read at 3 and waits for chunk 0, which ends at 11, as the fourth,
  /// read at 12, does for chunk 1, which ends at 12; the last ends at 22.
  @Test func threadsThatAreTooFew() {
    let chunks = [(Double, Double, Double)](repeating: (1, 10, 0), count: 4)
    let schedule = Schedule(
      Self.workload(chunks, []), threads: 2, processors: 3, partsAhead: 2)
    #expect(schedule.wall == 22)
    #expect(schedule.caller.producing == 4)
    #expect(schedule.caller.waitingForChunks == 18)
  }

  /// What is read slower than it is inverted keeps threads idle: the last of four chunks is read at 40.
  @Test func aProducerThatIsTooSlow() {
    let chunks = [(Double, Double, Double)](repeating: (10, 12, 0), count: 4)
    for threads in [2, 8, 16] {
      let schedule = Schedule(
        Self.workload(chunks, []), threads: threads, processors: threads + 1, partsAhead: threads)
      #expect(schedule.wall == 52)
    }
  }

  /// Three parts of 4, 1 and 1 on two threads: the third begins when the first is taken, at 4, and is made at 5, when
  /// the second, of 2 to append, is half appended.
  @Test func partsThatWaitForTheFirst() {
    let parts = [Self.part(4, 0), Self.part(1, 2), Self.part(1, 1)]
    let workload = Self.workload([(0, 0, 0)], [.init(chunks: 1, steps: [.parts(parts)])])
    let schedule = Schedule(workload, threads: 2, processors: 3, partsAhead: 2)
    #expect(schedule.wall == 7)
    #expect(schedule.caller.waitingForParts == 4)
    #expect(Schedule(workload, threads: 2, processors: 3, partsAhead: 3).wall == 7)
  }

  /// Three threads on two processors have two thirds of one each.
  @Test func fewerProcessorsThanThreads() {
    let workload = Self.workload(
      [(0, 6, 0), (0, 6, 0)],
      [.init(chunks: 2, steps: [.parts([Self.part(6, 0), Self.part(6, 0), Self.part(6, 0)])])])
    let schedule = Schedule(workload, threads: 3, processors: 2, partsAhead: 3)
    #expect(abs(schedule.wall - (6 + 9)) < 1e-9)
  }

  /// The chunk after the segment is inverted while the segment is written.
  @Test func chunksAreInvertedWhileASegmentIsWritten() {
    let workload = Self.workload(
      [(1, 2, 0), (1, 20, 0), (1, 2, 0)],
      [.init(chunks: 1, steps: [.work(30)]), .init(chunks: 3, steps: [.work(5)])])
    // Chunk 0 is done at 3, when the third is handed out; its segment takes until 33, and the others are done then.
    #expect(Schedule(workload, threads: 2, processors: 3, partsAhead: 2).wall == 38)
  }

  /// The disk begins with what is appended first, at 3, and ends at 23, which is waited for from 9 on.
  @Test func theDiskWorksBeside() {
    let parts = [Self.part(2, 1), Self.part(2, 2)].map {
      Workload.Part(make: $0.make, append: $0.append, disk: 10)
    }
    let workload = Self.workload(
      [(0, 0, 0)], [.init(chunks: 1, steps: [.parts(parts), .work(4)])], disk: 1)
    let schedule = Schedule(workload, threads: 2, processors: 3, partsAhead: 2)
    #expect(schedule.wall == 24)
    #expect(schedule.caller.waitingForDisk == 15)
  }

  /// The blocks of three chunks, of 4 each: the caller reads them one after another; with one ahead the second is read
  /// with the first, and with two all are.
  @Test func blocksAreReadAhead() {
    var workload = Workload()
    workload.chunks = (0..<3).map { _ in
      Workload.Chunk(blocks: [4], produce: 1, invert: 2, collect: 0)
    }
    func wall(_ blocksAhead: Int) -> Double {
      Schedule(
        workload, threads: 8, processors: 16, partsAhead: 8, blocksAhead: blocksAhead
      ).wall
    }
    #expect(wall(0) == 17)
    // The third is begun at 5, when the first is put, and is read at 9.
    #expect(wall(1) == 12)
    #expect(wall(2) == 9)
  }

  /// Random work in whole ticks: with a processor for each thread exactly the steps of time, else about.
  @Test(arguments: 0..<300) func asStepsOfTime(seed: UInt64) {
    var random = SplitMix64(state: seed)
    func ticks(_ limit: Int) -> Double { Double(Int.random(in: 0...limit, using: &random)) }
    var workload = Workload()
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      let blocks = (0..<Int.random(in: 0...2, using: &random)).map { _ in ticks(6) }
      workload.chunks.append(
        Workload.Chunk(blocks: blocks, produce: ticks(4), invert: ticks(20), collect: ticks(1)))
    }
    var chunks = 0
    while chunks < workload.chunks.count {
      chunks = min(chunks + Int.random(in: 1...6, using: &random), workload.chunks.count)
      var steps: [Workload.Step] = []
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        if Bool.random(using: &random) {
          steps.append(.work(ticks(9), disk: ticks(12)))
        } else {
          steps.append(
            .parts(
              (0..<Int.random(in: 0...9, using: &random)).map { _ in
                Workload.Part(make: ticks(15), append: ticks(2), disk: ticks(4))
              }))
        }
      }
      workload.segments.append(Workload.Segment(chunks: chunks, steps: steps))
    }
    workload.end = ticks(5)
    workload.disk = ticks(9)
    let threads = Int.random(in: 1...5, using: &random)
    let ahead = threads * Int.random(in: 1...2, using: &random)
    let blocksAhead = Int.random(in: 0...3, using: &random)
    // Parts run beside chunks that are not done, and blocks that are read.
    let enough = threads + ahead + blocksAhead + 2
    func walls(_ processors: Int, tick: Double) -> (Double, Double) {
      let schedule = Schedule(
        workload, threads: threads, processors: processors, partsAhead: ahead,
        blocksAhead: blocksAhead)
      let stepped = SteppedSchedule(
        workload, threads: threads, processors: processors, partsAhead: ahead,
        blocksAhead: blocksAhead, tick: tick)
      return (schedule.wall, stepped.wall)
    }
    let exact = walls(enough, tick: 1)
    #expect(abs(exact.0 - exact.1) < 1e-6, "seed \(seed)")
    let few = Int.random(in: 1...2, using: &random)
    let shared = walls(few, tick: 1.0 / 64)
    // A job that ends within a tick wastes the rest of it.
    #expect(abs(shared.0 - shared.1) <= 1 + shared.0 / 50, "seed \(seed)")
    #expect(shared.0 >= workload.total / Double(few) - 1e-9, "seed \(seed)")
  }
}
