// How does one quantity grow with another?

import Foundation

/// Lines over two logarithmic axes, as part of an SVG image.
struct Chart {
  struct Line {
    let name: String
    let points: [(x: Double, y: Double)]
    /// Whether it is only there to compare with.
    var isReference = false
  }

  let title: String
  let xLabel: String
  let yLabel: String
  let lines: [Line]

  static let width = 460.0
  static let height = 340.0
  private static let colors = ["#0b6e99", "#c4501b", "#3f7d20", "#8a3ffc", "#b0006d", "#7a6a00"]
  private static let left = 62.0
  private static let right = 96.0
  private static let top = 40.0
  private static let bottom = 50.0

  /// An SVG image of charts side by side, with a line of text below.
  static func image(_ charts: [Chart], note: String) -> String {
    let width = Self.width * Double(charts.count)
    let height = Self.height + 26
    var out = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(Int(width))" height="\(Int(height))" \
      viewBox="0 0 \(Int(width)) \(Int(height))" font-family="sans-serif" font-size="11">
      <rect width="100%" height="100%" fill="white"/>

      """
    for (index, chart) in charts.enumerated() {
      out += "<g transform=\"translate(\(number(Double(index) * Self.width)) 0)\">\n"
      out += chart.drawn()
      out += "</g>\n"
    }
    out += text(note, width / 2, height - 10, anchor: "middle", "fill=\"#555\"")
    return out + "</svg>\n"
  }

  private var points: [(x: Double, y: Double)] { lines.flatMap(\.points) }

  private func drawn() -> String {
    let xs = Axis(points.map(\.x), from: Self.left, to: Self.width - Self.right)
    let ys = Axis(points.map(\.y), from: Self.height - Self.bottom, to: Self.top)
    var out = Self.text(
      title, (xs.from + xs.to) / 2, 22, anchor: "middle", "font-size=\"14\" font-weight=\"bold\"")
    for tick in xs.ticks {
      let x = xs.coordinate(tick)
      out += Self.line(x, ys.from, x, ys.to, "stroke=\"#e4e4e4\"")
      out += Self.text(Self.label(tick), x, ys.from + 16, anchor: "middle")
    }
    for tick in ys.ticks {
      let y = ys.coordinate(tick)
      out += Self.line(xs.from, y, xs.to, y, "stroke=\"#e4e4e4\"")
      out += Self.text(Self.label(tick), xs.from - 6, y + 4, anchor: "end")
    }
    out += Self.line(xs.from, ys.from, xs.to, ys.from, "stroke=\"black\"")
    out += Self.line(xs.from, ys.from, xs.from, ys.to, "stroke=\"black\"")
    out += Self.text(xLabel, (xs.from + xs.to) / 2, ys.from + 36, anchor: "middle")
    let middle = (ys.from + ys.to) / 2
    out += Self.text(
      yLabel, 16, middle, anchor: "middle", "transform=\"rotate(-90 16 \(Self.number(middle)))\"")
    return out + drawnLines(xs, ys)
  }

  private func drawnLines(_ xs: Axis, _ ys: Axis) -> String {
    var out = ""
    // Names stand at the ends of their lines, no two on one another.
    let ends = lines.indices.sorted {
      (lines[$0].points.last?.y ?? 0) > (lines[$1].points.last?.y ?? 0)
    }
    var free = ys.to - 8
    for index in ends {
      let line = lines[index]
      guard let end = line.points.last else { continue }
      let color = line.isReference ? "#888" : Self.colors[index % Self.colors.count]
      let path = line.points
        .map { "\(Self.number(xs.coordinate($0.x))),\(Self.number(ys.coordinate($0.y)))" }
        .joined(separator: " ")
      let style = line.isReference ? " stroke-dasharray=\"5 4\"" : ""
      out +=
        "<polyline points=\"\(path)\" fill=\"none\" stroke=\"\(color)\" stroke-width=\"1.8\"\(style)/>\n"
      if !line.isReference {
        for point in line.points {
          out +=
            "<circle cx=\"\(Self.number(xs.coordinate(point.x)))\" cy=\"\(Self.number(ys.coordinate(point.y)))\" r=\"2.6\" fill=\"\(color)\"/>\n"
        }
      }
      free = max(free + 13, ys.coordinate(end.y) + 4)
      out += Self.text(line.name, xs.to + 8, free, anchor: "start", "fill=\"\(color)\"")
    }
    return out
  }

  static func number(_ value: Double) -> String { String(format: "%.1f", value) }

  private static func label(_ value: Double) -> String { String(format: "%g", value) }

  private static func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String
  ) -> String {
    "<line x1=\"\(number(x1))\" y1=\"\(number(y1))\" x2=\"\(number(x2))\" y2=\"\(number(y2))\" \(style)/>\n"
  }

  private static func text(
    _ text: String, _ x: Double, _ y: Double, anchor: String, _ style: String = ""
  ) -> String {
    "<text x=\"\(number(x))\" y=\"\(number(y))\" text-anchor=\"\(anchor)\" \(style)>\(text)</text>\n"
  }
}
