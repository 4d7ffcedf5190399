// What could a text look like?

/// Random texts in all scripts that Garlic is at home in, with few different characters, so that
/// words, pairs and phrases meet again.
public struct RandomText {
  /// A text, and the runs of Chinese, Japanese and Korean in it.
  public struct Sample: Sendable {
    /// The whole text.
    public var text = ""
    /// Its runs.
    public var runs: [String] = []
    /// Its Latin words.
    public var words: [String] = []
  }

  private static let han = Array("大蒜种植资源优势价格上涨中国人民银行北京学生的一是了我不在有他这")
  private static let hant = Array("種植資源優勢價格上漲灣臺與後會國龍體軟數據庫")
  private static let hiragana = Array("のはをにがでとたしれさっている")
  private static let katakana = Array("データベースシステムコンピュータ")
  private static let hangul = Array("대한민국검색을마늘에서가격은자료")
  private static let latin = [
    "garlic", "price", "iPhone15", "C++", ".NET", "AT&T", "the", "of", "2023", "Straße",
  ]
  private static let separators = ["。", "，", " ", "！", "\n", "、", "·", "（", "）", "　", "-"]

  /// A text of about `pieces` runs and words.
  public static func sample(
    pieces: Int, using random: inout some RandomNumberGenerator
  ) -> Sample {
    var sample = Sample()
    for _ in 0..<pieces {
      if Int.random(in: 0..<6, using: &random) == 0 {
        let word = latin.randomElement(using: &random) ?? "a"
        sample.words.append(word)
        sample.text += word
      } else {
        let run = run(using: &random)
        sample.runs.append(run)
        sample.text += run
      }
      sample.text += separators.randomElement(using: &random) ?? " "
    }
    return sample
  }

  /// A run of one script, 1 to 12 characters.
  public static func run(using random: inout some RandomNumberGenerator) -> String {
    let scripts = [han, han, hant, hiragana, katakana, hangul]
    let script = scripts.randomElement(using: &random) ?? han
    let length = Int.random(in: 1...12, using: &random)
    var run = ""
    for _ in 0..<length { run.append(script.randomElement(using: &random) ?? "大") }
    return run
  }
}
