// Is everything translated that people are told, and nothing that programs read?

import Foundation
import TestSupport
import Testing

@testable import GarlicCommands

@Suite struct MessageTests {
  @Test func keysHavePlacesForWhatIsPutIn() {
    let one = Message("did you mean '\("大蒜")'? (\(1, one: "hit", other: "hits"))")
    #expect(one.key == "did you mean '%1'? (%2 hits)")
    #expect(one.english == "did you mean '大蒜'? (1 hit)")
    let pdf = Message(
      "\(1234) \("PDF") \(plural: 2, one: "file was", other: "files were") left out: install \("x")"
    )
    #expect(pdf.key == "%1 %2 files were left out: install %3")
    #expect(pdf.text(in: .japanese) == "PDF ファイル 1234 個を省きました。x をインストールしてください")
    let parts = [Message("no hits"), Message("\(1234, one: "hit", other: "hits") in part")]
    let time = Message("\(list: parts), \("3.5") ms")
    #expect(time.text(in: nil) == "no hits, 1,234 hits in part, 3.5 ms")
    #expect(time.text(in: .simplifiedChinese) == "没有结果，部分符合 1,234 条，3.5 毫秒")
    #expect(time.text(in: .korean) == "결과 없음, 부분 일치 1,234개, 3.5밀리초")
    // What is put in is not read as a pattern.
    #expect(
      Message("no document has \("%2 100%")").text(in: .traditionalChinese) == "沒有文件包含 %2 100%")
    #expect(Message(verbatim: "no hits").text(in: .korean) == "no hits")
  }

  @Test(arguments: Language.allCases) func everyTranslationHasThePlacesOfItsKey(
    _ language: Language
  ) {
    #expect(language.table.count > 80)
    for (key, text) in language.table {
      func places(_ text: String) -> Set<String> {
        Set(text.matches(of: #/%[1-9]/#).map { String($0.0) })
      }
      #expect(places(key) == places(text), "\(key)")
      #expect(text != key && text.hasPrefix(" ") == key.hasPrefix(" "))
      // Options, variables and keys are the same in all languages.
      for match in key.matches(of: #/--[a-z-]+|\.[a-z]+ignore|fs\.[a-z_.]+|[A-Z_]{5,}|Esc|Ctrl-C/#)
      {
        #expect(text.contains(match.0), "\(key): \(match.0)")
      }
    }
  }

  @Test func tablesHaveTheMessagesOfTheSources() throws {
    var keys: Set<String> = []
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/GarlicCommands")
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    for case let file as URL in files?.allObjects ?? [] where file.pathExtension == "swift" {
      let code = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        .filter { !$0.drop { $0 == " " }.hasPrefix("//") }.joined(separator: "\n")
      for match in code.matches(of: #/Message\(\s*"/#) {
        keys.insert(Self.key(code[match.range.upperBound...]))
      }
    }
    #expect(keys.count > 80)
    for language in Language.allCases {
      let table = Set(language.table.keys)
      #expect(keys.subtracting(table) == [], "not in the table of \(language)")
      #expect(table.subtracting(keys) == [], "in no source, but in the table of \(language)")
    }
  }

  /// The key of an interpolated literal that begins here.
  private static func key(_ code: Substring) -> String {
    var key = ""
    var count = 0
    var rest = code
    while let character = rest.popFirst(), character != "\"" {
      guard character == "\\", rest.popFirst() == "(" else {
        key.append(character)
        continue
      }
      var expression = ""
      var depth = 1
      var isQuoted = false
      while let inner = rest.popFirst() {
        if inner == "\"" { isQuoted.toggle() }
        if !isQuoted, inner == "(" { depth += 1 }
        if !isQuoted, inner == ")" { depth -= 1 }
        if depth == 0 { break }
        expression.append(inner)
      }
      let plural = expression.firstMatch(of: #/other: "([^"]*)"/#).map { String($0.1) }
      if expression.hasPrefix("plural:") {
        key += plural ?? ""
      } else {
        count += 1
        key += "%\(count)" + (plural.map { " \($0)" } ?? "")
      }
    }
    return key
  }

  @Test(arguments: [
    (["LANG": "zh_CN.UTF-8"], Language.simplifiedChinese),
    (["LANG": "zh_TW.utf8"], .traditionalChinese),
    (["LANG": "zh_HK"], .traditionalChinese),
    (["LANG": "zh-Hant"], .traditionalChinese),
    (["LANG": "zh_SG.UTF-8"], .simplifiedChinese),
    (["LANG": "zh_Hans_HK.UTF-8"], .simplifiedChinese),
    (["LC_MESSAGES": "ja_JP.UTF-8", "LANG": "de_DE.UTF-8"], .japanese),
    (["LC_ALL": "ko_KR.UTF-8@x", "LC_MESSAGES": "ja_JP.UTF-8"], .korean),
    (["LC_ALL": "C", "LANG": "ja_JP.UTF-8"], nil),
    (["LC_ALL": "C.UTF-8", "LANG": "ja_JP.UTF-8"], nil),
    (["LANG": "ja_JP.eucJP"], nil),
    (["LANG": "zh_CN.GB18030"], nil),
    (["LANG": "en_US.UTF-8"], nil),
    ([:], nil),
  ]) func theLanguageIsThatOfTheLocale(_ variables: [String: String], _ language: Language?) {
    #expect(Language { variables[$0] } == language)
  }

  @Test func peopleAreToldInTheirLanguageAndProgramsAsEver() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "大蒜的价格")
    func run(_ arguments: [String], _ locale: String) throws -> SearchRun {
      try SearchRun(arguments, in: folder, environment: ["LC_ALL": locale])
    }
    #expect(try run(["大蒜", "b.txt"], "ja_JP.UTF-8").errors == "search: ファイルまたはフォルダ「b.txt」はありません\n")
    #expect(try run(["大蒜", "b.txt"], "C").errors == "search: there is no file or folder 'b.txt'\n")
    #expect(try run(["大蔥", "a.txt"], "zh_TW.UTF-8").errors.contains("沒有文件包含"))
    #expect(
      try run(["-i", "none.garlic", "x"], "zh_CN.UTF-8").errors == "search: “none.garlic”处没有索引\n")
    let forms = [["--json"], ["--vimgrep"], ["--count"], ["-l"], ["--format", "{path}"]]
    for form in TestRounds.sample(forms, every: 3) {
      let korean = try run(form + ["大蒜", "."], "ko_KR.UTF-8")
      let english = try run(form + ["大蒜", "."], "C")
      #expect(korean.output == english.output && korean.code == 0 && !korean.output.isEmpty)
      #expect(korean.errors == english.errors)
    }
  }
}
