// What becomes of the schema of an index when another one is asked for?

/// How a schema differs from that of an index, and whether the index can take it up as it is.
enum SchemaDifference {
  /// The schema of an index that takes up `wanted`: its fields keep their numbers, new ones follow.
  ///
  /// - Throws: ``Obstacle`` when documents would have to be written anew.
  static func grown(_ found: Schema, to wanted: Schema) throws(Obstacle) -> Schema {
    var fields: [Field] = []
    for field in found.fields {
      guard let other = wanted.fields.first(where: { $0.name == field.name }) else {
        throw Obstacle(
          reason: "it has also the field '\(field.name)', which the given schema lacks")
      }
      if other.kind != field.kind {
        throw Obstacle(
          reason: "'\(field.name)' is a \(field.kind) field, not a \(other.kind) field")
      }
      if other.hasPositions != field.hasPositions {
        throw Obstacle(
          reason: "'\(field.name)' was indexed \(field.hasPositions ? "with" : "without") positions"
        )
      }
      fields.append(other)
    }
    for field in wanted.fields where found.index(of: field.name) == nil { fields.append(field) }
    let schema = Schema(fields: fields)
    if let fault = schema.fault { throw Obstacle(reason: fault) }
    return schema
  }

  /// Why a schema cannot be taken up.
  struct Obstacle: Error {
    let reason: String
  }
}
