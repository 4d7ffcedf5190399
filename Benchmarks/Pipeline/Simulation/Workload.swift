// What does a write of documents have to do, piece by piece?

/// The measured pieces of work of a write, in seconds.
public struct Workload: Sendable {
  /// Documents that are inverted together.
  public struct Chunk: Sendable {
    /// Blocks of records that are read before the last document is put; by other threads, where there are several.
    public var blocks: [Double]
    /// Putting the documents, by the caller's thread.
    public var produce: Double
    /// Inverting them, by any thread.
    public var invert: Double
    /// Taking them back, by the caller's thread.
    public var collect: Double

    /// A chunk of these pieces.
    public init(blocks: [Double] = [], produce: Double, invert: Double, collect: Double) {
      self.blocks = blocks
      self.produce = produce
      self.invert = invert
      self.collect = collect
    }
  }

  /// A part of a segment, which any thread makes and the caller's appends in order.
  public struct Part: Sendable {
    /// What any thread does.
    public var make: Double
    /// What the caller's thread does then.
    public var append: Double
    /// What the disk does after that, beside all threads.
    public var disk: Double

    /// A part of these pieces.
    public init(make: Double, append: Double, disk: Double = 0) {
      self.make = make
      self.append = append
      self.disk = disk
    }
  }

  /// What is done before the next step begins.
  public enum Step: Sendable {
    /// Work of the caller's thread, and what the disk does after that, beside all threads.
    case work(Double, disk: Double = 0)
    /// Parts that threads make side by side.
    case parts([Part])
  }

  /// A segment, written once so many chunks are taken back.
  public struct Segment: Sendable {
    /// Chunks of this segment and of all before it.
    public var chunks: Int
    /// What is done for it, in order.
    public var steps: [Step]

    /// A segment of these steps.
    public init(chunks: Int, steps: [Step]) {
      self.chunks = chunks
      self.steps = steps
    }
  }

  /// In the order of the documents.
  public var chunks: [Chunk] = []
  /// In order; the last holds all chunks that are left.
  public var segments: [Segment] = []
  /// What the caller's thread does after the last segment.
  public var end = 0.0
  /// What it waits for the disk at last, whatever was written before.
  public var disk = 0.0

  /// Nothing to do.
  public init() {}

  /// All work but waiting, in seconds of a processor.
  public var total: Double {
    chunks.reduce(end) { sum, chunk in
      chunk.blocks.reduce(sum, +) + chunk.produce + chunk.invert + chunk.collect
    }
      + segments.reduce(0) { sum, segment in
        segment.steps.reduce(sum) { sum, step in
          switch step {
          case .work(let work, _): sum + work
          case .parts(let parts): parts.reduce(sum) { $0 + $1.make + $1.append }
          }
        }
      }
  }

  /// Work that only the caller's thread does, in seconds of a processor.
  public var serial: Double {
    chunks.reduce(end) { $0 + $1.produce + $1.collect }
      + segments.reduce(0) { sum, segment in
        segment.steps.reduce(sum) { sum, step in
          switch step {
          case .work(let work, _): sum + work
          case .parts(let parts): parts.reduce(sum) { $0 + $1.append }
          }
        }
      }
  }
}
