/** Gives every text a number. */
export class TextTable {
  readonly list: string[] = []
  readonly #numbers = new Map<string, number>()

  of(text: string): number {
    let number = this.#numbers.get(text)
    if (number === undefined) {
      number = this.list.length
      this.#numbers.set(text, number)
      this.list.push(text)
    }
    return number
  }

  all(texts: readonly string[]): number[] {
    return texts.map((text) => this.of(text))
  }
}
