// What is written in the cells of a workbook?

/// The text of a workbook of Office Open XML: a line a row.
struct SpreadsheetText {
  /// A text that many cells share counts for each of them: so many bytes are taken.
  private static let longest = 64 << 20

  private var shared: [[UInt8]] = []
  private var bytes: [UInt8] = []

  var text: String {
    String(decoding: bytes.last == 0x0A ? bytes.dropLast() : bytes[...], as: UTF8.self)
  }

  /// Adds the names of sheets.
  mutating func addNames(_ workbook: [UInt8]) {
    var scanner = XMLScanner(workbook)
    while let piece = scanner.next() {
      guard case .start("sheet", _) = piece, let name = scanner.attribute("name") else { continue }
      bytes += Array(name.utf8) + [0x0A]
    }
  }

  /// Takes up the texts that cells share.
  mutating func addShared(_ xml: [UInt8]) {
    var scanner = XMLScanner(xml)
    var text: [UInt8] = []
    var isText = false
    var phonetic = 0
    while let piece = scanner.next() {
      switch piece {
      case .start("si", let isEmpty):
        text = []
        if isEmpty { shared.append([]) }
      case .end("si"): shared.append(text)
      // How a text is pronounced stands beside it.
      case .start("rPh", false): phonetic += 1
      case .end("rPh"): phonetic = max(0, phonetic - 1)
      case .start("t", let isEmpty): isText = !isEmpty && phonetic == 0
      case .end("t"): isText = false
      case .text(let part): if isText { text += part }
      default: continue
      }
    }
  }

  /// Adds the rows of a sheet.
  mutating func addSheet(_ xml: [UInt8]) throws(FormatError) {
    var scanner = XMLScanner(xml)
    var kind = ""
    var value: [UInt8] = []
    var isValue = false
    while let piece = scanner.next() {
      switch piece {
      case .start("c", _):
        kind = scanner.attribute("t") ?? ""
        value = []
      case .start("v", let isEmpty), .start("t", let isEmpty): isValue = !isEmpty
      case .end("v"), .end("t"): isValue = false
      case .text(let text): if isValue { value += text }
      case .end("c"):
        let cell = text(of: value, kind)
        if cell.isEmpty { continue }
        if bytes.count + cell.count > Self.longest { throw .tooLarge(Self.longest) }
        bytes += cell + [0x09]
      case .end("row"):
        if bytes.last == 0x09 { bytes[bytes.count - 1] = 0x0A }
      default: continue
      }
    }
    if bytes.last == 0x09 { bytes[bytes.count - 1] = 0x0A }
  }

  private func text(of value: [UInt8], _ kind: String) -> [UInt8] {
    guard kind == "s" else { return value }
    guard let number = Int(String(decoding: value, as: UTF8.self)), shared.indices.contains(number)
    else { return [] }
    return shared[number]
  }
}
