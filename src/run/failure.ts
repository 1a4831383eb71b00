/**
 * Why a run ended without a result, other than issues in its input. The exit code of the command line follows from the
 * kind: `usage` 2, `input` 3, `limit` 4, `environment` 5.
 */
export type Failure = {
  readonly kind: 'usage' | 'input' | 'limit' | 'environment' | 'interrupted'
  /** The fact: lower case, no full stop, names in double quotes. */
  readonly message: string
  /** The way out. */
  readonly help?: string
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** The `code` of an error of the operating system, such as `ENOSPC`. */
export const codeOf = (error: unknown): string | undefined =>
  isRecord(error) && typeof error['code'] === 'string' ? error['code'] : undefined

const kinds: readonly Failure['kind'][] = ['usage', 'input', 'limit', 'environment', 'interrupted']

/** A failure that somebody below threw as a record (or an error with a `kind`); undefined for anything else. */
export const thrownFailure = (error: unknown): Failure | undefined => {
  if (!isRecord(error) || typeof error['message'] !== 'string') return undefined
  const kind = kinds.find(known => known === error['kind'])
  if (kind === undefined) return undefined
  const help = error['help']
  return { kind, message: error['message'], ...(typeof help === 'string' ? { help } : {}) }
}

const words: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left on the disk',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file is larger than allowed',
  EIO: 'the disk reported an error',
  EMFILE: 'too many open files',
  ENFILE: 'too many open files',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'it is a folder',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'too many links in the path',
  ENOENT: 'it does not exist',
  EXDEV: 'it lies on another disk',
  EBUSY: 'it is in use',
}

/** Whether the disk is full, so that making room would help. */
export const isFull = (error: unknown): boolean => ['ENOSPC', 'EDQUOT'].includes(codeOf(error) ?? '')

/** What an error of the operating system means, in words; undefined when the error is of another kind. */
export const systemText = (error: unknown): string | undefined => {
  const code = codeOf(error)
  if (code === undefined || !/^E[A-Z0-9]+$/.test(code)) return undefined
  return words[code] ?? code
}
