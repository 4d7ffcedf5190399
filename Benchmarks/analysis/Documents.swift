// Which texts does a benchmark read?

import Foundation

/// The texts of one file: a line of JSON is a document of title and body, another file is one for each line.
struct Documents {
  let name: String
  let texts: [[UInt8]]

  var byteCount: Int { texts.reduce(0) { $0 + $1.count } }

  init(path: String, whole: Bool) throws {
    name = URL(fileURLWithPath: path).lastPathComponent
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    if whole {
      texts = [[UInt8](data)]
    } else if path.hasSuffix(".jsonl") {
      texts = try data.split(separator: UInt8(ascii: "\n")).map { line in
        let object = try JSONSerialization.jsonObject(with: line) as? [String: Any] ?? [:]
        let title = object["title"] as? String ?? ""
        return Array((title + "\n" + (object["body"] as? String ?? "")).utf8)
      }
    } else {
      texts = data.split(separator: UInt8(ascii: "\n")).map { [UInt8]($0) }
    }
  }
}
