// How long, how much?

import Foundation

/// Clocks and memory of this process.
enum Clock {
  static func wall() -> Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
  }

  static func cpu() -> Double {
    var now = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
  }

  /// The most memory that was ever resident, in KiB.
  static func peakKiB() -> Int { number("VmHWM:", in: "/proc/self/status") }

  /// The memory that is resident now, in KiB.
  static func residentKiB() -> Int { number("VmRSS:", in: "/proc/self/status") }

  /// Lets the peak begin anew at what is resident now.
  static func forgetPeak() {
    try? Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs"))
  }

  static var processors: Int { ProcessInfo.processInfo.activeProcessorCount }

  /// Bytes that this process has handed to the system to write.
  static func bytesWritten() -> Int { number("wchar:", in: "/proc/self/io") }

  /// The number after a name in one of the system's files on this process; 0 where there is none.
  private static func number(_ name: String, in file: String) -> Int {
    guard let lines = try? String(contentsOfFile: file, encoding: .utf8) else { return 0 }
    for line in lines.split(separator: "\n") where line.hasPrefix(name) {
      return Int(line.dropFirst(name.utf8.count).filter(\.isNumber)) ?? 0
    }
    return 0
  }
}
