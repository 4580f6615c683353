import { basename, relative, resolve, sep } from 'node:path'
import { watch as watchFiles } from 'chokidar'
import { isDataFile } from '../service/data-file.ts'
import type { Arguments } from './arguments.ts'
import { ConfigError } from './load-config.ts'
import { locateProject } from './locate-project.ts'
import { say, type ExitCode, type Shell } from './shell.ts'
import { terminalStyle, wantsColor } from './terminal-style.ts'
import { UsageError } from './usage-error.ts'

/** Editors write a file in several steps, and a checkout many files: a run starts when it has been quiet for so long. */
const QUIET_MS = 80

/** What clears a terminal, with what was scrolled out of sight. */
const CLEAR = '\u001b[2J\u001b[3J\u001b[H'

/** Folders in which nothing is a spec, and much may change. */
const UNWATCHED = new Set(['node_modules', '.git'])

/**
 * Lints, and lints again whenever a spec, a swagger document or the config changes, until it is told to end. A mistake
 * in the config is told like a finding: the next change may mend it.
 *
 * @param lint one run.
 * @returns 0 when it was told to end.
 * @throws UsageError where there is nothing to watch.
 */
export async function watch(
  request: Arguments,
  shell: Shell,
  lint: (request: Arguments, shell: Shell) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { root } = locateProject(request.config, request.paths, shell)
  const written = new Set(request.reports.flatMap(({ file }) => (file === undefined ? [] : [resolve(shell.cwd, file)])))
  const watcher = watchFiles(root, {
    ignoreInitial: true,
    ignored: (path, stats) =>
      isUnwatched(path, root) || written.has(path) || (stats?.isFile() === true && !isInput(path)),
  })
  const rounds = new Rounds(async (changed) => {
    if (changed.length > 0 && shell.stdout.isTTY) shell.stdout.write(CLEAR)
    if (changed.length > 0) say(shell, `${describeChanges(changed, root)} changed`)
    await lintOnce(request, shell, lint)
    say(shell, 'watching for changes; Ctrl-C ends')
  })
  watcher.on('all', (_event, path) => rounds.note(path))
  await new Promise<void>((ready) => watcher.once('ready', ready))
  rounds.start()
  await told()
  rounds.end()
  await watcher.close()
  return 0
}

/** One run after the other, each over all that changed since the one before began. */
class Rounds {
  readonly #round: (changed: readonly string[]) => Promise<void>
  readonly #changed = new Set<string>()
  #running = false
  #timer: NodeJS.Timeout | undefined

  constructor(round: (changed: readonly string[]) => Promise<void>) {
    this.#round = round
  }

  start(): void {
    void this.#run()
  }

  note(path: string): void {
    this.#changed.add(path)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#run(), QUIET_MS)
  }

  end(): void {
    clearTimeout(this.#timer)
  }

  async #run(): Promise<void> {
    if (this.#running) return
    this.#running = true
    do {
      const changed = [...this.#changed].toSorted()
      this.#changed.clear()
      await this.#round(changed)
    } while (this.#changed.size > 0)
    this.#running = false
  }
}

async function lintOnce(
  request: Arguments,
  shell: Shell,
  lint: (request: Arguments, shell: Shell) => Promise<ExitCode>,
): Promise<void> {
  try {
    await lint(request, shell)
  } catch (error) {
    if (error instanceof UsageError) say(shell, error.message)
    else if (error instanceof ConfigError) {
      shell.stderr.write(error.render(await terminalStyle(wantsColor(request.color, shell, shell.stderr))))
    } else throw error
  }
}

/** Specs, swagger documents, configs and baselines, by their endings. */
function isInput(path: string): boolean {
  return /\.(?:md|markdown|jsonc)$/i.test(path) || isDataFile(path)
}

function isUnwatched(path: string, root: string): boolean {
  return relative(root, path)
    .split(sep)
    .some((name) => UNWATCHED.has(name))
}

function describeChanges(changed: readonly string[], root: string): string {
  const [first = '', ...others] = changed
  const name = relative(root, first).split(sep).join('/') || basename(first)
  return others.length === 0 ? `\`${name}\`` : `\`${name}\` and ${others.length} more`
}

/** Until the user, or whoever started the process, wants it to end. */
function told(): Promise<void> {
  return new Promise((end) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end())
  })
}
