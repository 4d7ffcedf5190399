// Which field is meant, and does it have a column?

extension Schema {
  /// The number of a field with a column.
  ///
  /// - Parameter purpose: what the column is for, as in "sort by".
  /// - Throws: `IndexError.invalidArgument` when there is no such field, or it is a text field.
  func column(_ name: String, for purpose: String) throws(IndexError) -> Int {
    guard let number = index(of: name) else {
      throw .invalidArgument("cannot \(purpose) '\(name)': there is no such field")
    }
    if fields[number].kind == .text {
      throw .invalidArgument(
        "cannot \(purpose) '\(name)': it is a text field; declare a keyword field with the same value beside it and name that"
      )
    }
    return number
  }
}
