// Where do the bytes of an index go?

import Garlic

/// Prints the size of each part of an index.
struct Sizes {
  let index: String

  func run() throws {
    let report = try SearchIndex.open(index).snapshot.report()
    for segment in report.segments {
      print("segment \(segment.name): \(segment.documentCount) documents, \(segment.length) bytes")
      for section in segment.sections {
        print("  \(section.name) \(section.field ?? "") \(section.length)")
      }
      print("  terms \(segment.termCounts)")
    }
  }
}
