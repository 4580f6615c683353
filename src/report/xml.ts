import Builder from 'fast-xml-builder'

/** An element: attributes by name with `@` before it, child elements by name, text as `#text`. */
export interface XmlElement {
  readonly [name: string]: string | number | XmlElement | readonly XmlElement[]
}

/** What XML 1.0 has no way to write down. */
const ILLEGAL = /(?![\t\n\r\u007f-\u009f])\p{Cc}|[\p{Cs}\ufffe\uffff]/gu

// `entities` is an option that the library's types leave out.
const OPTIONS = {
  format: true,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  commentPropName: '#comment',
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
  entities: [
    { regex: /&/g, val: '&amp;' },
    { regex: /</g, val: '&lt;' },
    { regex: />/g, val: '&gt;' },
    { regex: /"/g, val: '&quot;' },
    { regex: /'/g, val: '&apos;' },
    // Written as they are, a parser would make a space of them in an attribute.
    { regex: /\t/g, val: '&#9;' },
    { regex: /\n/g, val: '&#10;' },
    { regex: /\r/g, val: '&#13;' },
  ],
  tagValueProcessor: (_name: string, value: unknown) => String(value).replace(ILLEGAL, ''),
  attributeValueProcessor: (_name: string, value: unknown) => String(value).replace(ILLEGAL, ''),
}

const BUILDER = new Builder(OPTIONS)

/** A document in UTF-8; characters that XML 1.0 does not allow are left out. */
export function renderXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${BUILDER.build(root)}`
}
