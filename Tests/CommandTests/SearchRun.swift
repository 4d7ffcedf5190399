// How does a test run the program as a person would?

import Foundation
import Testing

/// One run of the built program `search`: what it printed and how it ended.
struct SearchRun {
  var output: String
  var errors: String
  var code: Int32

  var lines: [Substring] { output.split(separator: "\n", omittingEmptySubsequences: false) }

  /// The lines of output as JSON objects.
  var objects: [[String: Any]] {
    output.split(separator: "\n").compactMap {
      try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
  }

  /// - Parameters:
  ///   - arguments: the arguments of the command.
  ///   - folder: the current folder of the run; its `.cache` is the user's cache.
  ///   - input: standard input; nil for none.
  ///   - environment: variables beside the usual ones.
  ///   - wrapper: a command that runs the program, as `env` would.
  init(
    _ arguments: [String], in folder: TemporaryFolder, input: String? = nil,
    environment: [String: String] = [:], wrapper: [String] = []
  ) throws {
    let process = Process()
    let command = wrapper + [try Self.program().path] + arguments
    process.executableURL = URL(filePath: command[0])
    process.arguments = Array(command.dropFirst())
    process.currentDirectoryURL = URL(filePath: folder.path)
    var variables = ProcessInfo.processInfo.environment
    variables["XDG_CACHE_HOME"] = "\(folder.path)/.cache"
    variables["XDG_CONFIG_HOME"] = "\(folder.path)/.config"
    variables["NO_COLOR"] = nil
    // Messages are compared in English.
    variables["LC_ALL"] = "C.UTF-8"
    variables["SWIFT_BACKTRACE"] = "enable=no"
    variables.merge(environment) { $1 }
    process.environment = variables
    // Files rather than pipes: no output is too long for them.
    let place = FileManager.default.temporaryDirectory.path + "/garlic-\(UUID().uuidString)"
    defer {
      for suffix in ["out", "err", "in"] {
        try? FileManager.default.removeItem(atPath: "\(place).\(suffix)")
      }
    }
    for suffix in ["out", "err"] {
      _ = FileManager.default.createFile(atPath: "\(place).\(suffix)", contents: nil)
    }
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: "\(place).out"))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: "\(place).err"))
    if let input {
      try Data(input.utf8).write(to: URL(filePath: "\(place).in"))
      process.standardInput = try FileHandle(forReadingFrom: URL(filePath: "\(place).in"))
    } else {
      process.standardInput = FileHandle.nullDevice
    }
    try process.run()
    process.waitUntilExit()
    output = try String(decoding: Data(contentsOf: URL(filePath: "\(place).out")), as: UTF8.self)
    errors = try String(decoding: Data(contentsOf: URL(filePath: "\(place).err")), as: UTF8.self)
    code = process.terminationReason == .exit ? process.terminationStatus : -1
  }

  /// The program lies beside the tests.
  static func program() throws -> URL {
    var folders = [Bundle.main.bundleURL, URL(filePath: ProcessInfo.processInfo.arguments[0])]
    folders += Bundle.allBundles.map(\.bundleURL)
    for start in folders {
      var folder = start
      for _ in 0..<4 {
        let candidate = folder.appending(path: "search")
        let attributes = try? FileManager.default.attributesOfItem(atPath: candidate.path)
        if attributes?[.type] as? FileAttributeType == .typeRegular { return candidate }
        folder.deleteLastPathComponent()
      }
    }
    throw MissingProgram()
  }

  struct MissingProgram: Error {}
}
