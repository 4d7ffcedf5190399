// How do all processors work on new documents, and the result not depend on them?

import Dispatch
import GarlicText

/// Turns documents into chunks on several threads.
///
/// Chunks come back in the order in which their documents were given, whichever is done first.
final class IngestPipeline {
  /// A chunk's documents, or what became of them.
  private final class Shared: Sendable {
    struct State {
      var done: [Int: Result<InvertedChunk, IndexError>] = [:]
      /// Bytes of the large chunks that threads have.
      var largeBytes = 0
    }
    let state = Guarded(State())
    let inverters = Guarded<[InverterBox]>([])
    let finished = DispatchSemaphore(value: 0)

    func finish(
      _ number: Int, _ result: Result<InvertedChunk, IndexError>, _ inverter: InverterBox,
      largeBytes: Int = 0
    ) {
      // One that failed still holds documents of the chunk that failed; they must not get into another.
      if case .success = result { inverters.withLock { $0.append(inverter) } }
      state.withLock { state in
        state.done[number] = result
        state.largeBytes -= largeBytes
      }
    }
  }

  /// An inverter that one thread at a time uses.
  private final class InverterBox: @unchecked Sendable {
    let inverter: ChunkInverter
    init(_ inverter: ChunkInverter) { self.inverter = inverter }
  }

  private let schema: Schema
  private let analyzer: Analyzer
  private let threads: Int
  /// Memory for what is in work besides what threads usually take, in bytes.
  private let budget: Int
  private let configuration: WriterConfiguration
  private let queue = DispatchQueue(label: "garlic.ingest", attributes: .concurrent)
  private let shared = Shared()
  private var submitted = 0
  private var returned = 0
  private var running = 0

  /// - Parameter budget: memory for large chunks in work, in bytes; one is worked on in any case.
  init(
    schema: Schema, analyzer: Analyzer, threads: Int, budget: Int,
    configuration: WriterConfiguration
  ) {
    self.configuration = configuration
    self.budget = budget
    self.schema = schema
    self.analyzer = analyzer
    self.threads = max(1, threads)
  }

  /// Gives documents of one chunk to a thread; waits while all are busy, and with a large chunk while others take the
  /// memory.
  ///
  /// - Parameter byteCount: the text of the documents, in bytes.
  func submit(_ documents: [Document], byteCount: Int) throws(IndexError) {
    let number = submitted
    submitted += 1
    if threads == 1 {
      let inverter = try takeInverter()
      shared.finish(number, IngestPipeline.invert(documents, inverter.inverter), inverter)
      return
    }
    if running == threads {
      shared.finished.wait()
      running -= 1
    }
    let largeBytes = byteCount > Self.large * configuration.chunkSize ? byteCount : 0
    while running > 0, !fits(largeBytes) {
      shared.finished.wait()
      running -= 1
    }
    // After the wait, so that there are no more of them than threads.
    let inverter = try takeInverter()
    shared.state.withLock { $0.largeBytes += largeBytes }
    running += 1
    let shared = shared
    queue.async {
      shared.finish(
        number, IngestPipeline.invert(documents, inverter.inverter), inverter,
        largeBytes: largeBytes)
      shared.finished.signal()
    }
  }

  /// A chunk of so many times the usual size is large.
  private static let large = 4

  /// Whether there is memory for a large chunk besides those that threads have.
  private func fits(_ largeBytes: Int) -> Bool {
    if largeBytes == 0 { return true }
    let inWork = shared.state.withLock { $0.largeBytes }
    return (inWork + largeBytes) * configuration.memoryPerByte <= budget
  }

  /// The next chunk in order, if it is done.
  func next() throws(IndexError) -> InvertedChunk? {
    guard returned < submitted,
      let result = shared.state.withLock({ $0.done.removeValue(forKey: returned) })
    else { return nil }
    returned += 1
    return try result.get()
  }

  /// Waits until all chunks are done.
  func finish() {
    while running > 0 {
      shared.finished.wait()
      running -= 1
    }
  }

  private func takeInverter() throws(IndexError) -> InverterBox {
    if let box = shared.inverters.withLock({ $0.popLast() }) { return box }
    return InverterBox(
      try ChunkInverter(schema: schema, analyzer: analyzer, configuration: configuration))
  }

  private static func invert(
    _ documents: [Document], _ inverter: ChunkInverter
  ) -> Result<InvertedChunk, IndexError> {
    do throws(IndexError) {
      for document in documents { try inverter.add(document) }
      return .success(try inverter.finish())
    } catch { return .failure(error) }
  }
}
