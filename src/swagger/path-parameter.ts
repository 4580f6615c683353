import type { Operation, Parameter } from './model.ts'

/** The parameter of the path with a name; `undefined` where the operation declares none, though its path has one. */
export function pathParameter({ parameters }: Pick<Operation, 'parameters'>, name: string): Parameter | undefined {
  return parameters.find((parameter) => parameter.in === 'path' && parameter.name === name)
}

const EXAMPLE_WORDS = /\be\.?\s?g\b|\bexamples?\b|\binstance\b|\bsuch as\b|\blike\b/i

/**
 * The values that the description of a parameter names in quotes, other than as examples: `0` of "The root folder always
 * has the id `0`." They are words of the API, and the same for everybody.
 */
export function describedValues({ description, schema }: Pick<Parameter, 'description' | 'schema'>): readonly string[] {
  const sentences = [description, schema.description].flatMap((text) => text?.split(/(?<=[.!?])\s+|\n\s*\n/) ?? [])
  return sentences
    .filter((sentence) => !EXAMPLE_WORDS.test(sentence))
    .flatMap((sentence) => [...sentence.matchAll(/(["'`])([^"'`\s]{1,100})\1/g)].map(([, , value = '']) => value))
}
