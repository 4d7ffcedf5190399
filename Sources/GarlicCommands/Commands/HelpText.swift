// What does somebody need to know first?

import ArgumentParser

/// Help for the first hour, and the whole syntax of queries.
enum HelpText {
  /// `search --help`.
  static let short = """
    Search Chinese, Japanese, Korean and other text, ranked by words.

    USAGE: search [options] QUERY [PATH…]       files and folders, '.' without paths
           search -i INDEX [options] QUERY      an index file
           search index PATH… -o INDEX          make an index, or bring it up to date

      search 大蒜                        what is about garlic in this folder
      search '大蒜 价格' notes -n 3      the best three hits in a folder
      search -l garlic | xargs wc -w     names of files, for other programs
      search -t md --lines TODO          lines in Markdown files
      search open 2                      open the second hit at its line

    OPTIONS:
      -n N               the most hits to show (10)
      -i INDEX           search this index file
      -l, -q             only names of files; nothing but the exit code
      --lines, -C N      matching lines with their numbers, with N lines around
      --vimgrep          path:line:column:text, for editors
      -g GLOB, -t TYPE   only files of these names, or of a type: --type-list
      --newer DATE       only files changed since then: 2026-11-01, 2d, 3h
      --filter QUERY     only hits that match this, too: 'lang:ja size:>10000'
      --sort FIELD       newest first: --sort -modified
      --json             one JSON object for each hit

    QUERY:
      大蒜 价格           both, or what comes nearest    "garlic bread"   this phrase
      garlic OR onion    one of them                   -garlic          not this
      gar*  g?rlic       beginnings, patterns          garlc~           with an error
      title:大蒜          in a field                    size:>10000      a range
      (a OR b) c         groups                        garlic^3         counts more
      中国 finds 中國, にんにく finds ニンニク, store finds storing; quotes keep a word as typed.

    MORE: search                  search while you type (on a terminal)
          search help syntax      the whole query language
          search help query       all options of a search
          search help             all subcommands
          search help index       options of another subcommand

    Options for every search are lines of $XDG_CONFIG_HOME/garlic/config. Exit codes: 0 with hits, 1 without, 2 after a
    failure, 64 for wrong usage.
    """

  /// `search help syntax`.
  static let syntax = """
    QUERIES

    Words and runs
      大蒜 价格            clauses that spaces separate: up to three short ones must all match; if that finds too
                          little, and in longer queries, documents rank by how much of the query they match
      资源优势引进          a run of Chinese, Japanese or Korean is found wherever a dictionary would cut it
      "的价格"             a phrase, exactly as typed; "garlic bread"~2 allows two words between

    Together
      a AND b, a && b     both                   a OR b, a || b     one or both
      NOT a, -a, !a       not this               +a                 must match
      (a OR b) c          groups                 IN [a b c]         any of these

    Parts and errors
      gar*   *bread       beginnings, ends       g?r*c              ? is one letter, * any number
      garlc~ garlc~1      one or two errors in a word

    Fields
      title:大蒜           in a field              title:(a OR b)     a group in a field
      title:*             that have a value      body:"a b"         a phrase in a field
      size:>10000         also >=, <, <=         date:2026-11       a year, a month or a day
      size:[10 TO 20]     with both ends         size:{10 TO 20}    without them; * for no end
      Files have: title, body, name, path, file, size (bytes), modified, lang, category, date, tag.
      path:notes is a word of a path, path:notes/* all that lies in a folder, file: the whole path.

    Weights
      garlic^3            counts three times as much

    A sign that is to stand for itself is written after \\, or in quotes. What cannot be read is taken as text, and told;
    --strict refuses it.
    """

  /// The text that is asked for; nil for what the parser of arguments answers.
  static func text(_ arguments: [String]) -> String? {
    switch arguments {
    case ["--help"], ["-h"]: short
    case ["help", "syntax"]: syntax
    case ["--type-list"]:
      FileType.sorted.map { "\($0.name): \($0.patterns.joined(separator: ", "))" }
        .joined(separator: "\n")
    default: nil
    }
  }
}
