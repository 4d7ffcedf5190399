// In what do two schemas differ, in words?

enum SchemaDifference {
  /// The first difference, for an error message.
  static func text(wanted: Schema, found: Schema) -> String {
    for (number, field) in wanted.fields.enumerated() {
      guard number < found.fields.count else { return "it has no field '\(field.name)'" }
      let other = found.fields[number]
      if other.name != field.name {
        return "field \(number + 1) is '\(other.name)', not '\(field.name)'"
      }
      if other.kind != field.kind {
        return "'\(field.name)' is a \(other.kind) field, not a \(field.kind) field"
      }
      if other != field { return "'\(field.name)' has other options" }
    }
    return "it has \(found.fields.count) fields, not \(wanted.fields.count)"
  }
}
