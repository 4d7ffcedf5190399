// What does a person read of a mail?

import Garlic
import GarlicText

/// A message (RFC 5322) with its parts (RFC 2045): texts, names of attachments.
struct MailMessage {
  /// Parts inside parts.
  private static let deepest = 20
  /// Parts that are looked at.
  private static let most = 1000

  private(set) var text = ExtractedText()

  private let mail: [UInt8]
  private var texts: [String] = []
  private var seen = 0

  /// nil for what is no mail: nothing at its beginning is a header.
  init?(_ mail: [UInt8]) {
    self.mail = mail
    var start = 0
    // The line that begins a message of a mailbox.
    if mail.starts(with: "From ".utf8) {
      start = (mail.firstIndex(of: 0x0A) ?? mail.count - 1) + 1
    }
    let headers = MailHeaders(mail, in: start..<mail.count)
    if headers.isEmpty { return nil }
    let subject = headers["subject"]
    text.title = TextTitle.title(of: Array(subject.utf8))
    var heads: [String] = []
    for (name, label) in [("from", "From"), ("to", "To"), ("cc", "Cc")] {
      let value = headers[name]
      if value.isEmpty { continue }
      heads.append("\(label): \(value)")
      if name == "from", value.utf8.count <= RecordReader.longestTag {
        text.tags.append("from=\(value)")
      }
    }
    text.date = Self.date(headers["date"])
    add(headers, headers.end..<mail.count, depth: 0)
    text.body = ([heads.joined(separator: "\n")] + texts).filter { !$0.isEmpty }
      .joined(separator: "\n\n")
  }

  /// `Mon, 23 Nov 2026 10:00:00 +0800 (CST)`: the day.
  private static func date(_ text: String) -> FieldValue? {
    let words = text.split { $0.isWhitespace || $0 == "," }.map(String.init)
    guard let day = words.firstIndex(where: { Int($0) != nil }), day + 2 < words.count else {
      return nil
    }
    return FieldDate.value(words[day...(day + 2)].joined(separator: " "))
  }

  private mutating func add(_ headers: MailHeaders, _ range: Range<Int>, depth: Int) {
    seen += 1
    if depth > Self.deepest || seen > Self.most { return }
    let kind = headers.kind("content-type")
    let name =
      headers.parameter("filename", of: "content-disposition")
      ?? headers.parameter("name", of: "content-type")
    if kind.hasPrefix("multipart/"),
      let boundary = headers.parameter("boundary", of: "content-type"),
      !boundary.isEmpty
    {
      let parts = parts(range, boundary).map { (headers: MailHeaders(mail, in: $0), range: $0) }
      // Of the same text in several forms the plain one is read, which people write first.
      let isAlternative = kind == "multipart/alternative"
      let plain = parts.first { $0.headers.kind("content-type") == "text/plain" }
      var read = parts
      if isAlternative, let plain { read = [plain] }
      for (inner, part) in read {
        add(inner, inner.end..<max(inner.end, part.upperBound), depth: depth + 1)
      }
      return
    }
    if kind == "message/rfc822" {
      let inner = MailHeaders(mail, in: range)
      texts.append(inner["subject"])
      add(inner, inner.end..<max(inner.end, range.upperBound), depth: depth + 1)
      return
    }
    if let name { texts.append(name) }
    let isAttached = headers.kind("content-disposition") == "attachment"
    guard kind.isEmpty || kind.hasPrefix("text/"), !isAttached || kind == "text/plain" else {
      return
    }
    var content = Array(mail[range])
    switch headers.kind("content-transfer-encoding") {
    case "base64": content = MailEncoding.base64(content)
    case "quoted-printable": content = MailEncoding.quotedPrintable(content)
    default: break
    }
    let text = MailEncoding.text(content, charset: headers.parameter("charset", of: "content-type"))
    if kind == "text/html" {
      texts.append(HTMLText(text).body)
    } else {
      texts.append(String(decoding: text.filter { $0 != 0x0D && $0 != 0 }, as: UTF8.self))
    }
  }

  /// The parts between lines with a boundary.
  private func parts(_ range: Range<Int>, _ boundary: String) -> [Range<Int>] {
    let mark = Array("--\(boundary)".utf8)
    var parts: [Range<Int>] = []
    var start: Int?
    var at = range.lowerBound
    while at < range.upperBound, parts.count < Self.most {
      let lineEnd = mail[at..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
      if mail[at..<lineEnd].starts(with: mark) {
        if let start { parts.append(start..<max(start, at - 1)) }
        let isLast = mail[at..<lineEnd].dropFirst(mark.count).starts(with: "--".utf8)
        start = isLast ? nil : min(lineEnd + 1, range.upperBound)
        if isLast { return parts }
      }
      at = lineEnd + 1
    }
    // A mail that is cut off.
    if let start { parts.append(start..<range.upperBound) }
    return parts
  }
}
