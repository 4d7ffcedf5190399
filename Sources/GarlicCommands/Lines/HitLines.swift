// Which lines of its file does a hit match?

import Garlic
import GarlicText

/// Finds the matching lines of the files of hits.
struct HitLines {
  let fields: ShownFields
  let encoding: TextEncoding?
  let console: Console

  /// The matching lines; nil where the file cannot be read, which is told.
  ///
  /// A hit without a file has those of its text.
  func lines(_ hit: Hit, path: String, context: Int = 0) throws -> MatchingLines? {
    let field = fields.text ?? CommandSchema.body
    guard !path.isEmpty else {
      let text = try hit.document()[field]?.text ?? ""
      return try MatchingLines(hit, in: Array(text.utf8), field: field, context: context)
    }
    do throws(SystemError) {
      let size = try FileStatus(of: path).size
      if size > MatchingLines.largestFile {
        console.warn(
          "'\(path)' is larger than \(MatchingLines.largestFile >> 20) MiB: its lines are not shown"
        )
        return nil
      }
    } catch {
      console.warn(
        error.meansMissing
          ? "'\(path)' is not there any more: its lines are not shown" : error.description)
      return nil
    }
    let bytes = try FileSystem.read(path)
    let text = try TextDecoder.decode(
      bytes, as: encoding,
      declared: DeclaredCharset.encoding(in: bytes, isHTML: FileKind(ofFileNamed: path) == .html))
    return try MatchingLines(hit, in: text.utf8, field: field, context: context)
  }
}
