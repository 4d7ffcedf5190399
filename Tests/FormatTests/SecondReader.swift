// What does an index say to a program that knows only the page about its format?

import Foundation
import Testing

/// Runs `read_index.py`.
enum SecondReader {
  /// Whether a command is at hand.
  static func has(_ command: String) -> Bool {
    (try? run([command, "--version"]))?.status == 0
  }

  /// The lines that the program prints about an index.
  static func lines(_ action: String, of path: String) throws -> [String] {
    let program = GoldenTests.folder.appending(path: "read_index.py").path
    let (status, output) = try run(["python3", program, path, action])
    #expect(status == 0, "read_index.py \(action) \(path)")
    return output.split(separator: "\n").map(String.init)
  }

  static func run(_ command: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
