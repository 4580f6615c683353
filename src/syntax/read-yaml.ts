import type { Parsed } from '../diagnostic/finding.ts'
import type { EmbeddedText } from '../text/embedded-text.ts'
import { readLibraryYaml, YAML_LIMITS, type YamlSize } from './library-yaml.ts'
import type { Node } from './node.ts'
import { scanYaml } from './scan-yaml.ts'
import { timed } from '../text/phases.ts'

/**
 * A YAML or JSON text as a positioned tree under the core schema: scanned where that is sure to be right, else read
 * by the `yaml` library, which costs tens of times more.
 *
 * Never rejects. As much of the tree as possible comes back beside the problems; `undefined` stands for a text that
 * says nothing or could not be read at all.
 *
 * @param size what the text is, which says how much of it is read at most
 */
export async function readYaml(embedded: EmbeddedText, size: YamlSize = 'block'): Promise<Parsed<Node | undefined>> {
  // A block that is too long for the reference, which says so, is too long.
  if (size === 'block' && embedded.text.length > YAML_LIMITS.block.characters) return readLibraryYaml(embedded, size)
  const scanned = timed('YAML', () => scanYaml(embedded))
  return scanned === undefined ? readLibraryYaml(embedded, size) : { value: scanned.value, problems: [] }
}
