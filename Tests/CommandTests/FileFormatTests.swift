// Is what people write in every format found, and does what is broken end in a message?

import Foundation
import Garlic
import TestSupport
import Testing

@testable import GarlicCommands

@Suite struct FileFormatTests {
  /// The documents of a file.
  static func documents(
    _ name: String, _ bytes: [UInt8]? = nil, _ preprocessor: Preprocessor? = nil
  ) throws -> [Document] {
    let folder = try TemporaryFolder()
    let path = try folder.write(name, bytes ?? FormatSamples.bytes(name))
    let file = SourceFile(
      path: path, relativePath: name, status: try FileStatus(of: path), isNamed: true)
    var documents: [Document] = []
    _ = try FileReader.read(file, id: name, preprocessor: preprocessor, progress: { _ in }) {
      documents.append($0)
    }
    return documents
  }

  static func text(_ document: Document, _ field: String) -> String { document[field]?.text ?? "" }

  /// What each sample says: id, title and body of its documents.
  static let expected: [String: [[String]]] = [
    "a.docx": [["a.docx", "报告", "大蒜 sample\n甲\t乙\nx & 大\ny"]],
    "a.pptx": [["a.pptx", "a.pptx", "大蒜 sample\n\ntwo\n\nten"]],
    "a.xlsx": [["a.xlsx", "a.xlsx", "价格表\n大蒜\tsample\t3.5\nin"]],
    "a.odt": [["a.odt", "文件", "标题\n大蒜  sample"]],
    "a.epub": [["a.epub", "书名", "大蒜 sample\n\ntwo"]],
    "a.zip": [
      ["a.zip#d/x.md", "大蒜", "大蒜\n\nsample"], ["a.zip#e.txt", "second 大蒜", "second 大蒜\n"],
    ],
    "a.tar": [
      ["a.tar#d/x.txt", "大蒜 sample", "大蒜 sample\n"],
      ["a.tar#e.txt", "second 大蒜", "second 大蒜\n"],
    ],
    "a.tgz": [
      ["a.tgz#d/x.txt", "大蒜 sample", "大蒜 sample\n"],
      ["a.tgz#e.txt", "second 大蒜", "second 大蒜\n"],
    ],
    "a.txt.gz": [["a.txt.gz", "头", "头\n大蒜 sample\n"]],
    "a.eml": [["a.eml", "大蒜价格é e", "From: 王 <w@x.cn>\n\n大蒜\n\nsample 大\n\n附件.pdf"]],
    "a.mbox": [
      ["a.mbox", "one", "大蒜 sample\n\n"], ["a.mbox#2", "two", "second 大蒜\n>From x\n"],
    ],
    "a.srt": [["a.srt", "a.srt", "大蒜 sample\n二\n完\n"]],
    "a.vtt": [["a.vtt", "a.vtt", "大蒜 sample\n"]],
    "a.ipynb": [["a.ipynb", "笔记", "笔记\n\n大蒜\n\nprint(1)\n\nsample\n\n\nplain"]],
    "a.csv": [["a.csv", "a.csv", "名\t价\n大蒜, 白 \"x\"\tsample\n多\n行\t4\n"]],
    "a.tsv": [["a.tsv", "a.tsv", "名\t价\n大蒜\tsample\n"]],
    "a.org": [["a.org", "组织", "\n大蒜头\n\n见 链接 sample\nint\n"]],
    "a.rtf": [["a.rtf", "T", "大蒜 sample 大誼 😀\nsecond"]],
    "a.1": [["a.1", "garlic(1)", "\nNAME\n\ngarlic - 大蒜 sample—\nfoo(1)\n"]],
  ]

  @Test(arguments: expected.keys.sorted())
  func samplesSayWhatPeopleRead(_ name: String) throws {
    let documents = try Self.documents(name)
    #expect(
      documents.map { [$0.id, Self.text($0, "title"), Self.text($0, "body")] }
        == Self.expected[name])
  }

  @Test func mailsHaveTheirDates() throws {
    let mail = try #require(try Self.documents("a.eml").first)
    #expect(mail[CommandSchema.date] == FieldDate.value("23 Nov 2026"))
    #expect(mail[CommandSchema.tag] == .strings(["from=王 <w@x.cn>"]))
  }

  static let hasPoppler = ZipBuilder.has("pdftotext") && ZipBuilder.has("pdfinfo")

  @Test(.enabled(if: hasPoppler, "pdftotext is not installed")) func pagesOfPDFAreRead() throws {
    let page = try #require(try Self.documents("a.pdf").first)
    #expect(Self.text(page, "title") == "Garlic 大蒜")
    #expect(
      Self.text(page, "body").split(whereSeparator: \.isNewline) == ["sample one", "page two"])
  }

  @Test(arguments: [("xz", "xz"), ("zstd", "zst"), ("bzip2", "bz2")])
  func compressedFilesAreReadAsTheirTexts(_ program: String, _ suffix: String) throws {
    guard ZipBuilder.has(program) else {
      let error = #expect(throws: FileReader.Problem.self) {
        try Self.documents("a.txt.\(suffix)", [1, 2, 3])
      }
      guard case .unconvertible(.missing)? = error else {
        Issue.record("\(program) is missing, and this is not told")
        return
      }
      return
    }
    let bytes = try ZipBuilder.run("\(program) -c", Array("# 大蒜\n".utf8))
    #expect(try Self.documents("a.md.\(suffix)", bytes).map { Self.text($0, "title") } == ["大蒜"])
    #expect(throws: FileReader.Problem.self) {
      try Self.documents("a.txt.\(suffix)", Array(bytes.prefix(bytes.count / 2)))
    }
  }

  @Test func longTextsAreSeveralDocuments() throws {
    let folder = try TemporaryFolder()
    let lines = (0..<200).map { "line \($0) 大蒜\n" }.joined()
    let path = try folder.write("a.zip", try ZipBuilder.archive([("x.txt", lines)]))
    let file = SourceFile(
      path: path, relativePath: "a.zip", status: try FileStatus(of: path), isNamed: true)
    var documents: [Document] = []
    _ = try FileReader.read(file, id: "a.zip", partSize: 1000, progress: { _ in }) {
      documents.append($0)
    }
    #expect(documents.map { Self.text($0, "body") }.joined() == lines)
    #expect(documents.prefix(2).map(\.id) == ["a.zip#x.txt", "a.zip#x.txt#2"])
    #expect(documents.allSatisfy { Self.text($0, "body").hasSuffix("\n") })
    #expect(documents.count > 3)
  }

  // MARK: Inflate

  @Test(arguments: TestRounds.seeds(12))
  func inflateIsTheInverseOfGzip(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var bytes: [UInt8] = []
    let alphabet = UInt8.random(in: 1...255, using: &random)
    for _ in 0..<Int.random(in: 0...400, using: &random) {
      if Bool.random(using: &random), !bytes.isEmpty {
        let start = Int.random(in: 0..<bytes.count, using: &random)
        bytes += bytes[start...].prefix(Int.random(in: 1...300, using: &random))
      } else {
        bytes.append(.random(in: 0...alphabet, using: &random))
      }
    }
    let level = Int.random(in: 1...9, using: &random)
    let packed = try ZipBuilder.run("gzip -nc\(level)", bytes)
    #expect(try GzipFile.unpack(packed, limit: 1 << 20) == bytes, "seed \(seed)")
    #expect(try GzipFile.unpack(packed + packed, limit: 1 << 20) == bytes + bytes, "seed \(seed)")
    if bytes.count > 1 {
      #expect(throws: FormatError.tooLarge(bytes.count - 1)) {
        try GzipFile.unpack(packed, limit: bytes.count - 1)
      }
    }
    // Whatever is damaged ends in an error, or in other bytes.
    for _ in 0..<30 {
      var broken = packed
      broken[Int.random(in: 0..<broken.count, using: &random)] ^=
        UInt8(1) << UInt8.random(in: 0...7, using: &random)
      _ = try? GzipFile.unpack(broken, limit: 1 << 20)
      _ = try? GzipFile.unpack(
        Array(broken.prefix(.random(in: 0...broken.count, using: &random))), limit: 1 << 20)
    }
  }

  // MARK: Hostile files

  @Test(arguments: FormatSamples.names, TestRounds.seeds(2))
  func brokenFilesEndInAnError(_ name: String, _ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let sample = try FormatSamples.bytes(name)
    // Each is a process for PDF.
    for _ in 0..<(name == "a.pdf" ? 1 : TestRounds.size(25, quick: 15)) {
      var bytes = sample
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes = Array(bytes.prefix(.random(in: 1...bytes.count, using: &random)))
      case 1:
        let start = Int.random(in: 0..<bytes.count, using: &random)
        bytes.removeSubrange(start..<min(bytes.count, start + .random(in: 1...40, using: &random)))
        if bytes.isEmpty { continue }
      case 2:
        let start = Int.random(in: 0..<bytes.count, using: &random)
        bytes.insert(contentsOf: bytes[start...], at: start)
      default: break
      }
      for _ in 0..<Int.random(in: 0...8, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(
          in: 0...255, using: &random)
      }
      do { _ = try Self.documents(name, bytes) } catch is FileReader.Problem {}
    }
  }

  /// A file that was changed shortly before it was read is read again by the next search, as it may have changed since.
  private static func letStampsSettle() { Thread.sleep(forTimeInterval: 0.1) }

  @Test func bombsAreRefused() throws {
    let zeros = [UInt8](repeating: 0x20, count: 8 << 20)
    let bomb = try ZipBuilder.run("gzip -nc9", zeros)
    #expect(throws: FormatError.self) { try GzipFile.unpack(bomb, limit: 1 << 30) }
    let folder = try TemporaryFolder()
    try folder.write("b.txt.gz", bomb)
    try folder.write("a.txt", "大蒜\n")
    Self.letStampsSettle()
    let run = try SearchRun(["大蒜", "."], in: folder)
    #expect(run.code == 0)
    #expect(
      run.errors.contains("b.txt.gz' is left out: it unpacks to more than 250 times its size"))
    // It is told once, and not unpacked again.
    let again = try SearchRun(["大蒜", "."], in: folder)
    #expect(
      again.errors
        == "search: 1 file has malformed text, lines that are no records, or cannot be read; --no-cache tells which\n"
    )
    // A shared text that many cells have.
    let cells = String(repeating: #"<c t="s"><v>0</v></c>"#, count: 5000)
    let sheet = try ZipBuilder.archive([
      (
        "xl/sharedStrings.xml",
        "<sst><si><t>\(String(repeating: "x", count: 20_000))</t></si></sst>"
      ),
      ("xl/worksheets/sheet1.xml", "<row>\(cells)</row>"),
    ])
    #expect(throws: FileReader.Problem.self) { try Self.documents("a.xlsx", sheet) }
  }

  @Test func membersThatOverlapAreRefused() throws {
    let text = [UInt8](repeating: 0x61, count: 1000)
    var bytes = try ZipBuilder.archive([("a.txt", text), ("b.txt", text)])
    // The second entry of the directory is a copy of the first, and what it is of is gone.
    let start = bytes.littleEndian(bytes.count - 6, 4)
    bytes.removeSubrange(1035..<2070)
    let end = bytes.count - 22
    bytes[end + 16] = UInt8(1035 & 0xFF)
    bytes[end + 17] = UInt8(1035 >> 8)
    #expect(start == 2070)
    let error = #expect(throws: FormatError.self) { try ZipArchive(.memory(bytes)) }
    #expect(error == .broken("its members overlap"))
  }

  @Test func archivesInArchivesAreLeftOut() throws {
    let inner = try ZipBuilder.archive([("x.txt", "大蒜")])
    let outer = try ZipBuilder.archive([("inner.zip", inner), ("y.txt", Array("大蒜".utf8))])
    #expect(try Self.documents("a.zip", outer).map(\.id) == ["a.zip#y.txt"])
    let folder = try TemporaryFolder()
    try folder.write("a.zip", outer)
    let run = try SearchRun(["大蒜", "."], in: folder)
    #expect(run.errors.contains("1 member left out ('inner.zip': an archive in an archive"))
  }

  @Test func endlessHeadersAndPartsEnd() throws {
    let headers = String(
      repeating: "X-a: \(String(repeating: "y", count: 90))\n z\n", count: 20_000)
    let box = "From a\n\(headers)Subject: last\n\n大蒜\n"
    let mails = try Self.documents("a.mbox", Array(box.utf8))
    #expect(mails.map { Self.text($0, "title") } == ["last"])
    var nested = ""
    for depth in 0..<300 {
      nested += "Content-Type: multipart/mixed; boundary=b\(depth)\n\n--b\(depth)\n"
    }
    _ = try Self.documents("a.eml", Array(nested.utf8))
    var box2 = Mailbox(
      .memory(
        Array(
          ("From a\nS: 1\n\n" + String(repeating: "x", count: 9000) + "\nFrom b\nS: 2\n\ny\n").utf8)
      ), longest: 100)
    let first = try #require(try box2.next())
    #expect(first.count == 100)
    let second = try #require(try box2.next())
    #expect(second.starts(with: "From b".utf8))
    #expect(try box2.next() == nil)
    #expect(box2.cutCount == 1)
    let groups = String(repeating: "{", count: 200_000)
    _ = try Self.documents("a.rtf", Array("{\\rtf1 \(groups)大".utf8))
    let open = String(repeating: "<w:tc>", count: 100_000)
    _ = try Self.documents(
      "a.docx", try ZipBuilder.archive([("word/document.xml", "\(open)<w:t>x")]))
  }

  // MARK: Programs

  @Test func programsAreBounded() throws {
    var limits = ChildProcess.Limits()
    limits.time = .milliseconds(100)
    limits.output = 1000
    let start = ContinuousClock.now
    #expect(try ChildProcess.output(of: ["sleep", "30"], limits) == .tooLong)
    // It has closed its output and goes on; its child has not.
    #expect(
      try ChildProcess.output(of: ["sh", "-c", "sleep 30 & exec >&-; sleep 30"], limits) == .tooLong
    )
    #expect(ContinuousClock.now - start < .seconds(8))
    limits.time = .seconds(10)
    #expect(try ChildProcess.output(of: ["yes"], limits) == .tooMuch)
    #expect(
      try ChildProcess.output(of: ["sh", "-c", "printf out; cat; echo no >&2; exit 3"], limits)
        == .ended(code: 3, output: Array("out".utf8)))
    #expect(throws: SystemError.self) { try ChildProcess.output(of: ["no-such-program"], limits) }
    #if os(Linux)
      limits.memory = 100 << 20
      let greedy = [
        "sh", "-c", "sleep 0.2; x=$(head -c 200000000 /dev/zero | tr '\\\\0' a); echo ${#x}",
      ]
      let outcome = try ChildProcess.output(of: greedy, limits)
      if case .ended(0, let output) = outcome {
        #expect(output != Array("200000000\n".utf8))
      }
    #endif
  }

  @Test func programsOfSomebodysOwnMakeText() throws {
    let folder = try TemporaryFolder()
    try folder.write("bin/reveal", "#!/bin/sh\ntr a-z b-za < \"$1\"\n")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: folder.path + "/bin/reveal")
    try folder.write("x/a.secret", "fzqkhb fzqkhb\n")
    try folder.write("x/b.class", "fzqkhb\n")
    try folder.write("x/c.txt", "fzqkhb\n")
    let path = ["PATH": "\(folder.path)/bin:/usr/bin:/bin"]
    let arguments = [
      "garlic", "x", "--pre", "reveal", "--pre-glob", "*.secret", "--pre-glob", "*.class",
    ]
    let names = try SearchRun(["-l"] + arguments, in: folder, environment: path)
    #expect(names.lines.sorted() == ["", "x/a.secret", "x/b.class"])
    let lines = try SearchRun(["--lines", "-n1"] + arguments, in: folder, environment: path)
    #expect(lines.lines.first?.hasSuffix("garlic") == true)
    #expect(lines.lines.first?.contains(":1:") == false)
    // Another index than that of the same folder without it.
    #expect(try SearchRun(["-q", "garlic", "x"], in: folder, environment: path).code == 1)
    #expect(try SearchRun(["-q", "garlic", "x", "--pre", "no-such"], in: folder).code == 64)
    _ = try SearchRun(
      ["index", "x", "-o", "i.garlic"] + arguments.dropFirst(2), in: folder, environment: path)
    #expect(try SearchRun(["--count", "garlic", "-i", "i.garlic"], in: folder).output == "2\n")
  }

  @Test func whatAProgramIsMissingForIsToldOnce() throws {
    let folder = try TemporaryFolder()
    for i in 0..<4 { try folder.write("\(i).pdf", FormatSamples.pdf(["garlic"])) }
    try folder.write("a.txt", "garlic\n")
    Self.letStampsSettle()
    let none = ["PATH": folder.path]
    let first = try SearchRun(["garlic", "."], in: folder, environment: none)
    #expect(first.errors == "search: 4 PDF files were left out: install poppler-utils\n")
    #expect(try SearchRun(["garlic", "."], in: folder, environment: none).errors == "")
    if Self.hasPoppler {
      // They are read when the program has come.
      #expect(try SearchRun(["-l", "garlic", "."], in: folder).lines.count == 6)
    }
  }

  @Test func linesOfConvertedFilesHaveNoNumbers() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.zip", try FormatSamples.bytes("a.zip"))
    try folder.write("b.txt", "一\n大蒜\n")
    let lines = try SearchRun(["--lines", "大蒜", "."], in: folder)
    #expect(lines.lines.sorted() == ["", "a.zip:second 大蒜", "a.zip:大蒜", "b.txt:2:大蒜"])
    let vimgrep = try SearchRun(["--vimgrep", "大蒜", "."], in: folder)
    #expect(vimgrep.output == "b.txt:2:1:大蒜\n")
    #expect(vimgrep.errors.contains("2 hits in files that no editor shows as text"))
    let form = try SearchRun(["--format", "{path}:{line}:{text}\\n", "sample", "."], in: folder)
    #expect(form.output == "a.zip::sample\n")
    let json = try SearchRun(["--json", "sample", "."], in: folder)
    #expect(json.objects.first?["path"] as? String == "a.zip")
    #expect(json.objects.first?["id"] as? String == "d/x.md")
  }
}
