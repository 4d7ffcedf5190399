// Which of the files are searched?

import ArgumentParser
import Garlic

/// The options that choose among files.
struct FileArguments: ParsableArguments {
  @Option(
    name: [.customShort("g"), .long],
    help: ArgumentHelp(
      "Only files whose names match, as '*.md', or paths, as 'src/*.c'; '!*.min.js' leaves files out. May be repeated.",
      valueName: "glob"))
  var glob: [String] = []

  @Option(
    name: [.customShort("t"), .long],
    help:
      "Only files of this type, as md, py, swift; may be repeated. 'search --type-list' lists all.",
    completion: .list(FileType.sorted.map(\.name)))
  var type: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only files changed since then: '2026-11-01', or '2d', '3h', '1w' ago.", valueName: "date"))
  var newer: String?

  @Flag(help: "Hidden files and folders, too.")
  var hidden = false

  @Flag(help: "Files that .gitignore or .ignore names, too.")
  var noIgnore = false

  @Option(help: ArgumentHelp("No files larger than this, as 500K, 10M.", valueName: "size"))
  var maxFilesize: String?

  func validate() throws {
    for name in type where FileType.patterns(of: name) == nil {
      throw ValidationError("--type '\(name)' is unknown: 'search --type-list' lists all types.")
    }
    for glob in glob where glob.contains("[") || glob == "!" || glob.isEmpty {
      throw ValidationError(
        "--glob '\(glob)': use *, ?, {a,b} and names; sets as [ab] are not understood.")
    }
    if let newer, Self.moment(newer, now: 0) == nil {
      throw ValidationError("--newer '\(newer)': use a date, as 2026-11-01, or 30m, 3h, 2d, 1w.")
    }
    if let maxFilesize, Self.size(maxFilesize) == nil {
      throw ValidationError("--max-filesize '\(maxFilesize)': use a number, as 500K, 10M or 1G.")
    }
  }

  /// How folders are walked.
  func walk(_ preprocessor: Preprocessor?) -> FileWalk.Options {
    FileWalk.Options(
      includesHidden: hidden, includesIgnored: noIgnore,
      largestFile: maxFilesize.flatMap { Self.size($0) }, preprocessor: preprocessor)
  }

  /// What files must match; nil for nothing.
  ///
  /// - Parameters:
  ///   - folders: absolute paths that paths may begin at.
  ///   - now: in milliseconds since 1970.
  func filter(folders: [String], now: Int64) -> Query? {
    var parts: [Query] = []
    let wanted =
      glob.filter { !$0.hasPrefix("!") } + type.flatMap { FileType.patterns(of: $0) ?? [] }
    let unwanted = glob.filter { $0.hasPrefix("!") }.map { String($0.dropFirst()) }
    if !wanted.isEmpty { parts.append(Self.files(wanted, folders)) }
    if !unwanted.isEmpty { parts.append(.not(Self.files(unwanted, folders))) }
    if let newer, let moment = Self.moment(newer, now: now) {
      let bound = Query.Bound.inclusive(Timestamp.text(moment))
      parts.append(.range(lower: bound, upper: .unbounded).in(CommandSchema.modified))
    }
    if let maxFilesize, let size = Self.size(maxFilesize) {
      parts.append(.range(lower: .unbounded, upper: .inclusive("\(size)")).in(CommandSchema.size))
    }
    return parts.isEmpty ? nil : parts.count == 1 ? parts[0] : .and(parts)
  }

  /// Files whose paths match one of the patterns.
  private static func files(_ patterns: [String], _ folders: [String]) -> Query {
    let wildcards = patterns.flatMap { expanded($0) }.flatMap { pattern -> [String] in
      // As in .gitignore: without a slash a pattern is one of names in any folder.
      if !pattern.contains("/") { return ["*/\(pattern)"] }
      if pattern.hasPrefix("/") { return folders.map { $0 + pattern } }
      if pattern.hasPrefix("**/") { return ["*/" + pattern.dropFirst(3)] }
      return folders.map { PathName.join($0, pattern) }
    }
    let queries = wildcards.map {
      Query.wildcard($0.replacing("**", with: "*")).in(CommandSchema.file)
    }
    return queries.count == 1 ? queries[0] : .or(queries)
  }

  /// A pattern with `{a,b}` as one pattern for each.
  private static func expanded(_ pattern: String) -> [String] {
    guard let open = pattern.firstIndex(of: "{"),
      let close = pattern[open...].firstIndex(of: "}")
    else { return [pattern] }
    let choices = pattern[pattern.index(after: open)..<close].split(
      separator: ",", omittingEmptySubsequences: false)
    return choices.prefix(100).flatMap { choice in
      expanded(pattern[..<open] + String(choice) + pattern[pattern.index(after: close)...])
    }
  }

  /// A size with a unit of 1024, in bytes.
  static func size(_ text: String) -> Int? {
    let units: [Character: Int] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30]
    let unit = text.last.flatMap { units[Character($0.uppercased())] }
    guard let number = Int(unit == nil ? text[...] : text.dropLast()), number >= 0 else {
      return nil
    }
    let (size, overflow) = number.multipliedReportingOverflow(by: unit ?? 1)
    return overflow ? nil : size
  }

  /// A date, or a time before now, in milliseconds since 1970.
  static func moment(_ text: String, now: Int64) -> Int64? {
    let units: [Character: Int64] = [
      "s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000, "w": 604_800_000,
    ]
    if let unit = text.last.flatMap({ units[$0] }), let number = Int64(text.dropLast()), number >= 0
    {
      let (span, overflow) = number.multipliedReportingOverflow(by: unit)
      return overflow ? nil : now - span
    }
    switch FieldDate.value(text) {
    case .string(let text): return Timestamp.milliseconds(text)
    case .integer(let moment): return moment
    default: return nil
    }
  }
}
