// Are files left out that .gitignore names, as Git leaves them out?

import Testing

@testable import GarlicCommands

@Suite struct IgnoreTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var patterns: String
    var path: String
    var isIgnored: Bool
    var testDescription: String { "\(patterns.debugDescription) \(path)" }

    init(_ patterns: String, _ path: String, _ isIgnored: Bool) {
      self.patterns = patterns
      self.path = path
      self.isIgnored = isIgnored
    }
  }

  /// Examples of gitignore(5) and of its dark corners; `git check-ignore` agrees with each.
  static let examples: [Example] = [
    Example("*.log", "a.log", true), Example("*.log", "x/y/a.log", true),
    Example("*.log", "a.logs", false), Example("/a", "a", true), Example("/a", "x/a", false),
    Example("x/a", "x/a", true), Example("x/a", "y/x/a", false), Example("a/", "a", false),
    Example("a/", "a/", true), Example("a/", "x/a/", true), Example("/*", "a", true),
    Example("**/foo", "foo", true), Example("**/foo", "a/b/foo", true),
    Example("**/foo/bar", "foo/bar", true), Example("**/foo/bar", "a/foo/bar", true),
    Example("abc/**", "abc/x", true), Example("abc/**", "abc/x/y", true),
    Example("abc/**", "abc/", false), Example("a/**/b", "a/b", true),
    Example("a/**/b", "a/x/b", true), Example("a/**/b", "a/x/y/b", true),
    Example("a/**/b", "b", false), Example("a/**/**/b", "a/b", true),
    Example("foo/*", "foo/a.json", true), Example("foo/*", "foo/bar/", true),
    Example("foo/*", "foo/bar/x.c", true), Example("a?c", "abc", true), Example("a?c", "ac", false),
    Example("a?c/d", "a/c/d", false), Example("[abc].txt", "b.txt", true),
    Example("[!abc].txt", "b.txt", false), Example("[^abc].txt", "d.txt", true),
    Example("[a-c].txt", "b.txt", true), Example("[a-c].txt", "d.txt", false),
    Example("[]x].txt", "].txt", true), Example("[[:digit:]]x", "5x", true),
    Example("[[:digit:]]x", "ax", false), Example("[abc", "a", false),
    Example("[abc", "[abc", false), Example("\\#a", "#a", true), Example("#a", "#a", false),
    Example("\\!a", "!a", true), Example("*.log\n!a.log", "a.log", false),
    Example("*.log\n!a.log", "b.log", true), Example("!a.log\n*.log", "a.log", true),
    Example("a  ", "a", true), Example("a\\ ", "a ", true), Example("a\\ ", "a", false),
    Example("a\r", "a", true), Example("*", "x", true), Example("*\n!*.md", "x.md", false),
    Example("*.*", "a.b", true), Example("**", "a", true), Example("a*b*c", "axxbyyc", true),
    Example("a*b*c", "axxbyy", false), Example("\\*.txt", "*.txt", true),
    Example("\\*.txt", "a.txt", false), Example("大蒜*", "大蒜种植", true),
    Example("", "a", false), Example("/", "a", false), Example("a/\n!a/b", "a/b", true),
    Example("a/*\n!a/b", "a/b", false), Example("x**y", "xaby", true),
    Example("x**y/z", "xaby/z", true), Example("\u{FEFF}a", "a", true),
  ]

  @Test(arguments: examples)
  func patterns(_ example: Example) {
    var rules = IgnoreRules()
    rules.add(Array(example.patterns.utf8))
    var names = example.path.split(separator: "/").map(String.init)
    let isFolder = example.path.hasSuffix("/")
    let last = names.removeLast()
    // What lies in an ignored folder cannot be taken back in.
    var isIgnored = false
    for name in names {
      isIgnored = isIgnored || rules.ignores(Array(name.utf8), isFolder: true)
      rules = rules.entering(Array(name.utf8))
    }
    isIgnored = isIgnored || rules.ignores(Array(last.utf8), isFolder: isFolder)
    #expect(isIgnored == example.isIgnored)
  }

  @Test func manyStarsEndSoon() {
    let pattern = Array((String(repeating: "a*", count: 200) + "b").utf8)
    #expect(!NamePattern.matches(pattern, Array(repeating: UInt8(ascii: "a"), count: 5000)))
  }

  @Test func walkSkipsHiddenIgnoredAndBinaryFiles() throws {
    let folder = try TemporaryFolder()
    try folder.write(".gitignore", "build/\n*.tmp\n!keep.tmp\n")
    for name in [
      "a.txt", "keep.tmp", "x.tmp", ".hidden", ".git/config", "build/out.txt", "sub/b.md",
      "sub/c.log", "sub/deep/d.log", "sub/deep/e.txt", "photo.jpg",
    ] {
      try folder.write(name, "text")
    }
    try folder.write("sub/.gitignore", "*.log\n/e.txt\n!deep/d.log\n")
    let walk = try FileWalk(folder.path)
    #expect(
      walk.files.map(\.relativePath)
        == ["a.txt", "keep.tmp", "sub/b.md", "sub/deep/d.log", "sub/deep/e.txt"])
    #expect(walk.skippedEndings == ["jpg": 1])
    // A folder inside a repository is under the rules of those above it.
    try folder.write("sub/deep/z.tmp", "text")
    let inner = try FileWalk(folder.path + "/sub/deep")
    #expect(inner.files.map(\.relativePath) == ["d.log", "e.txt"])
    // What somebody names is never ignored.
    #expect(try FileWalk(folder.path + "/x.tmp").files.map(\.relativePath) == ["x.tmp"])
  }

  @Test func ignoreFilesWinOverThoseOfGit() throws {
    let folder = try TemporaryFolder()
    for name in ["a.txt", "b.txt", "c.txt"] { try folder.write(name, "text") }
    try folder.write(".gitignore", "a.txt\n")
    try folder.write(".ignore", "!a.txt\nb.txt\n")
    #expect(try FileWalk(folder.path).files.map(\.relativePath) == ["a.txt", "c.txt"])
  }

  @Test func paths() {
    #expect(PathName.join(".", "a") == "a")
    #expect(PathName.join("a/", "b") == "a/b")
    #expect(PathName.join("/", "b") == "/b")
    #expect(PathName.parent(of: "/a/b/") == "/a")
    #expect(PathName.parent(of: "/a") == "/")
    #expect(PathName.parent(of: "/") == "/")
    #expect(PathName.parent(of: "a") == ".")
    #expect(PathName.name(of: "a/b.txt/") == "b.txt")
    #expect(PathName.suffix(of: "a.b/c.TXT") == "txt")
    #expect(PathName.suffix(of: "a.b/.hidden") == "")
    #expect(PathName.trimmed("./a//") == "a")
    #expect(PathName.trimmed("./") == ".")
  }
}
