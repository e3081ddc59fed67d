import { inspect } from 'node:util'

/**
 * A value that must never be seen. It prints as `***` wherever text or JSON is made of it; the value itself comes out only
 * through `reveal()`, which is called where it goes over the wire and where it is masked.
 */
export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  reveal(): string {
    return this.#value
  }

  toString(): string {
    return '***'
  }

  toJSON(): string {
    return '***'
  }

  [inspect.custom](): string {
    return '***'
  }
}
