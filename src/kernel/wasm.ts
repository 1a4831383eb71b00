/** What of WebAssembly is used, as every engine since 2021 has it. */
export type Memory = { readonly buffer: ArrayBuffer }

type Engine = {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Memory: new (pages: { readonly initial: number; readonly maximum: number }) => Memory
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown }
}

declare const WebAssembly: Engine | undefined

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), char => char.charCodeAt(0))

/** A module's engine, and what makes instances of it. */
export type Made = {
  readonly memory: (pages: number) => Memory
  readonly exports: <E>(imports: object) => E
}

/**
 * The module of these bytes (base64), where the engine has WebAssembly and knows all that it uses; else undefined. The
 * scripts of a page are bundled without it (`bundle-scripts.ts`): what a page may load does not allow for it.
 */
export const wasmOf = (text: string): Made | undefined => {
  if (typeof WebAssembly === 'undefined') return undefined
  const engine = WebAssembly
  let module: object
  try {
    module = new engine.Module(bytesOf(text))
  } catch {
    return undefined
  }
  return {
    memory: pages => new engine.Memory({ initial: pages, maximum: pages }),
    exports: <E>(imports: object) => new engine.Instance(module, imports).exports as E,
  }
}
