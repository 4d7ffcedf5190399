// What does a document consist of, and how is each part searched?

public import GarlicText

/// A field of a schema: its name, the kind of its values, and how they are indexed.
public struct Field: Sendable, Hashable {
  /// The kind of values of a field.
  public enum Kind: UInt8, Sendable, Hashable, Codable {
    // These numbers are written into index files: never change them, only add.
    /// Running text: analyzed into terms and ranked.
    case text = 1
    /// A value that is matched as a whole, as a category, a tag or a path; a document may have several.
    case keyword = 2
    /// A 64-bit signed integer.
    case integer = 3
    /// A 64-bit floating-point number.
    case double = 4
    /// A date and time, in milliseconds since 1970-01-01 00:00 UTC.
    case date = 5

    /// Whether its values are numbers, dates among them.
    var isNumeric: Bool { self == .integer || self == .double || self == .date }
  }

  /// The name in documents and queries.
  public var name: String
  /// The kind of its values.
  public var kind: Kind
  /// The weight of the field in BM25F (text only).
  public var weight: Double
  /// Whether the value is stored, so that hits can show it.
  public var isStored: Bool
  /// Whether positions of terms are indexed, which phrases need (text only).
  public var hasPositions: Bool
  /// Whether values are kept by document for sorting, facets and grouping (keywords; numbers always have a
  /// column).
  public var hasColumn: Bool
  /// BM25's b, the length normalization of the field: 0 none, 1 full.
  public var b: Double
  /// Whether whole values are offered as completions (text only); see <doc:WhileTyping>.
  ///
  /// Where no field says so, those of short stored text fields are.
  public var completes = false
  /// How its text is analyzed where that differs from the index's analyzer (text only); nil for no difference.
  public var analysis: FieldAnalysis? {
    didSet { if analysis == FieldAnalysis() { analysis = nil } }
  }
  /// The folds by which values are equal (keywords only): `Folds.case`, `Folds.width`, both, or none for the bytes
  /// as they are.
  public var normalization: Folds = []
  /// The analysis in the file, where this version does not know it.
  var unknownAnalysis: [UInt8]?

  init(
    name: String, kind: Kind, weight: Double = 1, isStored: Bool, hasPositions: Bool = false,
    hasColumn: Bool = true, b: Double = Field.defaultB, completes: Bool = false,
    analysis: FieldAnalysis? = nil, normalization: Folds = []
  ) {
    self.analysis = analysis == FieldAnalysis() ? nil : analysis
    self.normalization = normalization
    self.name = name
    self.kind = kind
    self.weight = weight
    self.isStored = isStored
    self.hasPositions = hasPositions
    self.hasColumn = hasColumn
    self.b = b
    self.completes = completes
  }

  /// What keeps the number of a field that was removed: it has no name, and no document has a value in it.
  static let removed = Field(name: "", kind: .integer, isStored: false)

  /// Whether it was removed from the schema; the fields of a schema of the caller have names.
  var isRemoved: Bool { name.isEmpty }

  /// BM25's usual b (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009).
  public static let defaultB = 0.75

  /// A field of running text.
  ///
  /// - Parameters:
  ///   - name: the field's name.
  ///   - weight: the weight of the field in BM25F, above 0 and up to 1000.
  ///   - stored: whether the text is stored, for snippets.
  ///   - positions: whether positions are indexed; without them the field matches no phrase, and a CJK
  ///     run of three characters or more only by its bigrams.
  ///   - b: the length normalization, 0 to 1.
  ///   - completes: whether whole values are offered as completions; they must be stored.
  ///   - analysis: how the text is analyzed where that differs from the index's analyzer; see <doc:Analysis>.
  public static func text(
    _ name: String, weight: Double = 1, stored: Bool = true, positions: Bool = true,
    b: Double = Field.defaultB, completes: Bool = false, analysis: FieldAnalysis? = nil
  ) -> Field {
    Field(
      name: name, kind: .text, weight: weight, isStored: stored, hasPositions: positions, b: b,
      completes: completes, analysis: analysis)
  }

  /// A field of keywords, each of which is matched as a whole.
  ///
  /// - Parameters:
  ///   - name: the field's name.
  ///   - stored: whether the values are stored, so that hits can show them.
  ///   - column: whether values are kept by document, some bits each, for sorting, facets and grouping. Without a
  ///     column the first of these that is asked for makes one in memory from the postings.
  ///   - normalization: by what values are equal, `Folds.case` and `Folds.width`: hits show what was put; queries,
  ///     facets, groups and sorts go by the normalized value.
  public static func keyword(
    _ name: String, stored: Bool = true, column: Bool = true, normalization: Folds = []
  ) -> Field {
    Field(
      name: name, kind: .keyword, isStored: stored, hasColumn: column, normalization: normalization)
  }

  /// A field of integers.
  public static func integer(_ name: String, stored: Bool = true) -> Field {
    Field(name: name, kind: .integer, isStored: stored)
  }

  /// A field of floating-point numbers.
  public static func double(_ name: String, stored: Bool = true) -> Field {
    Field(name: name, kind: .double, isStored: stored)
  }

  /// A field of dates.
  public static func date(_ name: String, stored: Bool = true) -> Field {
    Field(name: name, kind: .date, isStored: stored)
  }
}
