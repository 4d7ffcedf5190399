// Which text do the workloads work on?

import Foundation

/// The lines of the articles of a folder, over and over until there are enough.
struct CorpusText {
  private(set) var lines: [String] = []

  init(folder: String, byteCount: Int) throws {
    let articles = URL(filePath: folder).appending(path: "articles")
    let names = try FileManager.default.contentsOfDirectory(atPath: articles.path).sorted()
    var all: [String] = []
    for name in names {
      let text = try String(contentsOf: articles.appending(path: name), encoding: .utf8)
      all += text.split(separator: "\n").map(String.init)
    }
    var bytes = 0
    while bytes < byteCount, !all.isEmpty {
      lines.append(all[lines.count % all.count])
      bytes += lines[lines.count - 1].utf8.count
    }
  }
}
