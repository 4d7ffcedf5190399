// In which encoding is a text that does not say?

/// Finds the encoding of bytes that are no UTF-8, by what is likely to be written in each.
///
/// An encoding is thought of when the bytes are valid in it and no controls or unassigned characters come
/// out. Of those the one wins whose text is most likely; a text that is likely in none has none.
enum EncodingDetector {
  /// So much of a text is looked at.
  private static let sampleSize = 1 << 14
  /// Least logarithm of the probability, to a byte: below, bytes are as good as random.
  private static let leastLikely = -6.5
  /// The same where all bytes are weighed, those of ASCII too.
  private static let leastLikelyWide = -5.3

  /// The encoding of a text with bytes beyond ASCII; nil when it seems to be no text.
  static func encoding(of bytes: [UInt8]) -> TextEncoding? {
    if let escaped = escaped(bytes) { return escaped }
    let hasZeros = bytes.prefix(8192).contains(0)
    var best: (encoding: TextEncoding, likelihood: Double)?
    func consider(_ encoding: TextEncoding, _ likelihood: Double, _ byteCount: Int) {
      let least = encoding.isWide ? leastLikelyWide : leastLikely
      if likelihood < least * Double(byteCount) { return }
      if best.map({ likelihood > $0.likelihood }) ?? true { best = (encoding, likelihood) }
    }
    for wide in widths(bytes, hasZeros) {
      let sample = wideSample(bytes, wide)
      if let text = text(sample, wide) {
        consider(wide, WideModel.logLikelihood(text), sample.count)
      }
    }
    // No other encoding has zero bytes.
    if hasZeros { return best?.encoding }
    let sample = sample(bytes)
    // In UTF-16 every byte is weighed, in others those beyond ASCII; the rest is as it is for all.
    let high = sample.count { $0 >= 0x80 }
    let low = Double(sample.count - high) * SingleByteModel.ascii
    if let wide = best, wide.likelihood < 0 { best = (wide.encoding, wide.likelihood - low) }
    for model in DoubleByteModel.allCases {
      for name in model.names {
        let encoding = TextEncoding(named: name)
        guard let text = text(sample, encoding) else { continue }
        consider(encoding, model.logLikelihood(sample, text), high)
        break
      }
    }
    for (encoding, bonus) in alphabets(sample) {
      guard let text = text(sample, encoding) else { continue }
      consider(encoding, SingleByteModel.logLikelihood(text) + bonus, high)
    }
    return best?.encoding
  }

  /// Encodings of seven bits, which tell themselves by their escape sequences.
  static func escaped(_ bytes: [UInt8]) -> TextEncoding? {
    guard let first = bytes.prefix(sampleSize).firstIndex(of: 0x1B),
      bytes.allSatisfy({ $0 < 0x80 && $0 != 0 })
    else { return nil }
    let sequence = bytes[first...]
    for (start, name) in [
      ("$B", "ISO-2022-JP"), ("$@", "ISO-2022-JP"), ("$)C", "ISO-2022-KR"), ("(J", "ISO-2022-JP"),
      ("(I", "ISO-2022-JP"), ("$(D", "ISO-2022-JP-1"), ("$A", "ISO-2022-JP-2"),
    ] where sequence.dropFirst().starts(with: start.utf8) {
      let encoding = TextEncoding(named: name)
      return text(bytes[...], encoding) == nil ? nil : encoding
    }
    return nil
  }

  private static func widths(_ bytes: [UInt8], _ hasZeros: Bool) -> [TextEncoding] {
    var widths: [TextEncoding] = []
    if bytes.count % 2 == 0 { widths += [.utf16LittleEndian, .utf16BigEndian] }
    if hasZeros, bytes.count % 4 == 0 { widths += [.named("UTF-32LE"), .named("UTF-32BE")] }
    return widths
  }

  /// The beginning of a text, which does not end in the middle of a pair of surrogates.
  private static func wideSample(_ bytes: [UInt8], _ encoding: TextEncoding) -> ArraySlice<UInt8> {
    let sample = bytes.prefix(sampleSize)
    let isLittle = encoding == .utf16LittleEndian
    guard isLittle || encoding == .utf16BigEndian, sample.count >= 2 else { return sample }
    let last = sample[sample.endIndex - (isLittle ? 1 : 2)]
    return (0xD8...0xDB).contains(last) ? sample.dropLast(2) : sample
  }

  /// Lines around the first byte that is not ASCII.
  private static func sample(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    let first = bytes.firstIndex { $0 >= 0x80 } ?? 0
    let start =
      bytes[..<first].suffix(1024).lastIndex(of: 0x0A).map { $0 + 1 } ?? max(0, first - 1024)
    let sample = bytes[start...].prefix(sampleSize)
    if sample.endIndex == bytes.endIndex { return sample }
    guard let end = sample.lastIndex(of: 0x0A), end > first else { return sample }
    return sample[...end]
  }

  /// What ICU thinks of, as the wider encodings of Windows, and what speaks for each.
  private static func alphabets(_ sample: ArraySlice<UInt8>) -> [(TextEncoding, Double)] {
    let high = Double(sample.count { $0 >= 0x80 })
    var names: [(String, Double)] = []
    for guess in CharsetDetector.guesses(sample) {
      let name =
        switch guess.name {
        case "ISO-8859-1": "windows-1252"
        case "ISO-8859-2":
          sample.contains { (0x80...0x9F).contains($0) } ? "windows-1250" : guess.name
        case "ISO-8859-7": "windows-1253"
        case "ISO-8859-8", "ISO-8859-8-I": "windows-1255"
        case "ISO-8859-9": "windows-1254"
        case "ISO-8859-5", "ISO-8859-6", "KOI8-R": guess.name
        default: guess.name.hasPrefix("windows-125") ? guess.name : ""
        }
      // ICU knows which letters follow each other. Of encodings that share most letters the Western one
      // is likelier.
      let trust = Double(guess.confidence) / 100 * (10 + 0.5 * high)
      let bonus = trust + (name == "windows-1252" ? 2.5 : 0)
      if !name.isEmpty { names.append((name, bonus)) }
    }
    // Of few letters ICU does not think of the commonest.
    for (name, bonus) in [("windows-1252", 0.0), ("windows-1251", -1)]
    where !names.contains(where: { $0.0 == name }) {
      names.append((name, bonus))
    }
    return names.map { (TextEncoding(named: $0.0), $0.1) }
  }

  /// The scalars of a text; nil when the bytes are none in this encoding.
  private static func text(_ bytes: ArraySlice<UInt8>, _ encoding: TextEncoding) -> [UInt32]? {
    guard
      let (utf8, replacements) = try? TextConverter.utf8(
        of: Array(bytes), from: 0, encoding: encoding.description), replacements == 0
    else { return nil }
    var scalars: [UInt32] = []
    scalars.reserveCapacity(utf8.count)
    for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x09...0x0D, 0x1A, 0x1B, 0x20..<0x7F: break
      default:
        switch scalar.properties.generalCategory {
        case .control, .unassigned, .privateUse, .surrogate: return nil
        default: break
        }
      }
      scalars.append(scalar.value)
    }
    return scalars
  }
}
