// Which columns of a segment were looked at already?

import GarlicText

/// The columns of a segment, each opened when it is first asked for and kept.
final class OpenedColumns: Sendable {
  private let columns = Guarded<[Int: Column?]>([:])

  /// The column of a field; `open` makes it the first time.
  func column(
    _ field: Int, _ open: () throws(IndexError) -> Column?
  ) throws(IndexError) -> Column? {
    if let known = columns.withLock({ $0[field] }) { return known }
    let column = try open()
    columns.withLock { $0[field] = .some(column) }
    return column
  }
}
