// Which small files are there of each format?

import Foundation

/// Files of every format, each with the words 大蒜 and "sample".
enum FormatSamples {
  /// The names of all samples.
  static let names = [
    "a.docx", "a.pptx", "a.xlsx", "a.odt", "a.epub", "a.zip", "a.tar", "a.txt.gz", "a.tgz", "a.eml",
    "a.mbox", "a.srt", "a.vtt", "a.ipynb", "a.csv", "a.tsv", "a.org", "a.rtf", "a.1", "a.pdf",
  ]

  static func bytes(_ name: String) throws -> [UInt8] {
    switch name {
    case "a.docx":
      try ZipBuilder.archive(
        [
          (
            "word/document.xml",
            """
            <?xml version="1.0"?><w:document><w:body>
            <w:p><w:r><w:t>大</w:t></w:r><w:r><w:t xml:space="preserve">蒜 sample</w:t></w:r></w:p>
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>
            <w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            <w:p><w:r><w:t>x &amp; &#x5927;</w:t><w:br/><w:t>y</w:t><w:instrText>PAGE</w:instrText></w:r></w:p>
            </w:body></w:document>
            """
          ),
          ("docProps/core.xml", "<c><dc:title>报告</dc:title></c>"),
        ], deflated: true)
    case "a.pptx":
      try ZipBuilder.archive(
        [("ppt/presentation.xml", "<p/>")]
          + [(10, "ten"), (1, "大蒜 sample"), (2, "two")].map {
            ("ppt/slides/slide\($0.0).xml", "<a:p><a:r><a:t>\($0.1)</a:t></a:r></a:p>")
          })
    case "a.xlsx":
      try ZipBuilder.archive([
        ("xl/workbook.xml", #"<workbook><sheets><sheet name="价格表"/></sheets></workbook>"#),
        (
          "xl/sharedStrings.xml",
          "<sst><si><t>大蒜</t><rPh><t>ダイサン</t></rPh></si><si><r><t>sam</t></r><r><t>ple</t></r></si></sst>"
        ),
        (
          "xl/worksheets/sheet1.xml",
          #"<sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c><v>3.5</v></c><c t="s"><v>99</v></c></row><row><c t="inlineStr"><is><t>in</t></is></c></row></sheetData>"#
        ),
      ])
    case "a.odt":
      try ZipBuilder.archive([
        (
          "content.xml",
          #"<office:body><text:h>标题</text:h><text:p>大蒜<text:s text:c="2"/>sample</text:p></office:body>"#
        ), ("meta.xml", "<office:meta><dc:title>文件</dc:title></office:meta>"),
      ])
    case "a.epub":
      try ZipBuilder.archive([
        (
          "META-INF/container.xml",
          #"<container><rootfiles><rootfile full-path="O/c.opf"/></rootfiles></container>"#
        ),
        (
          "O/c.opf",
          #"<package><dc:title>书名</dc:title><manifest><item id="b" href="2.xhtml"/><item id="a" href="ch%201.xhtml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>"#
        ),
        ("O/ch 1.xhtml", "<html><body><p>大蒜 sample</p></body></html>"),
        ("O/2.xhtml", "<html><body><p>two</p></body></html>"),
      ])
    case "a.zip":
      try ZipBuilder.archive(
        [("d/x.md", "# 大蒜\n\nsample\n"), ("b.png", "\0"), ("d/", ""), ("e.txt", "second 大蒜\n")],
        deflated: true)
    case "a.tar", "a.tgz":
      try tar([("d/x.txt", "大蒜 sample\n"), ("e.txt", "second 大蒜\n")], name == "a.tgz")
    case "a.txt.gz": try ZipBuilder.run("gzip -nc", Array("头\n大蒜 sample\n".utf8))
    case "a.eml": Array(mail.utf8)
    case "a.mbox":
      Array(
        "From a\nSubject: one\n\n大蒜 sample\n\nFrom b\nSubject: two\n\nsecond 大蒜\n>From x\n".utf8)
    case "a.srt":
      Array(
        "1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>大蒜</i> sample\r\n{\\an8}二\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\n完\r\n"
          .utf8)
    case "a.vtt":
      Array(
        "WEBVTT\n\nNOTE hidden\n\nintro\n00:01.000 --> 00:02.000\n<v Li>大蒜 sample</v>\n\nSTYLE\n::cue {}\n"
          .utf8)
    case "a.ipynb":
      Array(
        ##"{"cells":[{"cell_type":"markdown","source":["# 笔记\n","大蒜"]},{"cell_type":"code","source":"print(1)","outputs":[{"text":["sample\n"]},{"data":{"text/plain":"plain"}}]}]}"##
          .utf8)
    case "a.csv": Array("名,价\r\n\"大蒜, 白 \"\"x\"\"\",sample\r\n\"多\n行\",4\r\n".utf8)
    case "a.tsv": Array("名\t价\n大蒜\tsample\n".utf8)
    case "a.org":
      Array(
        "#+TITLE: 组织\n* TODO 大蒜头\n:PROPERTIES:\n:X: hidden\n:END:\n见 [[http://hidden][链接]] sample\n#+BEGIN_SRC c\nint\n#+END_SRC\n"
          .utf8)
    case "a.rtf":
      Array(
        #"{\rtf1\ansi\ansicpg936{\fonttbl{\f0 Hidden;}}{\info{\title T}}\uc1 \'b4\'f3\'cb\'e2 sample \u22823?\u-30020? \u55357?\u56832?\par{\*\hidden x}second}"#
          .utf8)
    case "a.1":
      Array(
        ".\\\" hidden\n.TH GARLIC 1\n.SH NAME\ngarlic \\- 大蒜 \\fBsample\\fR\\(em\n.BR foo (1)\n"
          .utf8)
    case "a.pdf": pdf(["sample one", "page two"])
    default: throw CocoaError(.fileNoSuchFile)
    }
  }

  private static let mail: String = {
    func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
    // 大蒜 and 价格 in GB 18030.
    let garlic: [UInt8] = [0xB4, 0xF3, 0xCB, 0xE2]
    let price: [UInt8] = [0xBC, 0xDB, 0xB8, 0xF1]
    return """
      Received: from x
      From: =?UTF-8?B?\(base64(Array("王".utf8)))?= <w@x.cn>
      Subject: =?gb2312?B?\(base64(garlic))?=
       =?gb2312?B?\(base64(price))?= =?UTF-8?Q?=C3=A9_e?=
      Date: Mon, 23 Nov 2026 10:00:00 +0800
      Content-Type: multipart/mixed; boundary="b;1"

      --b;1
      Content-Type: multipart/alternative; boundary=in

      --in
      Content-Type: text/plain; charset=gbk
      Content-Transfer-Encoding: base64

      \(base64(garlic))
      --in
      Content-Type: text/html

      <p>other form</p>
      --in--
      --b;1
      Content-Type: text/html; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      <p>sam=
      ple =E5=A4=A7</p>
      --b;1
      Content-Type: application/pdf; name="附件.pdf"
      Content-Transfer-Encoding: base64

      JVBERi0=
      --b;1--
      """
  }()

  /// A tar archive in the form of ustar.
  private static func tar(_ members: [(String, String)], _ isCompressed: Bool) throws -> [UInt8] {
    var bytes: [UInt8] = []
    for (name, text) in members {
      var head = [UInt8](repeating: 0, count: 512)
      func put(_ text: String, at place: Int) {
        for (offset, byte) in text.utf8.enumerated() { head[place + offset] = byte }
      }
      func octal(_ number: Int, _ width: Int) -> String {
        let digits = String(number, radix: 8)
        return String(repeating: "0", count: width - digits.count) + digits
      }
      put(name, at: 0)
      put(octal(0o644, 7), at: 100)
      put(octal(text.utf8.count, 11), at: 124)
      put("0", at: 156)
      put("ustar", at: 257)
      put("        ", at: 148)
      put(octal(head.reduce(0) { $0 + Int($1) }, 6) + "\0 ", at: 148)
      let content = Array(text.utf8)
      bytes += head + content
      bytes += [UInt8](repeating: 0, count: (512 - content.count % 512) % 512)
    }
    bytes += [UInt8](repeating: 0, count: 1024)
    return isCompressed ? try ZipBuilder.run("gzip -nc", bytes) : bytes
  }

  /// A PDF file with a page for each text, and the title "Garlic 大蒜".
  static func pdf(_ pages: [String]) -> [UInt8] {
    var objects = [
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Count \(pages.count) /Kids [\(pages.indices.map { "\(5 + 2 * $0) 0 R" }.joined(separator: " "))] >>",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
      "<< /Title <FEFF004700610072006C00690063002059278 49C> >>".replacing(" 49C", with: "49C"),
    ]
    for (number, page) in pages.enumerated() {
      let content = "BT /F1 24 Tf 72 700 Td (\(page)) Tj ET"
      objects.append(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents \(6 + 2 * number) 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
      )
      objects.append("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream")
    }
    var text = "%PDF-1.4\n"
    var offsets: [Int] = []
    for (number, object) in objects.enumerated() {
      offsets.append(text.utf8.count)
      text += "\(number + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for offset in offsets {
      text += String(repeating: "0", count: 10 - "\(offset)".count) + "\(offset) 00000 n \n"
    }
    text +=
      "trailer << /Size \(objects.count + 1) /Root 1 0 R /Info 4 0 R >>\nstartxref\n\(start)\n%%EOF\n"
    return Array(text.utf8)
  }
}
