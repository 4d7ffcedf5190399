// Which parts of a segment do threads make side by side?

import GarlicText

/// A part of a segment, in the order of the file.
enum SegmentPart: Sendable {
  /// The ids of all documents.
  case ids([MergeSource], [DocumentMap])
  /// A range of the terms of a field.
  case terms(TermPartWriter, range: Int)

  /// What a part became.
  enum Made: Sendable {
    case ids(DocumentIDSections)
    case terms(field: Int, TermPartWriter.Part)
  }

  /// What it is called where it is measured.
  var name: String {
    switch self {
    case .ids: "ids"
    case .terms(let writer, _): writer.field.name
    }
  }

  func make(_ configuration: WriterConfiguration) throws(IndexError) -> Made {
    switch self {
    case .ids(let sources, let maps): .ids(try DocumentIDSections(sources, maps, configuration))
    case .terms(let writer, let range): .terms(field: writer.number, try writer.write(range))
    }
  }
}
