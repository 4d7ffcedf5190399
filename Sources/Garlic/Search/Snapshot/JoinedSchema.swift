// Which fields do several indexes have together?

/// The fields of several indexes, by their names.
enum JoinedSchema {
  /// - Parameter schemas: the path and the schema of each index.
  /// - Throws: `IndexError.schemaMismatch` when a field has different kinds, positions or analyses, or there are too many.
  static func schema(_ schemas: [(path: String, schema: Schema)]) throws(IndexError) -> Schema {
    var fields: [Field] = []
    for (path, schema) in schemas {
      for field in schema.fields {
        guard let index = fields.firstIndex(where: { $0.name == field.name }) else {
          fields.append(field)
          continue
        }
        let known = fields[index]
        if known.kind != field.kind {
          throw .schemaMismatch(
            path: path,
            reason:
              "'\(field.name)' is a \(field.kind) field, and a \(known.kind) field in another index"
          )
        }
        if known.hasPositions != field.hasPositions {
          throw .schemaMismatch(
            path: path,
            reason:
              "'\(field.name)' has \(field.hasPositions ? "" : "no ")positions, unlike in another index"
          )
        }
        if let difference = field.analysisDifference(from: known) {
          throw .schemaMismatch(
            path: path,
            reason:
              "'\(field.name)' has an analysis that differs from another index in \(difference)"
          )
        }
        fields[index] = field
      }
    }
    let schema = Schema(fields: fields)
    if let fault = schema.fault {
      throw .schemaMismatch(path: schemas.last?.path ?? "", reason: fault)
    }
    return schema
  }
}
