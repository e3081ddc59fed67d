/** The world beside Atlas, as far as operations need it; handed in by the host. Every method rejects with `ActionError`. */
export interface Outside {
  /** Writes a file, its folders included, below the folder that relative paths start from; gives the absolute path. */
  saveFile(file: { readonly path: string; readonly bytes: Uint8Array }): Promise<string>
}
