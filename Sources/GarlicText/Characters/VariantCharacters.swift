// Which character is the common form of a variant (異體字)?

/// Variant forms of characters that are the same character to a reader: 峯 and 峰, 衞 and 衛, 黒 and 黑.
///
/// Source: pairs of OpenCC 1.4.2's lists TWVariants, HKVariants and JPShinjitaiCharacters (Apache License
/// 2.0) that are one character in two shapes. Left out are pairs that differ in meaning somewhere (幺 么,
/// 只 衹, 鮎 鯰, 芸 藝, 予 豫, 欠 缺, 糸 絲) and those that the fold of scripts makes one by itself.
struct VariantCharacters: Sendable {
  static let shared = VariantCharacters()

  /// Raised whenever a pair changes: part of the fingerprint.
  static let version: UInt8 = 1

  private let pairs: CharacterPairs

  private init() {
    pairs = CharacterPairs(groups: Self.groups)
  }

  func standard(_ scalar: UInt32) -> UInt32 { pairs.standard(scalar) }

  /// All characters that are variants of another, each after its common form.
  var all: some Sequence<(standard: UInt16, other: UInt16)> { pairs.all }

  /// Whether a character is a variant or has one.
  func contains(_ character: UInt16) -> Bool { pairs.contains(character) }

  func variants(_ scalar: UInt32) -> [UInt32] { pairs.others(scalar) }

  /// Each group: the common form, then its variants.
  private static let groups = """
    乘乗 亞亜 佛仏 俱倶 值値 假仮 傳伝 價価 儉倹 兒児 兔兎 兩両 冰氷
    剩剰 劍剣 勞労 勳勲 即卽 卷巻 吳呉 單単 嚴厳 圍囲 圓円 圖図 團団
    增増 壓圧 壞壊 壤壌 姊姉 姬姫 嫻嫺 實実 寬寛 專専 對対 岳嶽 峰峯
    巖巌 巢巣 帶帯 廢廃 廣広 彈弾 從従 徵徴 德徳 惠恵 惡悪 惱悩 慎愼
    應応 懷懐 戲戯 戶戸 戾戻 拔抜 插挿 揭掲 搖揺 搜捜 擇択 擊撃 擴拡
    收収 效効 敕勅 敘敍 晚晩 曆暦 曾曽 枴柺 查査 概槪 榮栄 樂楽 樣様
    檯枱 櫻桜 權権 歡歓 步歩 歲歳 歷歴 歸帰 殼殻 每毎 氣気 污汚 涉渉
    涚涗 淚涙 渴渇 溪渓 滿満 潀潨 澤沢 濱浜 瀨瀬 燒焼 營営 獵猟 獸獣
    瓶甁 畫畵 痹痺 瘦痩 發発 碎砕 稻稲 穗穂 粹粋 粽糉 經経 緒緖 緣縁
    縕緼 縣県 總総 繪絵 繼継 續続 纖繊 聰聡 艷艶 莊荘 蒀蒕 蒍蔿 藏蔵
    藥薬 衛衞 褒襃 覺覚 覽覧 觀観 譯訳 讀読 讓譲 豐豊 賣売 贊賛 輕軽
    輛輌 輼轀 轉転 遲遅 邊辺 郎郞 鄰隣 釀醸 釋釈 針鍼 錢銭 鎮鎭 鐵鉄
    險険 隱隠 雜雑 霸覇 靈霊 顎齶 顯顕 餅餠 騷騒 驅駆 驗験 驛駅 髓髄
    鬥鬪 鰛鰮 鷄鶏 鷗鴎 鹽塩 麴麹 麵麪麺 黑黒 默黙 齒歯 齡齢 龜亀
    """
}
