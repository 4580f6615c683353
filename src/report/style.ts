/** What a piece of a text report is, so that a terminal can give each its own look. */
export type TextRole =
  | 'file'
  | 'position'
  | 'error'
  | 'warning'
  | 'info'
  | 'rule'
  | 'name'
  | 'gutter'
  | 'label'
  | 'related'
  | 'success'
  | 'strong'
  | 'faint'

/** How a terminal shows the roles; a report that is written to a file uses {@link PLAIN_STYLE}. */
export interface Style {
  paint(role: TextRole, text: string): string
}

/** No look at all. */
export const PLAIN_STYLE: Style = { paint: (_role, text) => text }
