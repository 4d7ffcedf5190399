// What do texts look like in other encodings?

import Testing

/// Texts in the encodings that are found by their bytes.
struct EncodingSample: CustomTestStringConvertible {
  /// The encoding; those that are read by a wider one have its name.
  var encoding: String
  var text: String
  var bytes: [UInt8]

  var testDescription: String { "\(encoding): \(text)" }

  private init(_ encoding: String, _ text: String, _ hexadecimal: String) {
    self.encoding = encoding
    self.text = text
    let digits = hexadecimal.compactMap(\.hexDigitValue)
    bytes = stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
  }

  private typealias Sample = EncodingSample

  static let all: [EncodingSample] = [
    Sample(
      "Shift_JIS", "雪の多い村では春まで納屋に道具をしまう。",
      "90E182CC91BD82A291BA82C582CD8F7482DC82C5945B89AE82C993B98BEF82F082B582DC"
        + "82A48142"),
    Sample("Shift_JIS", "ニンニク醤油", "836A8393836A834E8FDD96FB"),
    Sample(
      "EUC-JP", "雪の多い村では春まで納屋に道具をしまう。",
      "C0E3A4CEC2BFA4A4C2BCA4C7A4CFBDD5A4DEA4C7C7BCB2B0A4CBC6BBB6F1A4F2A4B7A4DE"
        + "A4A6A1A3"),
    Sample("EUC-JP", "畑仕事の記録", "C8AABBC5BBF6A4CEB5ADCFBF"),
    Sample(
      "ISO-2022-JP", "雪の多い村では春まで納屋に道具をしまう。",
      "1B24424063244E423F2424423C2447244F3D55245E2447473C3230244B463B3671247224"
        + "37245E242621231B2842"),
    Sample("ISO-2022-JP", "納屋", "1B2442473C32301B2842"),
    Sample(
      "windows-949", "눈이 많이 오는 마을에서는 봄까지 연장을 넣어 둔다.",
      "B4ABC0CC20B8B9C0CC20BFC0B4C220B8B6C0BBBFA1BCADB4C220BABDB1EEC1F620BFACC0"
        + "E5C0BB20B3D6BEEE20B5D0B4D92E"),
    Sample("windows-949", "마늘밭", "B8B6B4C3B9E7"),
    Sample(
      "Big5", "下雪的村子到春天才把農具拿出來用。",
      "A455B3B7AABAA7F8A46CA8ECAC4BA4D1A47EA7E2B941A8E3AEB3A558A8D3A5CEA143"),
    Sample("Big5", "農具倉庫", "B941A8E3ADDCAE77"),
    Sample(
      "GB18030", "下雪的村子到春天才把农具拿出来用。",
      "CFC2D1A9B5C4B4E5D7D3B5BDB4BACCECB2C5B0D1C5A9BEDFC4C3B3F6C0B4D3C3A1A3"),
    Sample("GB18030", "农具仓库", "C5A9BEDFB2D6BFE2"),
    Sample(
      "windows-1251", "В снежной деревне инструменты до весны лежат в сарае.",
      "C220F1EDE5E6EDEEE920E4E5F0E5E2EDE520E8EDF1F2F0F3ECE5EDF2FB20E4EE20E2E5F1"
        + "EDFB20EBE5E6E0F220E220F1E0F0E0E52E"),
    Sample(
      "KOI8-R", "В снежной деревне инструменты до весны лежат в сарае.",
      "F720D3CEC5D6CECFCA20C4C5D2C5D7CEC520C9CED3D4D2D5CDC5CED4D920C4CF20D7C5D3"
        + "CED920CCC5D6C1D420D720D3C1D2C1C52E"),
    Sample(
      "windows-1252",
      "Im verschneiten Dorf bleibt das Werkzeug bis zum Frühling in der Scheune, schön geölt.",
      "496D207665727363686E656974656E20446F726620626C6569627420646173205765726B"
        + "7A65756720626973207A756D204672FC686C696E6720696E206465722053636865756E65"
        + "2C20736368F66E206765F66C742E"),
    Sample(
      "windows-1252", "À la fin de l’été, les outils sont rangés derrière la forêt.",
      "C0206C612066696E206465206C92E974E92C206C6573206F7574696C7320736F6E742072"
        + "616E67E973206465727269E87265206C6120666F72EA742E"),
    Sample(
      "windows-1250",
      "W śnieżnej wsi narzędzia leżą do wiosny w stodole, mówił żołnierz źle ubrany.",
      "57209C6E6965BF6E656A20777369206E61727AEA647A6961206C65BFB920646F2077696F"
        + "736E7920772073746F646F6C652C206DF37769B320BF6FB36E6965727A209F6C65207562"
        + "72616E792E"),
    Sample(
      "windows-1253", "Στο χιονισμένο χωριό τα εργαλεία μένουν στην αποθήκη ως την άνοιξη.",
      "D3F4EF20F7E9EFEDE9F3ECDDEDEF20F7F9F1E9FC20F4E120E5F1E3E1EBE5DFE120ECDDED"
        + "EFF5ED20F3F4E7ED20E1F0EFE8DEEAE720F9F220F4E7ED20DCEDEFE9EEE72E"),
    Sample(
      "windows-1255", "בכפר המושלג הכלים נשארים באסם עד האביב.",
      "E1EBF4F820E4EEE5F9ECE220E4EBECE9ED20F0F9E0F8E9ED20E1E0F1ED20F2E320E4E0E1"
        + "E9E12E"),
    Sample(
      "windows-1256", "في القرية الثلجية تبقى الأدوات في المخزن حتى الربيع.",
      "DDED20C7E1DED1EDC920C7E1CBE1CCEDC920CAC8DEEC20C7E1C3CFE6C7CA20DDED20C7E1"
        + "E3CED2E420CDCAEC20C7E1D1C8EDDA2E"),
    Sample(
      "UTF-16LE", "雪の多い村では春まで納屋に道具をしまう。\n",
      "EA966E301A594430516767306F3025667E3067300D7D4B5C6B3053907751923057307E30"
        + "463002300A00"),
    Sample(
      "UTF-16LE", "下雪的村子到春天才把农具拿出来用",
      "0B4EEA9684765167505B3052256629594D628A629C517751FF62FA5165672875"),
    Sample("UTF-16LE", "눈이 많이 오는 마을", "08B274C72000CEB974C7200024C694B22000C8B944C7"),
    Sample(
      "UTF-16LE", "snow in the village",
      "73006E006F007700200069006E0020007400680065002000760069006C006C0061006700"
        + "6500"),
    Sample(
      "UTF-16BE", "雪の多い村では春まで納屋に道具をしまう。\n",
      "96EA306E591A304467513067306F6625307E30677D0D5C4B306B9053517730923057307E"
        + "30463002000A"),
    Sample(
      "UTF-16BE", "下雪的村子到春天才把农具拿出来用",
      "4E0B96EA768467515B50523066255929624D628A519C517762FF51FA67657528"),
    Sample("UTF-16BE", "눈이 많이 오는 마을", "B208C7740020B9CEC7740020C624B2940020B9C8C744"),
    Sample(
      "UTF-16BE", "snow in the village",
      "0073006E006F007700200069006E0020007400680065002000760069006C006C00610067"
        + "0065"),
    Sample("UTF-32LE", "下雪的村子", "0B4E0000EA9600008476000051670000505B0000"),
    Sample("UTF-32LE", "snow", "730000006E0000006F00000077000000"),
    Sample("UTF-32BE", "下雪的村子", "00004E0B000096EA000076840000675100005B50"),
    Sample("UTF-32BE", "snow", "000000730000006E0000006F00000077"),
  ]
}
