/** What of WebAssembly is used, as every engine since 2021 has it. */
export type Memory = { readonly buffer: ArrayBuffer }

type Engine = {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Memory: new (pages: { readonly initial: number; readonly maximum: number }) => Memory
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown }
}

declare const WebAssembly: Engine | undefined

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), char => char.charCodeAt(0))

/** A module's engine, and what makes instances of it; undefined where there is no room for one. */
export type Made = {
  readonly memory: (pages: number) => Memory | undefined
  readonly exports: <E>(imports: object) => E | undefined
}

/** An engine reserves gigabytes of addresses for a memory, which `ulimit -v` or a strict system may not have. */
const ifRoom = <T>(make: () => T): T | undefined => {
  try {
    return make()
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
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
    memory: pages => ifRoom(() => new engine.Memory({ initial: pages, maximum: pages })),
    exports: <E>(imports: object) => ifRoom(() => new engine.Instance(module, imports).exports as E),
  }
}
