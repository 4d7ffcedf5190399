// Does any file, its checksums right, end in an answer or an error?
//
// With GARLIC_FUZZ_IMAGE set to a path, the image is left there: so a crash becomes a test. With GARLIC_FUZZ_ALL set,
// every input is written to, mended and compacted, which takes longer.

import Foundation
import Garlic

/// One input after the other, as a file.
enum FuzzIndex {
  static let path = FileManager.default.temporaryDirectory
    .appending(path: "fuzz-\(ProcessInfo.processInfo.processIdentifier).garlic").path

  /// Whether the slow questions are asked of every input, and not of one in sixteen.
  static let asksAll = ProcessInfo.processInfo.environment["GARLIC_FUZZ_ALL"] != nil

  /// The fingerprint of this machine's analyzer: queries of any other are refused.
  static let fingerprint: ArraySlice<UInt8>? = {
    let own = path + ".own"
    defer { try? FileManager.default.removeItem(atPath: own) }
    guard (try? SearchIndex.open(own, schema: Schema(.text("body")))) != nil,
      let data = FileManager.default.contents(atPath: own)
    else { fatalError("no index can be made at \(own)") }
    // An index without a commit of documents has its manifest right after the superblock.
    let start = UInt32(IndexImage.dataStart)
    let offset = (0..<4).map { UInt8(truncatingIfNeeded: start >> (8 * $0)) }
    return IndexImage(offset + data.dropFirst(IndexImage.dataStart), fingerprint: nil).fingerprint
  }()

  static func run(_ input: [UInt8]) {
    let image = IndexImage(input, fingerprint: fingerprint)
    let kept = ProcessInfo.processInfo.environment["GARLIC_FUZZ_IMAGE"]
    if let kept { try? Data(image.bytes).write(to: URL(filePath: kept)) }
    guard FileManager.default.createFile(atPath: path, contents: Data(image.bytes)) else {
      fatalError("no file can be written at \(path)")
    }
    Interrogation(path: path).run(
      everything: asksAll || Castagnoli.checksum(input[...]) % 16 == 0)
    try? FileManager.default.removeItem(atPath: path)
  }
}

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput") public func testOneInput(
  _ start: UnsafePointer<UInt8>?, _ count: Int
) -> CInt {
  FuzzIndex.run(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
