import type { Diagnostic, Fix } from '../diagnostic/diagnostic.ts'
import type { LintResult } from '../diagnostic/lint-result.ts'
import { type FixedText, fixText } from '../lint/fix-text.ts'
import { countParseProblems, newFindings } from '../lint/regression.ts'
import { compareText } from '../text/compare-text.ts'
import type { Host } from './host.ts'
import { OverlayHost } from './overlay-host.ts'
import type { LintRequest } from './lint-request.ts'

/** Judges a project that a host shows. */
export type Lint = (host: Host, request: LintRequest) => Promise<LintResult>

/** A finding and the correction that was, or was not, made for it. */
export interface TriedFix {
  readonly diagnostic: Diagnostic
  readonly fix: Fix
}

/** A file that fixes have changed. */
export interface FileChange {
  readonly path: string
  readonly before: string
  readonly after: string
  /** In the order in which they were made; places are those of the text that each was made in. */
  readonly fixes: readonly TriedFix[]
}

/** A file with fixes made that are not yet known to be good. */
interface Trial extends Pick<FixedText, 'text' | 'moved'> {
  readonly path: string
  readonly fixes: readonly TriedFix[]
}

/** Characters of one file that are judged in a round, fix by fix; the fixes that are left are tried in the next one. */
const MOST_TRIED = 100_000

/** The specs of a run while they are being fixed. */
export class FixBench {
  readonly #original: Host
  readonly #lint: (host: Host, files: readonly string[]) => Promise<LintResult>
  readonly #unsafe: boolean
  readonly #texts = new Map<string, string>()
  readonly #made = new Map<string, TriedFix[]>()
  /** Fixes that did harm to the text as it stands; another text gives them another chance. */
  readonly #refused = new Map<string, Map<string, TriedFix>>()
  readonly #parseProblems = new Map<string, { readonly text: string; readonly problems: number }>()
  #findings: ReadonlyMap<string, readonly Diagnostic[]> = new Map()
  /** Files on which a rule failed before the first fix: what it would have found is not known. */
  readonly #failed: ReadonlySet<string>

  /**
   * @param unsafe whether fixes that want a look are made too.
   * @param first what was found before the first fix.
   */
  constructor(
    host: Host,
    lint: (host: Host, files: readonly string[]) => Promise<LintResult>,
    unsafe: boolean,
    first: LintResult,
  ) {
    this.#original = host
    this.#lint = lint
    this.#unsafe = unsafe
    this.#failed = failedFiles(first)
    this.lookAt(first)
  }

  /** The project with the fixes that were made so far. */
  get host(): Host {
    return new OverlayHost(this.#original, this.#texts)
  }

  /** Whether a fix is left that was not refused. */
  get hasWork(): boolean {
    return [...this.#findings.keys()].some((path) => this.#proposals(path).length > 0)
  }

  /** Characters of the longest file that a fix is left for. */
  get longest(): number {
    const fixable = [...this.#findings.keys()].filter((path) => this.#proposals(path).length > 0)
    return Math.max(0, ...fixable.map((path) => this.#text(path).length))
  }

  /** Fixes that would do harm to the texts as they stand now. */
  get rolledBack(): readonly TriedFix[] {
    return [...this.#refused.values()].flatMap((fixes) => [...fixes.values()])
  }

  /** Files that differ from what they were, by path. */
  changes(): readonly FileChange[] {
    return [...this.#texts]
      .map(([path, after]) => ({
        path,
        before: this.#original.read(path) ?? '',
        after,
        fixes: this.#made.get(path) ?? [],
      }))
      .filter(({ before, after }) => before !== after)
      .toSorted((first, second) => compareText(first.path, second.path))
  }

  /** Takes a result for what is to be fixed next. */
  lookAt(result: LintResult): void {
    this.#findings = new Map(
      result.files.map((path) => [path, result.diagnostics.filter((diagnostic) => diagnostic.file === path)]),
    )
  }

  /** Makes what can be made at once; whether anything was. */
  async round(): Promise<boolean> {
    const trials = [...this.#findings.keys()].flatMap((path) => this.#tryAll(path))
    if (trials.length === 0) return false
    const sound = await this.#judge(trials)
    const doubtful = trials.filter((trial) => !sound.has(trial))
    for (const [trial, diagnostics] of sound) this.#accept(trial, diagnostics)
    const mended = await this.#oneByOne(doubtful)
    return sound.size > 0 || mended
  }

  #text(path: string): string {
    return this.#texts.get(path) ?? this.#original.read(path) ?? ''
  }

  #proposals(path: string): readonly TriedFix[] {
    return (this.#findings.get(path) ?? []).flatMap((diagnostic) => {
      const { fix } = diagnostic
      const wanted = fix !== undefined && (fix.safety === 'safe' || this.#unsafe)
      if (!wanted || fix.edits.length === 0 || fix.edits.some((edit) => edit.file !== path)) return []
      const tried = { diagnostic, fix }
      return this.#refused.get(path)?.has(nameOf(tried)) === true ? [] : [tried]
    })
  }

  #tryAll(path: string): readonly Trial[] {
    const proposals = this.#proposals(path)
    if (proposals.length === 0) return []
    const { text, made, moved } = fixText(
      this.#text(path),
      proposals.map(({ fix }) => fix),
    )
    return [{ path, text, moved, fixes: proposals.filter((_, index) => made[index] === true) }]
  }

  /** Of a file as it stands: counted once a text, as a trial that is sound is mostly the next one's text. */
  async #parseProblemsOf(path: string): Promise<number> {
    const text = this.#text(path)
    const known = this.#parseProblems.get(path)
    if (known?.text === text) return known.problems
    return countParseProblems(path, text)
  }

  /** The trials that do no harm, with what is found in their files then. */
  async #judge(trials: readonly Trial[]): Promise<ReadonlyMap<Trial, readonly Diagnostic[]>> {
    const texts = new Map([...this.#texts, ...trials.map(({ path, text }) => [path, text] as const)])
    const result = await this.#lint(
      new OverlayHost(this.#original, texts),
      trials.map(({ path }) => path),
    )
    const { diagnostics } = result
    const failed = failedFiles(result)
    const sound = new Map<Trial, readonly Diagnostic[]>()
    for (const trial of trials) {
      const { path, text } = trial
      if (failed.has(path) && !this.#failed.has(path)) continue
      const after = diagnostics.filter(({ file }) => file === path)
      if (trial.fixes.some((tried) => isLeft(tried, trial, after))) continue
      if (newFindings(this.#findings.get(path) ?? [], after).length > 0) continue
      const problems = await countParseProblems(path, text)
      if (problems > (await this.#parseProblemsOf(path))) continue
      this.#parseProblems.set(path, { text, problems })
      sound.set(trial, after)
    }
    return sound
  }

  /**
   * Makes the fixes of some files one at a time, the files side by side; whether any was kept. Of a long file that takes
   * more than one round.
   */
  async #oneByOne(doubtful: readonly Trial[]): Promise<boolean> {
    const kept = new Map<string, { readonly trial: Trial; readonly diagnostics: readonly Diagnostic[] }>()
    const most = Math.max(0, ...doubtful.map(({ fixes }) => fixes.length))
    for (let index = 0; index < most; index++) {
      const trials = doubtful.flatMap(({ path, fixes }) => {
        const next = fixes[index]
        if (next === undefined || index * this.#text(path).length > MOST_TRIED) return []
        const together = [...(kept.get(path)?.trial.fixes ?? []), next]
        const { text, moved } = fixText(
          this.#text(path),
          together.map(({ fix }) => fix),
        )
        return [{ path, text, moved, fixes: together }]
      })
      if (trials.length === 0) break
      // A fix that was alone in its file has had its trial.
      const sound = most === 1 ? new Map<Trial, readonly Diagnostic[]>() : await this.#judge(trials)
      for (const trial of trials) {
        const diagnostics = sound.get(trial)
        if (diagnostics !== undefined) kept.set(trial.path, { trial, diagnostics })
        else this.#refuse(trial)
      }
    }
    for (const { trial, diagnostics } of kept.values()) this.#accept(trial, diagnostics)
    return kept.size > 0
  }

  #accept({ path, text, fixes }: Trial, diagnostics: readonly Diagnostic[]): void {
    this.#texts.set(path, text)
    this.#made.set(path, [...(this.#made.get(path) ?? []), ...fixes])
    this.#refused.delete(path)
    this.#findings = new Map([...this.#findings, [path, diagnostics]])
  }

  #refuse({ path, fixes }: Trial): void {
    const last = fixes.at(-1)
    if (last === undefined) return
    const refused = this.#refused.get(path) ?? new Map<string, TriedFix>()
    this.#refused.set(path, refused.set(nameOf(last), last))
  }
}

/** Whether a finding stands where it stood, with its fix, which could then be made for ever. */
function isLeft({ diagnostic, fix }: TriedFix, { moved }: Trial, after: readonly Diagnostic[]): boolean {
  const at = moved(diagnostic.range.start.offset)
  return after.some(
    (other) =>
      other.range.start.offset === at &&
      other.ruleId === diagnostic.ruleId &&
      other.message === diagnostic.message &&
      other.fix?.title === fix.title,
  )
}

function failedFiles({ failures }: LintResult): ReadonlySet<string> {
  return new Set(failures.map(({ file }) => file))
}

function nameOf({ diagnostic, fix }: TriedFix): string {
  return `${diagnostic.fingerprint} ${fix.title}`
}
