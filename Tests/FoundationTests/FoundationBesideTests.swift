// Does a program that imports Garlic and Foundation compile, link and run?

import Foundation
import Garlic
import Testing

/// Both bring a library of ICU along; neither may get in the other's way.
@Suite struct FoundationBesideTests {
  @Test func bothLibrariesWorkInOneProcess() throws {
    let index = try SearchIndex.inMemory(schema: Schema(.text("body")))
    try index.write { batch in try batch.put(id: "1", ["body": "大蒜辣椒"]) }
    #expect(try index.search("大蒜").map(\.id) == ["1"])
    #expect("ISTANBUL".lowercased(with: Locale(identifier: "tr")) == "ıstanbul")
    #expect("中华".applyingTransform(.toLatin, reverse: false) == "zhōng huá")
    #expect(try index.search("辣椒").map(\.id) == ["1"])
  }
}
