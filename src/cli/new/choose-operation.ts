import type { Operation } from '../../swagger/model.ts'
import type { NewProject } from './project.ts'

/** Operations that are listed for what was typed. */
const MOST_CHOICES = 200

/**
 * Lets the person choose from a list that narrows with what is typed; operations without a spec come first.
 *
 * @returns `undefined` where the person would rather not.
 */
export async function chooseOperation({ scaffolder, document }: NewProject): Promise<Operation | undefined> {
  const { default: search } = await import('@inquirer/search')
  const choices = (document?.operations ?? scaffolder.operations)
    .map((operation) => ({ operation, specs: scaffolder.specsOf(operation).length }))
    .toSorted((first, second) => Math.min(first.specs, 1) - Math.min(second.specs, 1))
  try {
    return await search(
      {
        message: 'Which operation?',
        source: (typed) => {
          const words = (typed ?? '').toLowerCase().split(/\s+/)
          return choices
            .filter(({ operation }) => words.every((word) => textOf(operation).includes(word)))
            .slice(0, MOST_CHOICES)
            .map(({ operation, specs }) => ({
              value: operation,
              name: specs === 0 ? operation.label : `${operation.label}  (has a spec)`,
              description: [operation.summary, operation.document.source.path]
                .filter((text) => text !== undefined)
                .join(' – '),
            }))
        },
      },
      { output: process.stderr },
    )
  } catch (error) {
    // Ctrl-C, and the end of the input.
    if (error instanceof Error && error.name === 'ExitPromptError') return undefined
    throw error
  }
}

function textOf({ label, summary, operationId }: Operation): string {
  return `${label} ${summary ?? ''} ${operationId ?? ''}`.toLowerCase()
}
