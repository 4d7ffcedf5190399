// Which character is the common form of a variant (異體字)?

/// Variant forms of characters that are the same character to a reader: 峯 and 峰, 髙 and 高, 𠮷 and 吉, 検 and
/// 檢, and the radical ⻑ and 長.
///
/// Sources, all of them lists of pairs:
///
/// * OpenCC (Apache License 2.0): TWVariants and HKVariants of 1.4.2, JPShinjitaiCharacters, JPVariants,
///   JPVariantsEx, and Allographs, characters that Unicode encodes apart and that are one;
/// * Mozc (BSD 3-clause licence): variant_rule.txt, variants and old forms of Japanese characters, and of what
///   it calls wrong forms (別字) those that are used as variants;
/// * Unicode (Unicode License v3): kZVariant of Unihan, kSemanticVariant for 崎 alone, and
///   EquivalentUnifiedIdeograph.txt for the CJK radicals from U+2E80 on (NFKC folds the Kangxi radicals).
///
/// Left out are pairs that differ in meaning somewhere (幺 么, 只 衹, 鮎 鯰, 芸 藝, 予 豫, 欠 缺, 糸 絲, 弁 辨 辯 瓣,
/// 缶 罐, 沪 濾, 連 聯, 煙 菸, 冑 胄, 苖 苗, 苟 茍, 苿 茉, 皈 歸, 扠 扨, 劵 倦), those that have two simplified forms
/// (貟 員, 薀 蘊), those that the fold of scripts makes one by itself, and forms whose common one is beyond
/// the basic plane.
///
/// A common form is a traditional character where there is one, so that the fold of scripts goes on from
/// there: 検, 檢, 检.
struct VariantCharacters: Sendable {
  static let shared = VariantCharacters()

  /// Raised whenever a pair changes: part of the fingerprint.
  static let version: UInt8 = 2

  private let pairs: CharacterPairs
  /// Those that no word of a dictionary has, which is looked through for all others.
  private let rare: CharacterPairs

  private init() {
    pairs = CharacterPairs(groups: Self.groups)
    rare = CharacterPairs(groups: Self.rareGroups)
  }

  func standard(_ scalar: UInt32) -> UInt32 {
    Self.isRare(scalar) ? rare.standard(scalar) : pairs.standard(scalar)
  }

  /// Whether a character is a radical or beyond the basic plane.
  static func isRare(_ scalar: UInt32) -> Bool {
    scalar >= 0x1_0000 || (0x2E80...0x2FDF).contains(scalar)
  }

  /// The variants that are not rare, each after its common form.
  var ofBasicPlane: some Sequence<(standard: UInt16, other: UInt16)> { pairs.ofBasicPlane }

  /// Whether a character is a variant or has one, but for rare ones.
  func contains(_ character: UInt16) -> Bool { pairs.contains(character) }

  /// Appends the variants of a character that are not rare.
  func appendVariants(of scalar: UInt32, to forms: inout [UInt32]) {
    pairs.appendOthers(of: scalar, to: &forms)
  }

  /// Each group: the common form, then its variants.
  private static let groups = """
    㖈䎛 㘽㦳 䱍䱎 世丗卋 並竝 久乆 乘乗 事亊 亞亜 亡亾 仞仭 体躰軆 佛仏 佞侫 併倂 俎爼 俞兪
    俱倶 倢偼 值値 假仮 偷偸 傳伝 僭僣 價価 儉倹 儘侭 儹儧 兌兊 兒児 兔兎 兜兠 兩両 冒冐 写冩
    冤寃 冥㝠 冰氷 凡凢 函凾圅 刃刄 刊刋 剁刴 剩剰 劍剣 劑剤 劫刧 勞労 勳勲 勸勧 匯滙 卒卆 協恊
    卮巵 卯夘邜 即卽 卷巻 參㕘叅 吞呑 吳呉 告吿 咒呪 唧喞 啖啗 啞唖 善譱 單単 喻喩 嗥嘷噑 嘗甞
    器噐 嚙噛 嚴厳 囊嚢 回囬 因囙 圈圏 圍囲 圓円圎 圖図圗 團団 土圡 址阯 坳㘭 垂埀 垛垜 埒埓
    堯尭 場塲 塈墍 填塡 增増 墫壿 壓圧 壘塁 壞壊 壤壌 壹壱 壺壷 奇竒 奬奨 妍姸 姊姉 姬姫 娛娯
    婕媫 婿壻聟 媮婾 嫩嫰 嫻嫺 孃嬢 学斈 孳孶 定㝎 宜冝 宝寳 宿㝛 密宻 寇㓂冦 富冨 實実 寧寕寜
    寬寛 專専 對対 尚尙 尪尫 屏屛 岳嶽 峨峩 峰峯 崎嵜﨑 崙崘 嵌篏 嵯嵳 巔巓 巖巌 巢巣 巽㢲 帡帲
    帶帯 帽㡌 幣幤 并幷 幼㓜 底㡳 庶庻 廄廏廐 廉亷 廠厰 廢廃 廣広 廳庁廰 廻廽 弄㺯 弼弻 彈弾
    录彔 彙彚 彝彛彜 往徃 從従 微㣲 徵徴 德徳 怪恠 恩㤙 悅恱 惠恵 惡悪 惱悩 慎愼 憩憇 應応 懷懐
    懺懴 或㦯 戛戞 戟㦸 戰戦 戲戯 戶戸 戾戻 扃扄 拂払 拔㧞抜 拗抝 拜拝 捏揑 捷㨗 插挿揷 揭掲
    搉㩁 搔掻 搖揺 搜捜 擇択 擊撃 據拠 擴拡 攝摂 攪撹 收収 效効 敓敚 敕勅 敘敍 教敎 敻夐 斂㪘
    旗籏 既旣 旨㫖 昂昻 明眀 昏昬 晃晄 晚晩 暨曁 曆暦 曉暁 曠昿 曳曵 曶㫚 曹曺 曾曽 最㝡 會㑹
    朗朖 本夲 术朮 朵朶 松枩 析㭊 枴柺 查査 柳栁桞 桝枡 棋棊 棕椶 棧桟 概㮣槩槪 榆楡 榮栄 槔槹
    槙槇 樂楽 樣様 樧榝 橢楕 檢検 檯枱 檳梹 櫟檪 櫳槞 櫻桜 權権 欑櫕 歌謌 歡歓 步歩 歲嵗歳
    歷厯歴 歸帰 殲殱 殼殻 每毎 氣気 污汚 泰㤗 涅湼 涉渉 涓㳙 涚涗 涵㴠 淚涙 淨浄 清淸 渊渕 渴渇
    溉漑 溜澑 溪渓 溯泝遡 滿満 漱潄 潀潨 潑溌 潛濳 澀渋澁 澄澂 澤沢 濂濓 濟済 濱浜濵 瀆涜 瀋渖
    瀧滝 瀨瀬 灌潅 灒濽 焰焔 熙煕熈 燒焼 營営 爨㸑 爾尓 犁犂 犢㸿 犧犠 獵猟 獸獣 獾䝔 瑠璢 瓔珱
    瓚瓉 瓶甁 町甼 留畄 畝畆畒 略畧 畫畵 疊畳疂疉 痕㾗 痹痺 瘦痩 發発 皋皐 皞暤暭皡 盖葢 盦盫
    看㸔 睹覩 石䂖 砧碪 碎砕 礦鉱鑛 稚穉 稻稲 稿稾 穎頴颕 穐龝 穗穂 穩穏 穰穣 究䆒 窑窰 窗窓
    窾窽 竈竃 笄筓 等䒭 箋䇳 籠篭 籤籖 粹粋 粽糉 紙帋 絙絚 綉繍 經経 綿緜 緒緖 緣縁 緪縆 縕緼
    縣県 縱縦 總総 繩縄 繪絵 繫繋 繹䋇 繼継 續続 纏纒 纖繊纎 纘纉 羈羇覊 美羙 羹羮 翺翶 翻飜
    耇耉 耕畊 聃耼 聯聨 聰聡 聽聴聼 肅粛 肯肻 胼腁 腦脳 腸膓 膣腟 臟臓 舉挙擧 舍舎 舖舗 艷艶
    荔茘 莊荘 萌萠 萼蕚 蒀蒕 蒂蔕 蒍蔿 蓑簔 蕊蕋蘂 蕭䔥 薰薫 藏蔵 藥薬 藪籔 蘇蘓 蘷虁 處処 蛔蜖
    螢蛍 蟆蟇 蟒蠎 蠅蝿 蠟蝋 衄衂 衛衞 褒襃 覺覚 覽覧 觀観 解觧 訛譌 訮詽 諫諌 譖譛 譯訳 讀読
    變変 讎讐 讓譲 讚讃 豐豊 豜豣 貉狢 貘獏 貳弐貮 賓賔 賣売 賤賎 質貭 賴頼 贊賛 贓賍 趲䟎 跋䟦
    跖蹠 跺跥 躗躛 躲躱 軿輧 輒輙 輕軽 輛輌 輩軰 輼轀 轉転 轟軣 迴逥 迸逬 逃迯 達逹 遞逓 遠逺
    遲遅 邊辺邉 邢郉 郎郞 鄉郷鄕 鄰隣 酆鄷 酇鄼 醉酔 醬醤 醱醗 釀醸 釋釈 釜釡 針鍼 錢銭 鍊錬
    鎔熔 鎖鎻 鎮鎭 鐮鎌 鐵鉄銕鐡 鐸鈬 鑄鋳 鑪鈩 鑽鑚 閉閇 閏閠 闊濶 降䧏 陰隂 陷陥 險険 隱隠
    隸隷 雜襍雑 霸覇 靈霊 青靑 面靣 靭靱 頤頥 頰頬 頸頚 頹頺 顎齶 顛顚 顯顕 飄飃 飲飮 飾餝 餅餠
    駢騈 騨驒 騷騒 驅駆駈 驗験 驛駅 髓髄 高髙 髡髠 髮髪 鬥鬪 鬧閙 鬱欝 鰛鰮 鰺鯵 鵝鵞 鶯鴬 鷄鶏
    鷗鴎 鹼鹸 鹽塩 麤麁 麴麹 麵麪麺 麻痲 黑黒 默黙 鼓皷鼔 鼠䑕鼡 齊斉 齋斎 齏韲 齒歯 齡齢 龍竜
    龜亀
    """

  /// The same for radicals and for variants beyond the basic plane.
  private static let rareGroups = """
    㓁⺳ 㔾⺋ 㚟𤟭 㛟𡞵 䶾𣢧 丈𠀋 丬⺦ 乙⺄ 乚⺃ 乛⺂ 亮𠅙 亻⺅ 個𪜭 候𠉀𠊱 偋𠌸 兀⺎ 充𠑽 冂⺆
    冊𠕋 再𠕂 冗⺴ 冤𡨘𡨚 冥𡨋𡨕 刀⺈ 刂⺉ 刑𠛬 助𦔳 卜⺊ 卤⻧ 卯𫑗 厂⺁ 參𠫵 叟𮍧 叱𠮟 吉𠮷
    咨𪡌 咽𠰸 哚𫩴 啑𠸝 啓𢻻 嘗𡮢 土𡈽 垂𡸁 塈𡏲 塤𡎖 墻𫮰 壯𡉟 媲𡠌 宿𪧐 寂𡨜 寇𡨥𭁵 寏𡨡 寐𥧌
    寧𡩋 小⺌⺍ 尢⺐ 尣⺏ 巳⺒ 帶𢃄 幺⺓ 廩𢊸 彑⺔ 彝𢑱𢑴 微𢕄 心⺗ 忄⺖ 志𢖽 怽𢗿 恐𢙢 愌𢚾
    懣𢡛 或𢦙 戽𢩄 戾𢨾 所𠩄𫠦 扌⺘ 揅𮀶 擯𢷤 攵⺙ 斢𪏡 旡⺛ 日⺜ 昈𥄅 昴𭥦 昷𥁕 暅𣈶 月⺝ 榷𣙜
    步𡵯 歲𡻕 歺⺞ 殺𣪩 民⺠ 氵⺡ 永𣱵 氺⺢ 沒𣳚 洇𭰊 流𣴑 涅𣵀 涵𣶬 灬⺣ 為𫞟 烟𤇆 燮𣀢 爫⺤⺥
    爽𠁊𤕤 牛⺧ 犭⺨ 玄𤣥 王⺩ 珍𤤽 瑍𤥺 瑣𤨏 瓜𤓰 留𤲢 畝𤱈 發𤼵 皌𤽜 目⺫ 睫𥈤 砞𥑘 硇𥓁 磁𥔵
    磙𥕦 示⺬ 礻⺭ 祙𥘯 稽𥡴 窌𰩇 竄𥨥 籑𥶉 糹⺯ 縮𦄲 纟⺰ 罒⺲ 罓⺱ 罥𦋀 羊⺶ 羿𦐧 耂⺹ 聰𦕻
    聿⺻ 肀⺺ 肉⺼ 臢𦢤 艹⺾⺿⻀ 芒𦬆 若𠰥 菻𦱍𦲬 萐𦵉 蒀𥠺 蓿𰱵 虎⻁ 衡𢖍 衤⻂ 衷𠂻 裀𧙊 西⻄
    覀⻃ 见⻅ 角⻆ 誱𧪌 諞𧫲 護𧅰 讠⻈ 贝⻉ 起𧺫 踰𡫞 躦𨇃 车⻋ 辶⻌⻍⻎ 逸𨓜 遷𨕞 邑⻏ 鄙𨝣
    鉚𮡯 鑙𨮺 钅⻐ 長⻑ 镸⻒ 长⻓ 门⻔ 阝⻖ 降𨹓 隆𨺓 隸𨽻𨽾 雨⻗ 青⻘ 韦⻙ 页⻚ 风⻛ 飞⻜ 食⻝
    飠⻟ 饣⻠ 駰𱄔 马⻢ 骨⻣ 鬼⻤ 鱼⻥ 鷀𪇔 鸟⻦ 麦⻨ 黄⻩ 黾⻪ 鼠𣆨 齊⻫ 齐⻬ 齒⻭ 齿⻮ 龍⻯
    龙⻰ 龜⻱⻲
    """
}
