import { printable } from '../report/printable.ts'
import type { Style } from '../report/style.ts'

/**
 * A page of ours, for a terminal: headings stand out, fences are indented, links lose their targets. Understands the
 * Markdown that pages are written in, and shows anything else as it stands.
 */
export function renderPage(markdown: string, style: Style): string {
  const lines: string[] = []
  let fence: string | undefined
  for (const line of markdown.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)) {
    const marker = /^(`{3,}|~{3,})(.*)$/.exec(line)
    if (fence !== undefined) {
      if (line.trimEnd() === fence) fence = undefined
      else lines.push(line === '' ? '' : `    ${printable(line)}`)
    } else if (marker !== null) {
      fence = marker[1]
      const info = marker[2]?.trim() ?? ''
      if (info !== '') lines.push(`  ${style.paint('faint', printable(info))}`)
    } else {
      lines.push(renderLine(line, style))
    }
  }
  return `${lines.join('\n').trimEnd()}\n`
}

function renderLine(line: string, style: Style): string {
  const heading = /^(#{1,6}) (.*)$/.exec(line)
  if (heading !== null) return style.paint(heading[1] === '#' ? 'file' : 'strong', printable(heading[2] ?? ''))
  return printable(line)
    .replace(/\[([^\]]*)\]\([^)\s]*\)/g, '$1')
    .replace(/\*\*([^*]+)\*\*/g, (_, text: string) => style.paint('strong', text))
    .replace(/`([^`]+)`/g, (code) => style.paint('name', code))
}
