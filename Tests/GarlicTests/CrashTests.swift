// Is anything committed lost when the writing process is killed?

import Foundation
import Garlic
import TestSupport
import Testing

@Suite struct CrashTests {
  /// The program next to the test bundle.
  static func program(_ name: String) throws -> URL {
    var folder = Bundle.main.bundleURL
    for candidate in [Bundle.main.bundleURL, URL(filePath: CommandLine.arguments[0])] {
      folder = candidate
      while folder.path != "/" {
        let program = folder.appending(path: name)
        if FileManager.default.isExecutableFile(atPath: program.path) { return program }
        folder = folder.deletingLastPathComponent()
      }
    }
    throw CocoaError(.fileNoSuchFile)
  }

  @Test(.timeLimit(.minutes(20))) func nothingCommittedIsLostByKilling() throws {
    let program = try Self.program("CrashWriter")
    let folder = FileManager.default.temporaryDirectory.appending(path: "garlic-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let rounds = min(TestRounds.count(60), 400)
    var killed = 0
    var commits = 0
    for round in 0..<rounds {
      // A new index every twenty rounds, so that the first commits are hit as well.
      let path = folder.appending(path: "i\(round / 20)").path
      let writer = Process()
      writer.executableURL = program
      writer.arguments = [path, String(round)]
      let output = Pipe()
      writer.standardOutput = output
      writer.standardError = FileHandle.nullDevice
      try writer.run()
      // Most are killed some time after their first commit, however slow the machine; the others
      // while they start.
      var told = round % 4 == 0 ? Data() : output.fileHandleForReading.availableData
      usleep(UInt32.random(in: 0...40_000))
      kill(writer.processIdentifier, SIGKILL)
      writer.waitUntilExit()
      killed += 1
      told += try output.fileHandleForReading.readToEnd() ?? Data()
      let lines = String(decoding: told, as: UTF8.self)
      let said = lines.split(separator: "\n").compactMap { Int($0) }.last ?? 0
      guard FileManager.default.fileExists(atPath: path) else {
        #expect(said == 0)
        continue
      }
      let snapshot = try SearchIndex.open(path).snapshot
      let last = Int(try snapshot.document(id: "last")?["body"]?.text ?? "0") ?? 0
      #expect(last >= said, "commit \(said) was said to be durable, \(last) is there")
      for commit in max(1, last - 20)..<max(1, last + 1) {
        #expect(try snapshot.document(id: "\(commit)-0") != nil, "document of commit \(commit)")
      }
      #expect(try snapshot.document(id: "\(last + 1)-0") == nil)
      let check = try IndexCheck.of(path, deep: round % 10 == 0)
      #expect(check.faults.filter { !$0.section.hasPrefix("commit slot") }.isEmpty)
      commits = max(commits, last)
    }
    print("killed \(killed) writers, up to \(commits) commits in one index")
    #expect(killed == rounds)
    #expect(commits >= 15)
  }

  /// Seconds that readers and a writer share an index: `GARLIC_SOAK_SECONDS`, 1 unless told.
  static let soakSeconds =
    Int(ProcessInfo.processInfo.environment["GARLIC_SOAK_SECONDS"] ?? "") ?? 1

  @Test(.timeLimit(.minutes(20))) func eightProcessesReadWhileOneWrites() throws {
    let program = try Self.program("CrashWriter")
    let folder = FileManager.default.temporaryDirectory.appending(path: "garlic-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "i").path
    _ = try SearchIndex.open(path, schema: Schema(.text("body")))
    func start(_ arguments: [String]) throws -> (Process, Pipe) {
      let process = Process()
      process.executableURL = program
      process.arguments = arguments
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      return (process, output)
    }
    let writer = try start([path, "0"])
    let readers = try (0..<8).map { _ in try start(["read", path, String(Self.soakSeconds)]) }
    var searches = 0
    for (reader, output) in readers {
      let said = String(
        decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
      reader.waitUntilExit()
      #expect(reader.terminationStatus == 0, "\(said)")
      searches += Int(said.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
    }
    kill(writer.0.processIdentifier, SIGKILL)
    writer.0.waitUntilExit()
    let commits = String(
      decoding: try writer.1.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self
    ).split(separator: "\n").count
    print("eight readers, \(Self.soakSeconds) s: \(searches) searches beside \(commits) commits")
    #expect(searches > 0 && commits > 0)
  }
}
