// Which columns of a segment were looked at already?

import GarlicText

/// The columns of a segment, each opened when it is first asked for and kept.
final class OpenedColumns: Sendable {
  private struct State {
    var columns: [Int: Column?] = [:]
  }
  private let state = Guarded(State())

  /// The column of a field; `open` makes it the first time.
  func column(
    _ field: Int, _ open: () throws(IndexError) -> Column?
  ) throws(IndexError) -> Column? {
    if let known = state.withLock({ $0.columns[field] }) { return known }
    let column = try open()
    state.withLock { $0.columns[field] = .some(column) }
    return column
  }
}
