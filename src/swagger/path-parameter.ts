import type { Operation, Parameter } from './model.ts'

/** The parameter of the path with a name; `undefined` where the operation declares none, though its path has one. */
export function pathParameter({ parameters }: Pick<Operation, 'parameters'>, name: string): Parameter | undefined {
  return parameters.find((parameter) => parameter.in === 'path' && parameter.name === name)
}
