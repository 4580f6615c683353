import type { DocumentReader } from './document-reader.ts'
import type { Credential, DeclaringDocument, ParameterIn } from './model.ts'
import type { RawNode } from './raw-node.ts'

const PLACES: ReadonlySet<string> = new Set<ParameterIn>(['query', 'header', 'cookie'])

/** Security schemes of a document that are read: more are nobody's intention. */
const MOST_SCHEMES = 100

/**
 * The parameters that security schemes of the type `apiKey` add to requests: of `securityDefinitions` in Swagger 2 and
 * of `components.securitySchemes` in OpenAPI 3, wherever they stand.
 */
export function readCredentials(root: RawNode, reader: DocumentReader): readonly Credential[] {
  return [root.child('securityDefinitions'), root.child('components')?.child('securitySchemes')]
    .flatMap((schemes) => schemes?.members(MOST_SCHEMES) ?? [])
    .flatMap((member) => {
      const scheme = member.has('$ref') ? reader.follow(member) : member
      const name = scheme?.text('name')
      const place = scheme?.text('in')
      return name === undefined || place === undefined || !isPlace(place) ? [] : [{ name, in: place }]
    })
}

/** Whether a security scheme of the document adds a parameter of a name; letter case tells names apart but of headers. */
export function isCredential(
  { credentials }: Pick<DeclaringDocument, 'credentials'>,
  place: string,
  name: string,
): boolean {
  const isSame =
    place === 'header'
      ? (other: string) => other.toLowerCase() === name.toLowerCase()
      : (other: string) => other === name
  return credentials.some((credential) => credential.in === place && isSame(credential.name))
}

function isPlace(text: string): text is ParameterIn {
  return PLACES.has(text)
}
