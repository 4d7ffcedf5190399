// Which files are of a type?

/// Types of files by their names, called as ripgrep calls them.
enum FileType {
  /// The patterns of a type; nil when there is none of this name.
  static func patterns(of name: String) -> [String]? { all[name] }

  /// The types with their patterns, by name.
  static var sorted: [(name: String, patterns: [String])] {
    all.sorted { $0.key < $1.key }.map { (name: $0.key, patterns: $0.value) }
  }

  private static let all: [String: [String]] = [
    "asciidoc": ["*.adoc", "*.asc", "*.asciidoc"],
    "asm": ["*.asm", "*.s", "*.S"],
    "awk": ["*.awk"],
    "c": ["*.c", "*.h", "*.H", "*.cats"],
    "clojure": ["*.clj", "*.cljc", "*.cljs", "*.cljx"],
    "cmake": ["*.cmake", "CMakeLists.txt"],
    "config": ["*.cfg", "*.conf", "*.config", "*.ini"],
    "cpp": ["*.C", "*.cc", "*.cpp", "*.cxx", "*.h", "*.hh", "*.hpp", "*.hxx", "*.inl"],
    "cs": ["*.cs"],
    "css": ["*.css", "*.scss"],
    "csv": ["*.csv"],
    "dart": ["*.dart"],
    "diff": ["*.patch", "*.diff"],
    "docker": ["*Dockerfile*"],
    "elixir": ["*.ex", "*.eex", "*.exs", "*.heex", "*.leex"],
    "elm": ["*.elm"],
    "erlang": ["*.erl", "*.hrl"],
    "fish": ["*.fish"],
    "go": ["*.go"],
    "graphql": ["*.graphql", "*.graphqls"],
    "groovy": ["*.groovy", "*.gradle"],
    "haskell": ["*.hs", "*.lhs"],
    "html": ["*.htm", "*.html", "*.ejs"],
    "java": ["*.java", "*.jsp", "*.jspx", "*.properties"],
    "js": ["*.js", "*.jsx", "*.mjs", "*.cjs", "*.vue"],
    "json": ["*.json", "*.jsonl", "*.ndjson", "composer.lock"],
    "julia": ["*.jl"],
    "jupyter": ["*.ipynb", "*.jpynb"],
    "kotlin": ["*.kt", "*.kts"],
    "lisp": ["*.el", "*.jl", "*.lisp", "*.lsp", "*.sc", "*.scm"],
    "log": ["*.log"],
    "lua": ["*.lua"],
    "make": ["*.mak", "*.mk", "GNUmakefile", "Gnumakefile", "Makefile", "gnumakefile", "makefile"],
    "markdown": ["*.markdown", "*.md", "*.mdown", "*.mdwn", "*.mdx", "*.mkd", "*.mkdn"],
    "md": ["*.markdown", "*.md", "*.mdown", "*.mdwn", "*.mdx", "*.mkd", "*.mkdn"],
    "objc": ["*.h", "*.m"],
    "ocaml": ["*.ml", "*.mli", "*.mll", "*.mly"],
    "org": ["*.org"],
    "perl": ["*.perl", "*.pl", "*.PL", "*.plh", "*.plx", "*.pm", "*.t"],
    "php": ["*.php", "*.php3", "*.php4", "*.php5", "*.phtml"],
    "po": ["*.po"],
    "protobuf": ["*.proto"],
    "py": ["*.py", "*.pyi"],
    "python": ["*.py", "*.pyi"],
    "r": ["*.R", "*.r", "*.Rmd", "*.Rnw"],
    "rst": ["*.rst"],
    "ruby": ["*.rb", "*.rbw", "Gemfile", "Rakefile", ".irbrc", "config.ru"],
    "rust": ["*.rs"],
    "scala": ["*.scala", "*.sbt"],
    "sh": ["*.bash", "*.sh", "*.zsh", "*.ksh", "*.csh", ".bashrc", ".profile", ".zshrc"],
    "sql": ["*.sql", "*.psql"],
    "swift": ["*.swift"],
    "tex": ["*.tex", "*.ltx", "*.cls", "*.sty", "*.bib"],
    "toml": ["*.toml", "Cargo.lock"],
    "ts": ["*.ts", "*.tsx", "*.cts", "*.mts"],
    "txt": ["*.txt"],
    "vim": ["*.vim", ".vimrc", ".gvimrc", "vimrc", "gvimrc"],
    "xml": ["*.xml", "*.xml.dist", "*.dtd", "*.xsl", "*.xslt", "*.xsd", "*.xjb", "*.rng"],
    "yaml": ["*.yaml", "*.yml"],
    "zig": ["*.zig"],
  ]
}
