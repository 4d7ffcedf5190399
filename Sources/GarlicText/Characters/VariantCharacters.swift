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

  private init() {
    pairs = CharacterPairs(groups: Self.groups)
  }

  func standard(_ scalar: UInt32) -> UInt32 { pairs.standard(scalar) }

  /// All characters of the basic plane that are variants of another, each after its common form.
  var ofBasicPlane: some Sequence<(standard: UInt16, other: UInt16)> { pairs.ofBasicPlane }

  /// Whether a character is a variant or has one.
  func contains(_ character: UInt16) -> Bool { pairs.contains(character) }

  func variants(_ scalar: UInt32) -> [UInt32] { pairs.others(scalar) }

  /// Each group: the common form, then its variants.
  private static let groups = """
    㓁⺳ 㔾⺋ 㖈䎛 㘽㦳 㚟𤟭 㛟𡞵 䱍䱎 䶾𣢧 丈𠀋 世丗卋 並竝 丬⺦ 久乆 乘乗 乙⺄ 乚⺃ 乛⺂ 事亊
    亞亜 亡亾 亮𠅙 亻⺅ 仞仭 体躰軆 佛仏 佞侫 併倂 俎爼 俞兪 俱倶 個𪜭 候𠉀𠊱 倢偼 值値 假仮
    偋𠌸 偷偸 傳伝 僭僣 價価 儉倹 儘侭 儹儧 兀⺎ 充𠑽 兌兊 兒児 兔兎 兜兠 兩両 冂⺆ 冊𠕋 再𠕂
    冒冐 冗⺴ 写冩 冤寃𡨘𡨚 冥㝠𡨋𡨕 冰氷 凡凢 函凾圅 刀⺈ 刂⺉ 刃刄 刊刋 刑𠛬 剁刴 剩剰 劍剣
    劑剤 助𦔳 劫刧 勞労 勳勲 勸勧 匯滙 卒卆 協恊 卜⺊ 卤⻧ 卮巵 卯夘邜𫑗 即卽 卷巻 厂⺁ 參㕘叅𠫵
    叟𮍧 叱𠮟 吉𠮷 吞呑 吳呉 告吿 咒呪 咨𪡌 咽𠰸 哚𫩴 唧喞 啑𠸝 啓𢻻 啖啗 啞唖 善譱 單単 喻喩
    嗥嘷噑 嘗甞𡮢 器噐 嚙噛 嚴厳 囊嚢 回囬 因囙 圈圏 圍囲 圓円圎 圖図圗 團団 土圡𡈽 址阯 坳㘭
    垂埀𡸁 垛垜 埒埓 堯尭 場塲 塈墍𡏲 塤𡎖 填塡 增増 墫壿 墻𫮰 壓圧 壘塁 壞壊 壤壌 壯𡉟 壹壱
    壺壷 奇竒 奬奨 妍姸 姊姉 姬姫 娛娯 婕媫 婿壻聟 媮婾 媲𡠌 嫩嫰 嫻嫺 孃嬢 学斈 孳孶 定㝎 宜冝
    宝寳 宿㝛𪧐 寂𡨜 密宻 寇㓂冦𡨥𭁵 富冨 寏𡨡 寐𥧌 實実 寧寕寜𡩋 寬寛 專専 對対 小⺌⺍ 尚尙
    尢⺐ 尣⺏ 尪尫 屏屛 岳嶽 峨峩 峰峯 崎嵜﨑 崙崘 嵌篏 嵯嵳 巔巓 巖巌 巢巣 巳⺒ 巽㢲 帡帲
    帶帯𢃄 帽㡌 幣幤 并幷 幺⺓ 幼㓜 底㡳 庶庻 廄廏廐 廉亷 廠厰 廢廃 廣広 廩𢊸 廳庁廰 廻廽 弄㺯
    弼弻 彈弾 彑⺔ 录彔 彙彚 彝彛彜𢑱𢑴 往徃 從従 微㣲𢕄 徵徴 德徳 心⺗ 忄⺖ 志𢖽 怪恠 怽𢗿 恐𢙢
    恩㤙 悅恱 惠恵 惡悪 惱悩 愌𢚾 慎愼 憩憇 應応 懣𢡛 懷懐 懺懴 或㦯𢦙 戛戞 戟㦸 戰戦 戲戯 戶戸
    戽𢩄 戾戻𢨾 所𠩄𫠦 扃扄 扌⺘ 拂払 拔㧞抜 拗抝 拜拝 捏揑 捷㨗 揅𮀶 插挿揷 揭掲 搉㩁 搔掻 搖揺
    搜捜 擇択 擊撃 據拠 擯𢷤 擴拡 攝摂 攪撹 攵⺙ 收収 效効 敓敚 敕勅 敘敍 教敎 敻夐 斂㪘 斢𪏡
    旗籏 旡⺛ 既旣 日⺜ 旨㫖 昂昻 昈𥄅 明眀 昏昬 昴𭥦 昷𥁕 晃晄 晚晩 暅𣈶 暨曁 曆暦 曉暁 曠昿
    曳曵 曶㫚 曹曺 曾曽 最㝡 會㑹 月⺝ 朗朖 本夲 术朮 朵朶 松枩 析㭊 枴柺 查査 柳栁桞 桝枡 棋棊
    棕椶 棧桟 概㮣槩槪 榆楡 榮栄 榷𣙜 槔槹 槙槇 樂楽 樣様 樧榝 橢楕 檢検 檯枱 檳梹 櫟檪 櫳槞
    櫻桜 權権 欑櫕 歌謌 歡歓 步歩𡵯 歲嵗歳𡻕 歷厯歴 歸帰 歺⺞ 殲殱 殺𣪩 殼殻 每毎 民⺠ 氣気 氵⺡
    永𣱵 氺⺢ 污汚 沒𣳚 泰㤗 洇𭰊 流𣴑 涅湼𣵀 涉渉 涓㳙 涚涗 涵㴠𣶬 淚涙 淨浄 清淸 渊渕 渴渇
    溉漑 溜澑 溪渓 溯泝遡 滿満 漱潄 潀潨 潑溌 潛濳 澀渋澁 澄澂 澤沢 濂濓 濟済 濱浜濵 瀆涜 瀋渖
    瀧滝 瀨瀬 灌潅 灒濽 灬⺣ 為𫞟 烟𤇆 焰焔 熙煕熈 燒焼 營営 燮𣀢 爨㸑 爫⺤⺥ 爽𠁊𤕤 爾尓 牛⺧
    犁犂 犢㸿 犧犠 犭⺨ 獵猟 獸獣 獾䝔 玄𤣥 王⺩ 珍𤤽 瑍𤥺 瑠璢 瑣𤨏 瓔珱 瓚瓉 瓜𤓰 瓶甁 町甼
    留畄𤲢 畝畆畒𤱈 略畧 畫畵 疊畳疂疉 痕㾗 痹痺 瘦痩 發発𤼵 皋皐 皌𤽜 皞暤暭皡 盖葢 盦盫 目⺫
    看㸔 睫𥈤 睹覩 石䂖 砞𥑘 砧碪 硇𥓁 碎砕 磁𥔵 磙𥕦 礦鉱鑛 示⺬ 礻⺭ 祙𥘯 稚穉 稻稲 稽𥡴 稿稾
    穎頴颕 穐龝 穗穂 穩穏 穰穣 究䆒 窌𰩇 窑窰 窗窓 窾窽 竄𥨥 竈竃 笄筓 等䒭 箋䇳 籑𥶉 籠篭 籤籖
    粹粋 粽糉 糹⺯ 紙帋 絙絚 綉繍 經経 綿緜 緒緖 緣縁 緪縆 縕緼 縣県 縮𦄲 縱縦 總総 繩縄 繪絵
    繫繋 繹䋇 繼継 續続 纏纒 纖繊纎 纘纉 纟⺰ 罒⺲ 罓⺱ 罥𦋀 羈羇覊 羊⺶ 美羙 羹羮 羿𦐧 翺翶
    翻飜 耂⺹ 耇耉 耕畊 聃耼 聯聨 聰聡𦕻 聽聴聼 聿⺻ 肀⺺ 肅粛 肉⺼ 肯肻 胼腁 腦脳 腸膓 膣腟
    臟臓 臢𦢤 舉挙擧 舍舎 舖舗 艷艶 艹⺾⺿⻀ 芒𦬆 若𠰥 荔茘 莊荘 菻𦱍𦲬 萌萠 萐𦵉 萼蕚 蒀蒕𥠺
    蒂蔕 蒍蔿 蓑簔 蓿𰱵 蕊蕋蘂 蕭䔥 薰薫 藏蔵 藥薬 藪籔 蘇蘓 蘷虁 虎⻁ 處処 蛔蜖 螢蛍 蟆蟇 蟒蠎
    蠅蝿 蠟蝋 衄衂 衛衞 衡𢖍 衤⻂ 衷𠂻 裀𧙊 褒襃 西⻄ 覀⻃ 覺覚 覽覧 觀観 见⻅ 角⻆ 解觧 訛譌
    訮詽 誱𧪌 諞𧫲 諫諌 譖譛 譯訳 護𧅰 讀読 變変 讎讐 讓譲 讚讃 讠⻈ 豐豊 豜豣 貉狢 貘獏 貳弐貮
    賓賔 賣売 賤賎 質貭 賴頼 贊賛 贓賍 贝⻉ 起𧺫 趲䟎 跋䟦 跖蹠 跺跥 踰𡫞 躗躛 躦𨇃 躲躱 軿輧
    輒輙 輕軽 輛輌 輩軰 輼轀 轉転 轟軣 车⻋ 辶⻌⻍⻎ 迴逥 迸逬 逃迯 逸𨓜 達逹 遞逓 遠逺 遲遅
    遷𨕞 邊辺邉 邑⻏ 邢郉 郎郞 鄉郷鄕 鄙𨝣 鄰隣 酆鄷 酇鄼 醉酔 醬醤 醱醗 釀醸 釋釈 釜釡 針鍼
    鉚𮡯 錢銭 鍊錬 鎔熔 鎖鎻 鎮鎭 鐮鎌 鐵鉄銕鐡 鐸鈬 鑄鋳 鑙𨮺 鑪鈩 鑽鑚 钅⻐ 長⻑ 镸⻒ 长⻓
    閉閇 閏閠 闊濶 门⻔ 阝⻖ 降䧏𨹓 陰隂 陷陥 隆𨺓 險険 隱隠 隸隷𨽻𨽾 雜襍雑 雨⻗ 霸覇 靈霊
    青⻘靑 面靣 靭靱 韦⻙ 頤頥 頰頬 頸頚 頹頺 顎齶 顛顚 顯顕 页⻚ 飄飃 风⻛ 飞⻜ 食⻝ 飠⻟ 飲飮
    飾餝 餅餠 饣⻠ 駢騈 駰𱄔 騨驒 騷騒 驅駆駈 驗験 驛駅 马⻢ 骨⻣ 髓髄 高髙 髡髠 髮髪 鬥鬪 鬧閙
    鬱欝 鬼⻤ 鰛鰮 鰺鯵 鱼⻥ 鵝鵞 鶯鴬 鷀𪇔 鷄鶏 鷗鴎 鸟⻦ 鹼鹸 鹽塩 麤麁 麦⻨ 麴麹 麵麪麺 麻痲
    黄⻩ 黑黒 默黙 黾⻪ 鼓皷鼔 鼠䑕鼡𣆨 齊⻫斉 齋斎 齏韲 齐⻬ 齒⻭歯 齡齢 齿⻮ 龍⻯竜 龙⻰
    龜⻱⻲亀
    """
}
