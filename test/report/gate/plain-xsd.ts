import { type Element, readXml } from './plain-xml.ts'

/**
 * What a document breaks of a schema; empty where it is valid. Knows what junit.xsd uses (sequences, one choice, counts,
 * attributes, simple content, patterns) and throws at anything else, so that no rule is passed over.
 */
export const schemaFaults = (schema: string, document: string): readonly string[] => {
  const faults: string[] = []
  const root = readXml(schema)
  const named = (kind: string, name: string): Element => {
    const found = root.children.find(one => one.name === `xs:${kind}` && one.attributes['name'] === name)
    if (found === undefined) throw new Error(`the schema has no ${kind} ${name}`)
    return found
  }
  const simple: Readonly<Record<string, RegExp>> = {
    'xs:string': /^[\s\S]*$/,
    'xs:token': /^(?:\S(?:(?! {2})[^\t\n\r])*(?<! ))?$/,
    'xs:int': /^[+-]?\d{1,9}$/,
    'xs:decimal': /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/,
  }
  const checkValue = (type: string, value: string, at: string): void => {
    const pattern =
      simple[type] ?? new RegExp(`^(?:${named('simpleType', type).children[0].children[0].attributes['value']})$`)
    // a token is collapsed before it is looked at
    const text = type === 'xs:token' ? value.replace(/[\t\n\r ]+/g, ' ').trim() : value
    if (!pattern.test(text)) faults.push(`${at} is no ${type}: ${value}`)
  }
  const checkAttributes = (element: Element, rules: readonly Element[]): void => {
    const known = new Map(rules.map(rule => [rule.attributes['name'], rule.attributes]))
    for (const [name, rule] of known)
      if (rule['use'] === 'required' && !Object.hasOwn(element.attributes, name))
        faults.push(`${element.name} lacks ${name}`)
    for (const [name, value] of Object.entries(element.attributes)) {
      const rule = known.get(name)
      if (rule === undefined) faults.push(`${element.name} may not have ${name}`)
      else checkValue(rule['type'], value, `${element.name} ${name}`)
    }
  }
  const most = (rule: Element): number =>
    rule.attributes['maxOccurs'] === 'unbounded' ? Number.POSITIVE_INFINITY : Number(rule.attributes['maxOccurs'] ?? 1)
  const least = (rule: Element): number => Number(rule.attributes['minOccurs'] ?? 1)
  const checkChildren = (element: Element, group: Element | undefined): void => {
    const left = [...element.children]
    const take = (rule: Element): number => {
      let n = 0
      while (n < most(rule) && left[0]?.name === rule.attributes['name']) {
        check(left.shift() as Element, rule)
        n++
      }
      return n
    }
    if (group?.name === 'xs:sequence') {
      for (const rule of group.children)
        if (take(rule) < least(rule)) faults.push(`${element.name} lacks ${rule.attributes['name']} in its place`)
    } else if (group?.name === 'xs:choice') {
      const taken = group.children.some(rule => left[0]?.name === rule.attributes['name'] && take(rule) > 0)
      if (!taken && least(group) > 0) faults.push(`${element.name} has none of its choices`)
    } else if (group !== undefined) throw new Error(`a schema with ${group.name}`)
    for (const { name } of left) faults.push(`${element.name} may not have ${name} there`)
    if (element.text.trim() !== '') faults.push(`${element.name} may have no text`)
  }
  const check = (element: Element, rule: Element): void => {
    const type = rule.attributes['type']
    if (type.startsWith('xs:')) {
      if (element.children.length > 0) faults.push(`${element.name} may have text alone`)
      checkAttributes(element, [])
      checkValue(type, element.text, element.name)
      return
    }
    const { children } = named('complexType', type)
    if (children[0]?.name === 'xs:simpleContent') {
      const [extension] = children[0].children
      if (element.children.length > 0) faults.push(`${element.name} may have text alone`)
      checkAttributes(element, extension.children)
      return
    }
    checkAttributes(
      element,
      children.filter(({ name }) => name === 'xs:attribute'),
    )
    checkChildren(
      element,
      children.find(({ name }) => name !== 'xs:attribute'),
    )
  }
  const top = readXml(document)
  const rules = root.children.filter(({ name }) => name === 'xs:element')
  const rule = rules.find(({ attributes }) => attributes['name'] === top.name)
  if (rule === undefined) return [`${top.name} is no root`]
  check(top, rule)
  return faults
}
