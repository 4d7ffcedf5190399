// Which number does a document of a source get in the new segment?

/// Documents keep their order when sources are joined; deleted ones are left out.
struct DocumentMap: Sendable {
  /// The number of the source's first document, if it is kept.
  let base: UInt32
  /// For each document of the source its number, `UInt32.max` for one that is left out; nil when
  /// all are kept.
  private let numbers: [UInt32]?

  /// All of a source's documents from `base` on.
  init(base: UInt32) {
    self.base = base
    numbers = nil
  }

  /// Those documents of `count` that are not deleted.
  init(base: UInt32, count: Int, deleted: DocumentSet) {
    self.base = base
    if deleted.isEmpty {
      numbers = nil
      return
    }
    var next = base
    numbers = (0..<count).map { document in
      if deleted.contains(UInt32(document)) { return .max }
      defer { next += 1 }
      return next
    }
  }

  @inline(__always)
  subscript(document: UInt32) -> UInt32? {
    guard let numbers else { return base &+ document }
    let number = numbers[Int(document)]
    return number == .max ? nil : number
  }

  var keepsAll: Bool { numbers == nil }
}
