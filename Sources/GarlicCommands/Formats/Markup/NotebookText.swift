// What does a person read of a notebook?

/// The cells of a Jupyter notebook (nbformat 4), with what they printed.
struct NotebookText {
  private(set) var title = ""
  private(set) var body = ""

  /// nil for what is no notebook.
  init?(_ utf8: [UInt8]) {
    guard let value = try? JSONParser.parse(utf8[...]), case .array(let cells)? = value["cells"]
    else {
      return nil
    }
    var texts: [String] = []
    for cell in cells {
      let source = Self.text(cell["source"])
      if cell["cell_type"]?.string == "markdown" {
        let page = MarkdownText(Array(source.utf8))
        if title.isEmpty { title = page.title }
        texts.append(page.body)
      } else {
        texts.append(source)
      }
      guard case .array(let outputs)? = cell["outputs"] else { continue }
      for output in outputs {
        texts.append(Self.text(output["text"]))
        texts.append(Self.text(output["data"]?["text/plain"]))
      }
    }
    body = texts.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// A text, which may be a list of its lines.
  private static func text(_ value: JSONValue?) -> String {
    switch value {
    case .string(let text)?: text
    case .array(let lines)?: lines.compactMap(\.string).joined()
    default: ""
    }
  }
}
