// What of a record does not map to fields?

/// Why a value of a record is no value of a field, or the other way round.
struct RecordFault: Error {
  /// The path of the value: the names of the properties that lead to it, with dots between them.
  var path: String
  var reason: String

  /// What an error of a type that encodes or decodes itself says.
  init(_ error: any Error) {
    switch error {
    case let fault as RecordFault: self = fault
    case EncodingError.invalidValue(_, let context): self.init(context)
    case Swift.DecodingError.typeMismatch(_, let context): self.init(context)
    case Swift.DecodingError.valueNotFound(_, let context): self.init(context)
    case Swift.DecodingError.keyNotFound(let key, let context):
      self.init(path: (context.codingPath + [key]).fieldPath, reason: context.debugDescription)
    case Swift.DecodingError.dataCorrupted(let context): self.init(context)
    default: self.init(path: "", reason: "\(error)")
    }
  }

  init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  private init(_ context: EncodingError.Context) {
    self.init(path: context.codingPath.fieldPath, reason: context.debugDescription)
  }

  private init(_ context: Swift.DecodingError.Context) {
    self.init(path: context.codingPath.fieldPath, reason: context.debugDescription)
  }
}

extension [any CodingKey] {
  /// The name of the field that these keys lead to.
  var fieldPath: String { map(\.stringValue).joined(separator: ".") }
}

/// A key that a container makes itself.
struct RecordKey: CodingKey {
  let stringValue: String
  let intValue: Int?

  init(stringValue: String) {
    self.stringValue = stringValue
    intValue = nil
  }

  init(intValue: Int) {
    stringValue = String(intValue)
    self.intValue = intValue
  }

  /// The key of what a class encodes of its superclass.
  static let ofSuperclass = RecordKey(stringValue: "super")
}
