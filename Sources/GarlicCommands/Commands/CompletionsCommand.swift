// search completions SHELL: how do shells complete this command?

import ArgumentParser

struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions", abstract: "Print the completion script of a shell.",
    discussion: """
      bash: eval "$(search completions bash)" in ~/.bashrc
      zsh:  source <(search completions zsh) in ~/.zshrc, after compinit; or as a file _search in a folder of fpath
      fish: search completions fish > ~/.config/fish/completions/search.fish
      """)

  @Argument(help: "bash, zsh or fish.")
  var shell: CandidatesCommand.Shell

  func run() throws {
    let console = Console()
    try CommandFailure.reported(on: console) {
      switch shell {
      case .bash: try console.write(Self.bash)
      case .zsh: try console.write(Self.zsh)
      case .fish: try console.write(Self.fish)
      }
      try console.flush()
    }
  }

  private static let bash = #"""
    # Completion of search for bash; the program itself says what may follow.
    _search() {
      local line answer=none typed='' isFirst=1 extension
      COMPREPLY=()
      while IFS= read -r line; do
        if [[ $isFirst ]]; then
          isFirst=''
          answer=${line%%$'\t'*}
          typed=${line#*$'\t'}
        else
          COMPREPLY+=("$line")
        fi
      done < <("${COMP_WORDS[0]}" __complete bash -- "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
      case $answer in
        files)
          compopt -o filenames 2>/dev/null
          while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$typed")
          ;;
        files\ *)
          compopt -o filenames 2>/dev/null
          while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -d -- "$typed")
          for extension in ${answer#files }; do
            while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -X "!*.$extension" -- "$typed")
          done
          ;;
      esac
      # A field in a query goes on with its value.
      if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *: ]]; then compopt -o nospace 2>/dev/null; fi
    }
    complete -F _search search

    """#

  private static let zsh = #"""
    #compdef search
    # Completion of search for zsh; the program itself says what may follow.
    _search() {
      local -a lines described
      local answer line text
      lines=("${(@f)$("${(Q)words[1]}" __complete zsh -- "${(@Q)words[1,CURRENT]}" 2>/dev/null)}")
      answer=$lines[1]
      for line in "${(@)lines[2,-1]}"; do
        text=${line%%$'\t'*}
        described+=("${text//:/\\:}:${line#*$'\t'}")
      done
      if (( $#described )); then
        if [[ $text == *: ]]; then
          _describe -V search described -S ''
        else
          _describe -V search described
        fi
      fi
      case $answer in
        files) _files ;;
        files\ *) _files -g "*.(${${answer#files }// /|})(-.)" ;;
      esac
    }
    if [[ $funcstack[1] == _search ]]; then _search "$@"; else compdef _search search; fi

    """#

  private static let fish = #"""
    # Completion of search for fish; the program itself says what may follow.
    function __search_candidates
      set -l words (commandline -opc) (commandline -ct)
      set -l lines (command $words[1] __complete fish -- $words 2>/dev/null)
      set -l answer $lines[1]
      for line in $lines[2..-1]
        echo $line
      end
      switch "$answer"
        case files
          __fish_complete_path (commandline -ct)
        case 'files *'
          set -l endings (string replace 'files ' '' -- $answer | string replace -a ' ' '|')
          for file in (__fish_complete_path (commandline -ct))
            string match -rq "(/|\.($endings))(\t|\$)" -- $file; and echo $file
          end
      end
    end
    complete -c search -e
    complete -c search -f -a '(__search_candidates)'

    """#
}
