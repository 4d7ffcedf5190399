// Which lines of its file does a hit match?

import Garlic
import GarlicText

/// Finds the matching lines of the files of hits.
struct HitLines {
  let fields: ShownFields
  let encoding: TextEncoding?
  let console: Console
  /// A program that makes text of some files.
  var preprocessor: Preprocessor?

  /// The matching lines; nil where the file cannot be read, which is told.
  ///
  /// A hit without a file has those of its text.
  func lines(_ hit: Hit, path: String, context: Int = 0) throws -> MatchingLines? {
    let field = fields.text ?? CommandSchema.body
    if path.isEmpty || isConverted(path) {
      return try storedLines(hit, field, isConverted: !path.isEmpty, context)
    }
    do throws(SystemError) {
      let size = try FileStatus(of: path).size
      if size > MatchingLines.largestFile {
        console.warn(
          Message(
            "'\(path)' is larger than \(MatchingLines.largestFile >> 20) MiB: its lines are not shown"
          ))
        return nil
      }
    } catch {
      console.warn(
        error.meansMissing
          ? Message("'\(path)' is not there any more: its lines are not shown")
          : CommandFailure.message(error))
      return nil
    }
    let bytes = try FileSystem.read(path)
    // What a program made text of when it was indexed.
    if bytes.prefix(8192).contains(0),
      (try? TextDecoder.decode(Array(bytes.prefix(8192))).encoding.isWide) != true
    {
      return try storedLines(hit, field, isConverted: true, context)
    }
    let text = try TextDecoder.decode(
      bytes, as: encoding,
      declared: DeclaredCharset.encoding(in: bytes, isHTML: FileKind(ofFileNamed: path) == .html))
    return try MatchingLines(hit, in: text.utf8, field: field, context: context)
  }

  /// Whether the text of a file is not what stands in it.
  func isConverted(_ path: String) -> Bool {
    FileKind(ofFileNamed: path).isConverted || preprocessor?.applies(to: path) == true
  }

  /// Lines of the text in the index.
  private func storedLines(
    _ hit: Hit, _ field: String, isConverted: Bool, _ context: Int
  ) throws -> MatchingLines {
    let text = try hit.document()[field]?.text ?? ""
    return try MatchingLines(
      hit, in: Array(text.utf8), field: field, context: context, isConverted: isConverted)
  }
}
