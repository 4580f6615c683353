/** What each shell has to read once. Each asks the program that is typed, and takes no answer for a file. */
export const COMPLETION_SCRIPTS: ReadonlyMap<string, string> = new Map([
  [
    'bash',
    `# spec-lint completion for bash: source <(spec-lint complete bash)
_spec_lint() {
  local word
  COMPREPLY=()
  while IFS= read -r word; do
    COMPREPLY+=("$word")
  done < <("$1" complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null | cut -f1)
}
complete -o default -F _spec_lint spec-lint
`,
  ],
  [
    'zsh',
    `#compdef spec-lint
# spec-lint completion for zsh: source <(spec-lint complete zsh), after compinit
_spec_lint() {
  local line
  local -a found
  while IFS= read -r line; do
    found+=("\${line/$'\\t'/:}")
  done < <("\${words[1]}" complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)
  if (( \${#found} )); then
    _describe spec-lint found
  else
    _files
  fi
}
compdef _spec_lint spec-lint
`,
  ],
  [
    'fish',
    `# spec-lint completion for fish: spec-lint complete fish | source
function __spec_lint
    set -l typed (commandline -opc) (commandline -ct)
    set -l found ($typed[1] complete -- $typed[2..-1] 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c spec-lint -f -a '(__spec_lint)'
`,
  ],
])
