// Which ICU is running?

internal import CICUShims

/// The versions of the running ICU.
enum LibraryVersions {
  /// The library's version and the Unicode version it knows, as ("72.1", "15.0").
  static let current: (icu: String, unicode: String) =
    unsafe (version(icu_library_version), version(icu_unicode_version))

  private static func version(_ write: (UnsafeMutablePointer<CChar>) -> Void) -> String {
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 20) { buffer in
      // Nonempty by its capacity.
      let base = unsafe buffer.baseAddress.unsafelyUnwrapped
      unsafe write(base)
      return unsafe String(cString: base)
    }
  }
}
