// Which fields do the documents of an index have?

/// The fields of an index, in order.
///
/// It is written into the index file.
///
/// ```swift
/// let schema = Schema(.text("title", weight: 3), .text("body"), .keyword("category"), .date("published"))
/// ```
public struct Schema: Sendable, Hashable {
  /// The fields, in the order in which they were declared.
  public let fields: [Field]

  /// Creates a schema of these fields.
  public init(_ fields: Field...) { self.init(fields: fields) }

  /// Creates a schema of these fields.
  public init(fields: [Field]) { self.fields = fields }

  /// The most fields; those that were removed count until the index is compacted.
  static let mostFields = 64

  /// A schema of a title with weight 3 and a body.
  public static let titleAndBody = Schema(.text("title", weight: 3), .text("body"))

  /// The index of a field by its name; nil if there is no such field.
  public func index(of name: String) -> Int? {
    fields.firstIndex { $0.name == name && !$0.isRemoved }
  }

  /// Whether fields were removed, of which older segments may still have values.
  var hasRemovedFields: Bool { fields.contains(where: \.isRemoved) }

  /// The fields that there are, without those that were removed.
  var shown: Schema {
    hasRemovedFields ? Schema(fields: fields.filter { !$0.isRemoved }) : self
  }

  /// The numbers of the text fields, counted anew each time.
  var textFields: [Int] { fields.indices.filter { fields[$0].kind == .text } }

  /// What is wrong with it, for the error message; nil when it can be used.
  var fault: String? {
    if fields.isEmpty { return "a schema needs at least one field" }
    if fields.count > Self.mostFields {
      return "\(fields.count) fields; at most \(Self.mostFields) are possible"
    }
    var seen: Set<String> = []
    for field in fields {
      if field.name.isEmpty { return "a field without a name" }
      if field.name == "id" { return "a field called 'id': every document has its id already" }
      if !seen.insert(field.name).inserted { return "two fields called '\(field.name)'" }
      if !(field.weight > 0 && field.weight <= 1000) {
        return "weight \(field.weight) of '\(field.name)' is not within 0…1000"
      }
      if field.completes, !(field.kind == .text && field.isStored) {
        return "'\(field.name)' is to complete, but is no stored text field"
      }
      if let fault = field.analysisFault { return fault }
      if !(field.b >= 0 && field.b <= 1) { return "b \(field.b) of '\(field.name)' is not in 0…1" }
    }
    return nil
  }
}

extension Schema {
  private static let removedKind: UInt8 = 0

  /// `count`, then for each field: name, kind (0 for one that was removed), flags (1 stored, 2 positions, 4 no
  /// column, 8 completes, 16 an analysis of its own), weight, b, and the analysis if there is one.
  func encode(into out: inout ByteWriter) {
    out.varint(fields.count)
    for field in fields {
      let analysis = field.unknownAnalysis ?? (field.hasAnalysisEntry ? field.analysisEntry : nil)
      out.string(field.name)
      out.u8(field.isRemoved ? Self.removedKind : field.kind.rawValue)
      out.u8(
        (field.isStored ? 1 : 0) | (field.hasPositions ? 2 : 0) | (field.hasColumn ? 0 : 4)
          | (field.completes ? 8 : 0) | (analysis == nil ? 0 : 16))
      out.f64(field.weight)
      out.f64(field.b)
      if let analysis { out.blob(analysis) }
    }
  }

  init(from reader: inout ByteReader) throws(DecodingError) {
    let count = try reader.count("number of fields", limit: Self.mostFields)
    var fields: [Field] = []
    for _ in 0..<count {
      let name = try reader.string("field name")
      let code = try reader.u8("field kind")
      if code == Self.removedKind {
        _ = try reader.take(17, "a removed field")
        fields.append(.removed)
        continue
      }
      guard !name.isEmpty, let kind = Field.Kind(rawValue: code) else {
        throw DecodingError(offset: reader.offset, reason: "field kind \(code) is unknown")
      }
      let flags = try reader.u8("field flags")
      var field = Field(
        name: name, kind: kind, weight: try reader.f64("field weight"), isStored: flags & 1 != 0,
        hasPositions: flags & 2 != 0, hasColumn: flags & 4 == 0, b: try reader.f64("field b"),
        completes: flags & 8 != 0)
      if flags & 16 != 0 { field.readAnalysis(try reader.blob("field analysis")) }
      fields.append(field)
    }
    self.fields = fields
  }
}
