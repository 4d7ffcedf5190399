// Does a program that imports Garlic and Foundation compile, link and run?

import Foundation
import Garlic
import GarlicFoundation
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

  /// Logs and alerts show `localizedDescription`.
  @Test func errorsSayWhatIsWrong() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "no such index").path
    do {
      _ = try SearchIndex.open(path)
      Issue.record("there is no index")
    } catch {
      #expect(error.localizedDescription == "there is no index at '\(path)'")
      #expect("\(error)" == error.localizedDescription)
      let any: any Error = error
      #expect(any.localizedDescription == error.localizedDescription)
    }
  }

  @Test func datesGoInAndComeBack() throws {
    let date = Date(timeIntervalSince1970: 1_795_651_200.25)
    let index = try SearchIndex.inMemory(schema: Schema(.date("published")))
    try index.write { batch in try batch.put(id: "1", ["published": .date(date)]) }
    #expect(try index.document(id: "1")?["published"]?.timestamp?.date == date)
    #expect(Timestamp(Date.distantFuture).date == Date.distantFuture)
    #expect(Timestamp(Date(timeIntervalSince1970: 1e300)).milliseconds == .max)
  }
}
