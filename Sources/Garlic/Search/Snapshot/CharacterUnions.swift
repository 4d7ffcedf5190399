// Which documents have this character, and what is it worth in them?

import GarlicText

/// The documents of single characters that were asked for, with their scores, as long as there is room: a character
/// stands for all terms that begin with it, whose lists take long to join.
///
/// Any thread may ask.
final class CharacterUnions: Sendable {
  struct Key: Hashable, Sendable {
    let character: [UInt8]
    let fields: [Int]
    /// The scripts of the documents that the query is ranked among; 0 for all.
    let own: UInt8
    let boost: Double
    let k1: Double
  }

  struct Union: Sendable {
    /// By segment.
    let lists: [DocumentList]
    /// A bound of the scores.
    let most: Double
  }

  private struct State {
    var known: [Key: Union] = [:]
    var documents = 0
  }

  private let state = Guarded(State())
  /// The most documents of all unions together, of 12 bytes each: when there are more, all are forgotten.
  private let mostDocuments: Int

  init(mostDocuments: Int = 1 << 18) { self.mostDocuments = mostDocuments }

  func union(_ key: Key) -> Union? { state.withLock { $0.known[key] } }

  func keep(_ union: Union, for key: Key) {
    let count = union.lists.reduce(16) { $0 + $1.documents.count }
    if count > mostDocuments / 4 { return }
    state.withLock { state in
      if state.documents + count > mostDocuments {
        state.known.removeAll()
        state.documents = 0
      }
      if state.known.updateValue(union, forKey: key) == nil { state.documents += count }
    }
  }
}
