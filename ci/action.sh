#!/usr/bin/env bash
# The step of action.yml: runs spec-lint with annotations, a summary of the step, and SARIF where a file is named.
set -uo pipefail

SPEC_LINT_ARGS="${SPEC_LINT_ARGS:-}"
prefix="$(mktemp -d)"
trap 'rm -rf "$prefix"' EXIT
case "${SPEC_LINT_VERSION:-}" in
  '')
    bin="$SPEC_LINT_ACTION/bin/spec-lint.js"
    # A checkout of the repository is built once; a published action brings its build along.
    if [ ! -d "$SPEC_LINT_ACTION/dist" ]; then
      (cd "$SPEC_LINT_ACTION" && npm ci --no-audit --no-fund) >&2 || exit 2
    fi
    ;;
  [0-9]*) package="spec-lint@$SPEC_LINT_VERSION" ;;
  *) package="$SPEC_LINT_VERSION" ;;
esac
if [ -n "${package:-}" ]; then
  npm install --prefix "$prefix" --no-save --no-audit --no-fund "$package" >&2 || exit 2
  bin="$prefix/node_modules/spec-lint/bin/spec-lint.js"
fi

formats=(--format github)
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then formats+=(--format "markdown=$prefix/summary.md"); fi
if [ -n "${SPEC_LINT_SARIF:-}" ]; then formats+=(--format "sarif=$SPEC_LINT_SARIF"); fi

# Split like words of a shell, quotes included, and nothing in them is run.
args=()
if [ -n "${SPEC_LINT_ARGS// /}" ]; then
  if ! printf '%s' "$SPEC_LINT_ARGS" | xargs printf '%s\0' > "$prefix/args"; then
    echo 'spec-lint: the input `args` cannot be taken apart; is a quote never closed?' >&2
    exit 2
  fi
  while IFS= read -r -d '' arg; do args+=("$arg"); done < "$prefix/args"
fi

code=0
node "$bin" "${formats[@]}" ${args[@]+"${args[@]}"} || code=$?
if [ -n "${GITHUB_STEP_SUMMARY:-}" ] && [ -f "$prefix/summary.md" ]; then cat "$prefix/summary.md" >> "$GITHUB_STEP_SUMMARY"; fi
if [ -n "${GITHUB_OUTPUT:-}" ]; then echo "exit-code=$code" >> "$GITHUB_OUTPUT"; fi
exit "$code"
