import { Consulted } from '../../project/consulted.ts'
import type { Project } from '../../project/project.ts'
import { Resolver } from '../../project/resolution.ts'
import type { Fragments, Makings } from '../../swagger/fragments.ts'
import { metProblems } from './document-notes.ts'
import type { Answered, NotedProblem, Questions } from './run-to-keep.ts'

/** What swagger answers to the questions of one spec, as far as judgements depend on it. */
export interface Answer {
  /** Equal as long as each question leads to the same operations, and these are made of the same. */
  readonly digest: string
  /** Whether a defect may be one of something that it is made of. */
  mayHave(defect: Pick<NotedProblem, 'file' | 'pointer'>): boolean
}

/** Asks swagger what specs ask, and opens no document that their judgement would not open. */
export class Answers {
  readonly #project: Project
  readonly #digestOf: (text: string) => string
  readonly #fragments: Fragments

  /** @param digestOf equal for equal texts, and for no others. */
  constructor(project: Project, digestOf: (text: string) => string) {
    this.#project = project
    this.#digestOf = digestOf
    this.#fragments = project.store.fragments(digestOf)
  }

  /** The questions with what they are answered; `undefined` where only whole files tell what that is. */
  answered(questions: Questions): Answered | undefined {
    const digest = this.to(questions)?.digest
    return digest === undefined ? undefined : { ...questions, digest }
  }

  /** `undefined` where only whole files tell: something is not declared, or is entangled with the rest. */
  to({ swagger, asked }: Questions): Answer | undefined {
    const reading = this.#project.store.open(swagger)
    if (reading?.document === undefined || reading.problems.length > 0) return undefined
    const resolver = new Resolver(this.#project.index, reading.document, new Consulted())
    const answers: unknown[] = []
    const all: Makings[] = []
    for (const [method, path] of asked) {
      const resolution = resolver.resolve(method, path)
      if (resolution.kind !== 'declared') return undefined
      answers.push(resolution.match)
      for (const operation of resolution.operations) {
        const { path: file } = operation.document.source
        const makings = this.#fragments.makingsOf(file, operation.template.text)
        if (makings === undefined) return undefined
        all.push(makings)
        answers.push([file, operation.label, makings.digest])
      }
    }
    return {
      digest: this.#digestOf(JSON.stringify(answers)),
      mayHave: ({ file, pointer }) => all.some((makings) => makings.mayHold(file, pointer)),
    }
  }

  /** Identities of the defects of a document that were met so far in this run. */
  metIn(document: string): ReadonlySet<string> {
    return metProblems(this.#project, document)
  }
}
