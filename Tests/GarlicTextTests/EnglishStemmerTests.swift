// Do English words have the stems that Snowball gives them?

import TestSupport
import Testing

@testable import GarlicText

@Suite struct EnglishStemmerTests {
  /// Words with their stems by the published algorithm: those of its description, and common ones.
  static let stems = """
    store:store stored:store stores:store storing:store storage:storag story:stori stories:stori
    onion:onion onions:onion garlic:garlic garlics:garlic cook:cook cooks:cook cooked:cook
    cooking:cook cooker:cooker relate:relat related:relat relates:relat relating:relat
    relation:relat relational:relat relations:relat relative:relat relatively:relat
    conditional:condit conditions:condit conditioned:condit rational:ration rationalize:ration
    valency:valenc hesitancy:hesit digitizer:digit conformably:conform radically:radic
    differently:differ vilely:vile analogously:analog vietnamization:vietnam predication:predic
    operator:oper operators:oper operate:oper operating:oper feudalism:feudal decisiveness:decis
    hopefulness:hope callousness:callous formality:formal sensitivity:sensit sensitive:sensit
    sensibility:sensibl sensible:sensibl apologies:apolog apology:apolog apologist:apolog
    triplicate:triplic formative:format formalize:formal electricity:electr electrical:electr
    hopeful:hope goodness:good revival:reviv allowance:allow inference:infer airliner:airlin
    adjustable:adjust defensible:defens irritant:irrit replacement:replac adjustment:adjust
    dependent:depend adoption:adopt communism:communism activate:activ angularity:angular
    homologous:homolog effective:effect bowdlerize:bowdler probate:probat rate:rate cease:ceas
    controlling:control rolled:roll caresses:caress ponies:poni ties:tie cries:cri gas:gas gaps:gap
    kiwis:kiwi this:this feed:feed agreed:agre plastered:plaster bled:bled motoring:motor sing:sing
    conflated:conflat troubled:troubl sized:size hopping:hop hoping:hope hoped:hope tanned:tan
    falling:fall hissing:hiss fizzed:fizz failing:fail filing:file happy:happi sky:sky cry:cri
    by:by say:say enjoy:enjoy enjoyed:enjoy enjoying:enjoy dying:die lying:lie tying:tie vying:vie
    die:die lie:lie tie:tie skis:ski skies:sky idly:idl gently:gentl ugly:ugli early:earli
    only:onli singly:singl news:news howe:howe atlas:atlas cosmos:cosmos bias:bias andes:andes
    inning:inning innings:inning outing:outing canning:canning herring:herring earring:earring
    evening:evening proceed:proceed proceeds:proceed exceed:exceed exceeded:exceed succeed:succeed
    succeeding:succeed generate:generat generates:generat generally:general generous:generous
    general:general communal:communal commune:commune communication:communic university:universiti
    universal:universal universe:univers arsenal:arsenal arsenic:arsenic emergency:emergenc
    emerge:emerg inter:inter interest:interest internal:internal later:later lateral:lateral
    organ:organ organize:organiz organization:organiz organic:organic past:past paste:paste
    pasted:paste pasting:paste add:add added:add adding:add egg:egg eggs:egg ebbed:ebb off:off
    consign:consign consigned:consign consigning:consign consignment:consign consist:consist
    consisted:consist consistency:consist consistent:consist consistently:consist
    consolation:consol console:consol consolidate:consolid consolidating:consolid constant:constant
    constantly:constant constitute:constitut constitution:constitut knack:knack knackeries:knackeri
    knavish:knavish kneaded:knead knees:knee knife:knife knightly:knight knocked:knock knot:knot
    knuckles:knuckl run:run running:run runner:runner runs:run begin:begin beginning:begin
    swimming:swim swimmer:swimmer bigger:bigger biggest:biggest use:use used:use user:user
    users:user using:use useful:use usefully:use uses:use useless:useless yes:yes youth:youth
    yellow:yellow boy:boy boys:boy berries:berri berry:berri studies:studi studying:studi
    study:studi studied:studi libraries:librari library:librari retrieval:retriev retrieve:retriev
    retrieved:retriev information:inform informed:inform informing:inform inform:inform
    indexes:index indexing:index indexed:index index:index analyses:analys analysis:analysi
    analyze:analyz analyzing:analyz analytical:analyt biology:biolog biological:biolog
    biologist:biolog technology:technolog technologies:technolog technological:technolog
    national:nation nationally:nation nation:nation nations:nation creation:creation
    creator:creator create:creat creating:creat beautiful:beauti beauty:beauti beautifully:beauti
    easily:easili easy:easi easier:easier quickly:quick quick:quick government:govern
    governing:govern governed:govern governor:governor decision:decis decide:decid deciding:decid
    decided:decid possible:possibl possibly:possibl possibility:possibl ability:abil abilities:abil
    able:abl agency:agenc agencies:agenc fluent:fluent fluency:fluenci bus:bus buses:buse
    gaseous:gaseous focus:focus focused:focus process:process processes:process processing:process
    boxes:box box:box taxes:tax tax:tax agree:agre agreement:agreement agreements:agreement
    """

  static let pairs = stems.split { $0 == " " || $0 == "\n" }.map { pair in
    let colon = pair.firstIndex(of: ":") ?? pair.endIndex
    return (word: Array(pair[..<colon].utf8), stem: Array(pair[colon...].dropFirst().utf8))
  }

  @Test func wordsHaveTheirStems() {
    var stemmer = EnglishStemmer()
    #expect(Self.pairs.count > 200)
    for (word, stem) in Self.pairs {
      #expect(
        stemmer.stem(word) == stem,
        "\(String(decoding: word, as: UTF8.self)): \(String(decoding: stemmer.stem(word), as: UTF8.self))"
      )
    }
  }

  /// What is looked for in a dictionary is there: no form begins otherwise.
  @Test func formsBeginAsTheirStemSays() {
    var random = SeededGenerator.fresh("formsBeginAsTheirStemSays")
    let endings = [
      "", "s", "es", "ed", "ing", "ly", "ies", "y", "ied", "ying", "ness", "ation", "ational",
      "ability",
      "ibilities", "ization", "izer", "ator", "ency", "ancy", "ment", "ousness", "ogist", "eedly",
      "al",
    ]
    var stemmer = EnglishStemmer()
    for _ in 0..<TestRounds.count(2000) {
      var word: [UInt8] = []
      for _ in 0..<Int.random(in: 1...5, using: &random) {
        word.append(UInt8.random(in: UInt8(ascii: "a")...UInt8(ascii: "z"), using: &random))
      }
      word += (endings.randomElement(using: &random) ?? "").utf8
      if !EnglishStemmer.isWord(word) { continue }
      let stem = stemmer.stem(word)
      #expect(
        word.starts(with: EnglishStemmer.prefix(ofForms: stem)),
        "\(String(decoding: word, as: UTF8.self))")
    }
  }

  @Test(arguments: ["", "ab", "c++", "iphone16", "Store", "café", "大蒜"])
  func otherTermsAreNoWords(term: String) {
    #expect(!EnglishStemmer.isWord(Array(term.utf8)))
  }
}
