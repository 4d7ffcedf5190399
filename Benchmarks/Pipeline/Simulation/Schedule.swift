// When would each piece of a write be done with more threads, and who would wait?

/// The schedule of a write on so many threads, by the rules of the library: `IngestPipeline` hands chunks to threads and
/// gets them back in order, `OrderedWork` has parts of a segment made.
public struct Schedule: Sendable {
  /// Where the time of the caller's thread went, in seconds.
  public struct Caller: Sendable, Equatable {
    /// Until the next block of records was read; reading it, where there is one thread.
    public var reading = 0.0
    /// Putting and taking back; longer than the work where processors are fewer than threads.
    public var producing = 0.0
    /// Until a thread was free to invert the next chunk, and until the last chunk was inverted.
    public var waitingForChunks = 0.0
    /// Inverting, where there is one thread.
    public var inverting = 0.0
    /// What no other thread may do of a segment.
    public var writing = 0.0
    /// Until the part of a segment was made that is to be appended next.
    public var waitingForParts = 0.0
    /// Making parts, where there is one thread.
    public var making = 0.0
    /// Until the disk had what was written.
    public var waitingForDisk = 0.0
  }

  /// How long the write takes, in seconds.
  public private(set) var wall = 0.0
  /// Where the time of the caller's thread went.
  public private(set) var caller = Caller()

  private let workload: Workload
  private let threads: Int
  private let partsAhead: Int
  private let blocks: [Double]
  private let blocksAhead: Int
  private var processors: SharedProcessors
  /// Those of chunks that were handed out, and of blocks that are being read.
  private var jobs: [Int] = []
  private var readers: [Int] = []
  private var read = 0
  /// When the disk will have what was written so far.
  private var diskEnd = 0.0
  private var returned = 0
  private var written = 0

  /// Simulates a write.
  ///
  /// - Parameters:
  ///   - workload: the pieces of work.
  ///   - threads: how many threads analyze and make parts.
  ///   - processors: how many there are for these threads and the caller's.
  ///   - partsAhead: parts of a segment that may be begun before the one that is appended next is done.
  ///   - blocksAhead: blocks of records that may be begun before the one whose documents are put next is done; 0 when the
  ///     caller reads them.
  public init(
    _ workload: Workload, threads: Int, processors count: Int, partsAhead: Int,
    blocksAhead: Int = 0
  ) {
    self.workload = workload
    self.threads = max(1, threads)
    self.partsAhead = max(1, partsAhead)
    self.blocksAhead = blocksAhead
    blocks = workload.chunks.flatMap(\.blocks)
    processors = SharedProcessors(count: count)
    for chunk in workload.chunks { submit(chunk) }
    spend(\.waitingForChunks) { [jobs] in
      for job in jobs { $0.wait(for: job) }
    }
    takeChunks()
    writeSegments(upTo: returned)
    spend(\.writing) { $0.work(workload.end) }
    spend(\.waitingForDisk) { [diskEnd] in
      $0.pause(max(0, diskEnd - $0.now) + workload.disk)
    }
    wall = processors.now
  }

  /// Books what the clock goes on during `body`.
  private mutating func spend(
    _ account: WritableKeyPath<Caller, Double>, _ body: (inout SharedProcessors) -> Void
  ) {
    let before = processors.now
    body(&processors)
    caller[keyPath: account] += processors.now - before
  }

  private mutating func submit(_ chunk: Workload.Chunk) {
    for _ in chunk.blocks { readNext() }
    spend(\.producing) { $0.work(chunk.produce) }
    if threads == 1 {
      spend(\.inverting) { $0.work(chunk.invert) }
      jobs.append(processors.start(0))
    } else {
      spend(\.waitingForChunks) { [jobs, threads] in $0.wait(for: jobs, untilRunning: threads - 1) }
      jobs.append(processors.start(chunk.invert))
    }
    takeChunks()
  }

  /// Has the next block of records.
  private mutating func readNext() {
    if blocksAhead == 0 {
      spend(\.reading) { [work = blocks[read]] in $0.work(work) }
      read += 1
      return
    }
    while readers.count < blocks.count, readers.count <= read + blocksAhead {
      readers.append(processors.start(blocks[readers.count]))
    }
    spend(\.reading) { [job = readers[read]] in $0.wait(for: job) }
    read += 1
  }

  private mutating func takeChunks() {
    while returned < jobs.count, processors.isDone(jobs[returned]) {
      let collect = workload.chunks[returned].collect
      spend(\.producing) { $0.work(collect) }
      returned += 1
      // The last is not full; it is written at the end.
      if returned < workload.chunks.count { writeSegments(upTo: returned) }
    }
  }

  private mutating func writeSegments(upTo chunks: Int) {
    while written < workload.segments.count, workload.segments[written].chunks <= chunks {
      for step in workload.segments[written].steps {
        switch step {
        case .work(let work, let disk):
          spend(\.writing) { $0.work(work) }
          write(disk)
        case .parts(let parts): make(parts)
        }
      }
      written += 1
    }
  }

  private mutating func make(_ parts: [Workload.Part]) {
    if threads == 1 || parts.count < 2 {
      for part in parts {
        spend(\.making) { $0.work(part.make) }
        spend(\.writing) { $0.work(part.append) }
        write(part.disk)
      }
      return
    }
    var made: [Int] = []
    for part in parts.prefix(partsAhead) { made.append(processors.start(part.make)) }
    for (number, part) in parts.enumerated() {
      spend(\.waitingForParts) { [job = made[number]] in $0.wait(for: job) }
      if made.count < parts.count { made.append(processors.start(parts[made.count].make)) }
      spend(\.writing) { $0.work(part.append) }
      write(part.disk)
    }
  }

  /// Gives the disk something to do after what it has.
  private mutating func write(_ seconds: Double) {
    if seconds > 0 { diskEnd = max(diskEnd, processors.now) + seconds }
  }
}
