// In which script is a Chinese text written?

/// Simplified or traditional characters.
package enum HanScript: UInt8, Sendable {
  /// Not Chinese, or of characters that both scripts have. The numbers are written into index files.
  case neither = 0
  case simplified = 1
  case traditional = 2

  /// The script that a reader of this one would rather not read.
  package var other: HanScript {
    switch self {
    case .neither: .neither
    case .simplified: .traditional
    case .traditional: .simplified
    }
  }
}
