// Which skin tone has an emoji?

/// The modifiers of UTS #51 that give an emoji a skin tone: 👍🏽 is 👍 with one.
package enum EmojiTone {
  /// Whether a character is such a modifier.
  package static func isOne(_ scalar: UInt32) -> Bool { (0x1F3FB...0x1F3FF).contains(scalar) }
}
