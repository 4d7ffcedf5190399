// How long did each piece of work of a write take?

import GarlicText

/// The pieces of work of a write on one thread, in the order in which they were done, for programs that measure them.
///
/// Not part of the public API: it changes with what it measures. A write with more threads leaves it empty.
@_spi(Measuring) public final class WriteTrace: Sendable {
  /// What was done in a piece of work.
  public enum Stage: String, Sendable {
    /// Reading a block of records.
    case read
    /// Putting documents, and what else the caller of `put` does.
    case produce
    /// Analyzing and inverting a chunk.
    case invert
    /// Taking a chunk back.
    case collect
    /// The begin of a segment, up to the first part of it.
    case begin
    /// Making a part of a segment: a range of a dictionary and its postings, ids.
    case make
    /// Appending a part to the file.
    case append
    /// What follows the parts of a field or a segment, by the caller's thread.
    case finish
    /// Manifest and slot, up to the disk.
    case commit
  }

  /// A piece of work.
  public struct Piece: Sendable {
    /// What was done.
    public let stage: Stage
    /// What it worked on; empty where the stage says it.
    public let name: String
    /// What it had of a processor, in seconds.
    public let processor: Double
    /// How long it took, in seconds.
    public let wall: Double
  }

  private struct State {
    var pieces: [Piece] = []
    var last = Processor.clocks
  }
  private let state = Guarded(State())

  /// An empty trace.
  public init() {}

  /// What was done so far.
  public var pieces: [Piece] { state.withLock { $0.pieces } }

  /// Begins the first piece.
  func start() { state.withLock { $0.last = Processor.clocks } }

  /// Ends a piece, which began where the one before ended.
  package func end(_ stage: Stage, _ name: String = "") {
    state.withLock { state in
      let now = Processor.clocks
      state.pieces.append(
        Piece(
          stage: stage, name: name, processor: now.processor - state.last.processor,
          wall: now.wall - state.last.wall))
      state.last = now
    }
  }
}
