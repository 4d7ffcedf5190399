// What becomes of the schema of an index when another one is asked for?

/// How a schema differs from that of an index, and whether the index can take it up as it is.
enum SchemaDifference {
  /// The schema of an index that takes up `wanted`: its fields keep their numbers, new ones follow.
  ///
  /// The number of a removed field is never used again, so what segments hold under it stays hidden whatever fields
  /// come later.
  ///
  /// - Parameter names: the fields that may go.
  /// - Throws: ``Obstacle`` when documents would have to be written anew.
  static func grown(
    _ found: Schema, to wanted: Schema, removing names: Set<String>
  ) throws(Obstacle) -> Schema {
    var fields: [Field] = []
    for field in found.fields {
      guard !field.isRemoved, let number = wanted.index(of: field.name) else {
        if !field.isRemoved, !names.contains(field.name) {
          throw Obstacle(
            reason: "it has also the field '\(field.name)', which the given schema lacks",
            remedy: "open it with removing: [\"\(field.name)\"], or name the field")
        }
        fields.append(.removed)
        continue
      }
      let other = wanted.fields[number]
      if other.kind != field.kind {
        throw Obstacle(
          reason: "'\(field.name)' is a \(field.kind) field, not a \(other.kind) field")
      }
      if other.hasPositions != field.hasPositions {
        throw Obstacle(
          reason: "'\(field.name)' was indexed \(field.hasPositions ? "with" : "without") positions"
        )
      }
      if let difference = other.analysisDifference(from: field) {
        throw Obstacle(reason: "'\(field.name)' was indexed with another \(difference)")
      }
      fields.append(other)
    }
    for field in wanted.fields where found.index(of: field.name) == nil { fields.append(field) }
    let schema = Schema(fields: fields)
    if let fault = schema.shown.fault { throw Obstacle(reason: fault) }
    if fields.count > Schema.mostFields {
      throw Obstacle(
        reason:
          "\(fields.count) fields with those that were removed; \(Schema.mostFields) are possible",
        remedy: "compact it first")
    }
    return schema
  }

  /// Why a schema cannot be taken up.
  struct Obstacle: Error {
    let reason: String
    var remedy = "open it without a schema and call rebuild(with:)"
  }
}
