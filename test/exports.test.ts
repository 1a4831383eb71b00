import { resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

/**
 * What a user is given to hand on and not to look into: each has a name, and what it is made of is not promised. A pool,
 * a store or a stage that only tandem's own commands hand in has none.
 */
const closed = ['Catalogue', 'Live', 'Scenario', 'Setting', 'Strategy', 'Study', 'StudyState']
const ownHandIns = ['Beside', 'Known', 'Parsed', 'Stages', 'writeFolder']

const options: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  allowImportingTsExtensions: true,
  noEmit: true,
  noLib: true,
  types: [],
}
const isOurs = ({ fileName }: ts.SourceFile): boolean => fileName.startsWith(resolve('src'))

/** A program of the sources alone: what other packages give has its name there. */
const host = ts.createCompilerHost(options)
const program = ts.createProgram(['src/index.ts', 'src/node.ts'], options, {
  ...host,
  resolveModuleNameLiterals: (names, from) =>
    names.map(({ text }) =>
      text.startsWith('.') ? ts.resolveModuleName(text, from, options, host) : { resolvedModule: undefined },
    ),
})
const checker = program.getTypeChecker()

const target = (symbol: ts.Symbol): ts.Symbol =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol

/** What an entry gives by its name. */
const given = (file: string): ReadonlyMap<string, ts.Symbol> => {
  const source = program.getSourceFile(file) ?? expect.unreachable()
  const module = checker.getSymbolAtLocation(source) ?? expect.unreachable()
  return new Map(checker.getExportsOfModule(module).map(one => [one.name, target(one)]))
}
const exported = new Map([...given('src/index.ts'), ...given('src/node.ts')])

/** What a user sees of a declaration: of a function its parameters and what it gives, never its body. */
const seenOf = (node: ts.Node): readonly ts.Node[] => {
  if (ts.isArrowFunction(node))
    return [...node.parameters.flatMap(one => one.type ?? []), ...(node.type ? [node.type] : [])]
  if (ts.isVariableDeclaration(node)) return node.type ? [node.type] : node.initializer ? seenOf(node.initializer) : []
  if (ts.isExpression(node)) return []
  const children: ts.Node[] = []
  ts.forEachChild(node, child => void children.push(child))
  return children
}

const namesIn = (node: ts.Node): readonly ts.EntityName[] =>
  ts.isTypeReferenceNode(node) ? [node.typeName] : ts.isTypeQueryNode(node) ? [node.exprName] : []

/** Types of ours that are met on the way from what is exported and have no name there, with who leads to them. */
const unnamed = (): readonly string[] => {
  const named = new Set(exported.values())
  const found = new Set<string>()
  const met = new Set<ts.Symbol>()
  const walk = (node: ts.Node, from: string): void => {
    for (const name of namesIn(node)) {
      const symbol = target(checker.getSymbolAtLocation(name) ?? expect.unreachable(name.getText()))
      const own = (symbol.declarations ?? []).filter(one => isOurs(one.getSourceFile()))
      if (own.length === 0 || symbol.flags & ts.SymbolFlags.TypeParameter || ownHandIns.includes(symbol.name)) continue
      if (symbol.flags & ts.SymbolFlags.Type && !named.has(symbol)) found.add(`${from} has a ${symbol.name}`)
      visit(symbol)
    }
    for (const child of seenOf(node)) walk(child, from)
  }
  const visit = (symbol: ts.Symbol): void => {
    if (met.has(symbol) || closed.includes(symbol.name)) return
    met.add(symbol)
    for (const one of symbol.declarations ?? []) for (const child of seenOf(one)) walk(child, symbol.name)
  }
  for (const symbol of named) visit(symbol)
  return [...found].sort()
}

// Oracle: an invariant. What a function takes or gives without a name cannot be written down by who calls it, and a
// package that exports it does not compile (TS2742).
describe('what the library exports', () => {
  it('is all that it speaks of: every type that it takes or gives has a name', () => {
    expect(exported.size).toBeGreaterThan(80)
    expect(unnamed()).toEqual([])
  })

  it('says what it is, each with a comment of its own', () => {
    const silent = [...exported].filter(([, one]) => one.getDocumentationComment(checker).length === 0)
    expect(silent.map(([name]) => name)).toEqual([])
  })

  it('is nowhere any', () => {
    const found: string[] = []
    const walk = (node: ts.Node, from: string): void => {
      if (node.kind === ts.SyntaxKind.AnyKeyword) found.push(from)
      for (const child of seenOf(node)) walk(child, from)
    }
    for (const [name, symbol] of exported) for (const one of symbol.declarations ?? []) walk(one, name)
    expect(found).toEqual([])
  })
})
