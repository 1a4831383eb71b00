import { readFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import server from 'yaml-language-server'
import settings from 'yaml-language-server/out/server/src/yamlSettings.js'

/** The language service that editors run, in this process; it finds the schema by the first line of a file. */
const { getLanguageService, TextDocument } = server
const yamlSettings = new settings.SettingsState()

const root = pathToFileURL(`${process.cwd()}/`).href

const service = getLanguageService({
  schemaRequestService: async (uri: string) => {
    if (!uri.startsWith(root)) throw new Error(`no network: ${uri}`)
    return readFileSync(fileURLToPath(uri), 'utf8')
  },
  workspaceContext: { resolveRelativePath: (path: string, resource: string) => new URL(path, resource).href },
  yamlSettings,
  clientCapabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } },
} as never)
service.configure({ validate: true, hover: true, completion: true, indentation: '  ' })

let version = 0
/** The two libraries of the service each have a type of documents, of which this is both. */
type Document = Parameters<typeof service.doHover>[0]

const open = (text: string, path: string): Document => {
  const document = TextDocument.create(`${root}${path}`, 'yaml', ++version, text) as Document
  yamlSettings.documents = { get: () => document, all: () => [document] } as never
  return document
}

const here = 'scenarios/in-an-editor.yaml'

/** Where `|` stands in a text, and the text without it. */
const cursorIn = (marked: string, path: string) => {
  const at = marked.indexOf('|')
  const document = open(marked.slice(0, at) + marked.slice(at + 1), path)
  return { document, position: document.positionAt(at) }
}

/** What the editor offers at `|`: the labels. */
export const offers = async (marked: string, path = here): Promise<readonly string[]> => {
  const { document, position } = cursorIn(marked, path)
  return (await service.doComplete(document, position, false)).items.map(({ label }) => label)
}

/** What the editor says of the key that `|` stands in. */
export const hover = async (marked: string, path = here): Promise<string> => {
  const { document, position } = cursorIn(marked, path)
  const said = await service.doHover(document, position)
  return said === null ? '' : (said.contents as { value: string }).value
}

/** What the editor marks: the text under the mark, and the message. */
export const marks = async (text: string, path = here): Promise<readonly (readonly [string, string])[]> => {
  const document = open(text, path)
  const found = await service.doValidation(document, false)
  return found.map(({ range, message }) => [document.getText(range), message])
}
