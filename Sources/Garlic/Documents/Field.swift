// What does a document consist of, and how is each part searched?

/// A field of a schema: its name, the kind of its values, and how they are indexed.
public struct Field: Sendable, Hashable {
  /// The kind of values of a field.
  public enum Kind: UInt8, Sendable, Hashable {
    // These numbers are written into index files: never change them, only add.
    /// Running text: cut into terms, ranked.
    case text = 1
    /// A value that is matched whole: a category, a tag, a path. A document may have several.
    case keyword = 2
    /// A 64-bit signed integer.
    case integer = 3
    /// A 64-bit floating-point number.
    case double = 4
    /// A moment, in milliseconds since 1970-01-01 00:00 UTC.
    case date = 5
  }

  /// The name by which documents and queries call it.
  public var name: String
  /// What it holds.
  public var kind: Kind
  /// How much an occurrence in this field counts beside one in a field of weight 1 (text only).
  public var weight: Double
  /// Whether the value is kept, so that hits can show it.
  public var isStored: Bool
  /// Whether the positions of terms are kept, which phrases need (text only).
  public var hasPositions: Bool
  /// How strongly a long field is held against a document, BM25's b: 0 not at all, 1 fully.
  public var b: Double

  init(
    name: String, kind: Kind, weight: Double = 1, isStored: Bool, hasPositions: Bool = false,
    b: Double = Field.defaultB
  ) {
    self.name = name
    self.kind = kind
    self.weight = weight
    self.isStored = isStored
    self.hasPositions = hasPositions
    self.b = b
  }

  /// BM25's usual b (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009).
  public static let defaultB = 0.75

  /// Running text.
  ///
  /// - Parameters:
  ///   - name: the field's name.
  ///   - weight: what an occurrence here counts beside one in a field of weight 1 (BM25F).
  ///   - stored: whether the text is kept for snippets.
  ///   - positions: whether positions are kept; without them the field answers no phrase, and a run
  ///     of Chinese, Japanese or Korean of three characters and more only by its bigrams.
  ///   - b: length normalisation, 0 to 1.
  public static func text(
    _ name: String, weight: Double = 1, stored: Bool = true, positions: Bool = true,
    b: Double = Field.defaultB
  ) -> Field {
    Field(
      name: name, kind: .text, weight: weight, isStored: stored, hasPositions: positions, b: b)
  }

  /// Values that are matched whole.
  public static func keyword(_ name: String, stored: Bool = true) -> Field {
    Field(name: name, kind: .keyword, isStored: stored)
  }

  /// Integers, for matches and ranges.
  public static func integer(_ name: String, stored: Bool = true) -> Field {
    Field(name: name, kind: .integer, isStored: stored)
  }

  /// Floating-point numbers, for matches and ranges.
  public static func double(_ name: String, stored: Bool = true) -> Field {
    Field(name: name, kind: .double, isStored: stored)
  }

  /// Moments, for ranges.
  public static func date(_ name: String, stored: Bool = true) -> Field {
    Field(name: name, kind: .date, isStored: stored)
  }
}
