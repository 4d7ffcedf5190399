// How far has long work come, how fast is it, and how long will it take?

import GarlicText

/// A bar on the status line: shown to people only, and only when the work is not done at once.
final class ProgressBar {
  private let console: Console
  private let label: String
  private let total: Int
  private let start = ContinuousClock.now
  private var lastDrawn: ContinuousClock.Instant
  private var done = 0

  /// - Parameters:
  ///   - label: what is being done.
  ///   - total: how many bytes it takes; 0 when that is not known.
  init(_ label: Message, total: Int, on console: Console) {
    self.label = label.text(in: console.language)
    self.total = total
    self.console = console
    // The first is drawn after a moment: what is done by then needs no bar.
    lastDrawn = start + .milliseconds(200)
  }

  /// Adds bytes that are done.
  func advance(_ count: Int) {
    done += count
    if !console.showsProgress { return }
    let now = ContinuousClock.now
    if now - lastDrawn < .milliseconds(100) { return }
    lastDrawn = now
    console.setStatus(
      Self.line(
        label: label, done: done, total: total, seconds: (now - start).seconds,
        columns: console.statusColumns - 1, language: console.language))
  }

  /// Says that only the last part, whose length is not known, is left.
  func finishing(_ label: Message) {
    if (ContinuousClock.now - start) > .milliseconds(300) {
      console.setStatus(label.text(in: console.language))
    }
  }

  /// Wipes the bar.
  func end() { console.setStatus("") }

  /// The bar as text.
  static func line(
    label: String, done: Int, total: Int, seconds: Double, columns: Int,
    language: Language? = nil
  ) -> String {
    let speed = seconds > 0 ? Double(done) / seconds : 0
    let part = Message("\(Decimal.bytes(done)) of \(Decimal.bytes(total))")
    var facts = " \(total > 0 ? part.text(in: language) : Decimal.bytes(done))"
    facts += ", \(Decimal.text(speed / 1e6, digits: 1)) MB/s"
    if total > done, speed > 0 {
      let time = Decimal.duration(seconds: Double(total - done) / speed)
      facts += ", \(Message("\(time) left").text(in: language))"
    }
    let used = DisplayWidth.columns(of: label) + DisplayWidth.columns(of: facts) + 3
    let width = min(40, columns - used)
    if total <= 0 || width < 5 { return label + facts }
    let share = min(1, Double(done) / Double(total))
    let filled = Int((share * Double(width)).rounded())
    let bar =
      String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    return "\(label) \(bar)\(facts)"
  }
}
