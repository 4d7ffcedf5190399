// What does ICU call this status?

internal import CICUShims

enum ICUStatus {
  /// The name of one of ICU's error codes, as "U_INVALID_FORMAT_ERROR".
  static func name(_ status: Int32) -> String { unsafe String(cString: icu_status_name(status)) }
}
