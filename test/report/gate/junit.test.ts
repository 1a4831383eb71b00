import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { junitXml } from '../../../src/report/gate/junit.ts'
import { entry, failing, hostile, nasty, report } from './gate-fixture.ts'
import { type Element, readXml } from './plain-xml.ts'
import { schemaFaults } from './plain-xsd.ts'

const schema = readFileSync(new URL('junit.xsd', import.meta.url), 'utf8')
const at = '2026-11-26T12:00:00'
const unread = { file: 'b.yaml', seconds: 0, unread: { message: 'cut short', help: 'restore it' } }
const all = [entry(failing()), entry(report(), 'good.yaml'), entry(hostile(), nasty), unread]
const casesOf = (suite: Element) => suite.children.filter(({ name }) => name === 'testcase')

test('what it writes is valid, whatever is in it', () => {
  expect(schemaFaults(schema, junitXml(all, at))).toEqual([])
  expect(schemaFaults(schema, junitXml([], at))).toEqual([])
})

test('a case for each figure, each check and each difference in structure, counted as they are', () => {
  const suites = readXml(junitXml(all, at)).children
  // by hand: 47 figures and 4 checks; 12 figures; 1 of structure, 1 figure, 1 check; 1 that is not read
  expect(suites.map(suite => casesOf(suite).length)).toEqual([51, 12, 3, 1])
  expect(suites.map(({ attributes: { tests, failures, errors } }) => [tests, failures, errors])).toEqual([
    ['51', '8', '0'], // six figures and the two checks that are no warning
    ['12', '0', '0'],
    ['3', '3', '0'],
    ['1', '0', '1'],
  ])
  for (const suite of suites) {
    const found = casesOf(suite).flatMap(({ children }) => children.map(({ name }) => name))
    expect(found.filter(name => name === 'failure').length).toBe(Number(suite.attributes['failures']))
    expect(found.filter(name => name === 'error').length).toBe(Number(suite.attributes['errors']))
  }
})

test('a failure says what was, what is and how far it may move', () => {
  const [first] = casesOf(readXml(junitXml([entry(failing())], at)).children[0])
  expect(first.attributes).toMatchObject({ name: 'resell/partner.ownerValue', classname: 'scenarios/uv-partners.yaml' })
  const [failure] = first.children
  expect(failure.attributes).toEqual({
    message: '$4.712M became $4.200M: −$512k (−10.9\u00a0%)',
    type: 'changed',
  })
  expect(failure.text).toBe('changed from trial 3: $4.110M, was $4.000M\nnoise ±$21.0k, tolerance ±$23.6k')
})

test('a nasty name is one text, and comes back but for what no file may show', () => {
  const suite = readXml(junitXml([entry(hostile(), nasty)], at)).children[0]
  const name = suite.attributes['name']
  expect(name).toContain(']]> <b>&amp;</b> | a|b `c`')
  expect(name).toContain('\\u{202e}\\u{0}\\u{fffe} @octocat')
  expect(casesOf(suite)).toHaveLength(3)
})

// The judge is judged: each document breaks one rule of the schema.
describe('the schema says no', () => {
  const good = junitXml([entry(failing())], at)
  test.each<[string, (xml: string) => string, RegExp]>([
    ['to a suite without its time', xml => xml.replace(/timestamp="[^"]*" /, ''), /lacks timestamp/],
    ['to a time with a zone', xml => xml.replace(at, `${at}Z`), /is no toTheSecond/],
    ['to a case without its class', xml => xml.replace(/ classname="[^"]*"/, ''), /lacks classname/],
    ['to a failure without its type', xml => xml.replace(/ type="changed"/, ''), /failure lacks type/],
    ['to an attribute of its own', xml => xml.replace('<testsuites>', '<testsuites tests="1">'), /may not have tests/],
    [
      'to output before the cases',
      xml => xml.replace('<properties/>', '<system-out/><properties/>'),
      /lacks properties/,
    ],
    [
      'to two outcomes of a case',
      xml => xml.replace('</failure>', '</failure><error type="x"/>'),
      /may not have error/,
    ],
    ['to text between cases', xml => xml.replace('<properties/>', 'x<properties/>'), /may have no text/],
    ['to a count in words', xml => xml.replace(/ failures="\d+"/, ' failures="some"'), /is no xs:int/],
  ])('%s', (_, broken, fault) => {
    expect(broken(good)).not.toBe(good)
    expect(schemaFaults(schema, broken(good)).join('\n')).toMatch(fault)
  })

  test.each([
    '<a><b></a></b>',
    '<a>&nbsp;</a>',
    '<a>]]></a>',
    '<a b="<"/>',
    '<a/><b/>',
    '<a>\u0001</a>',
    '<a b="1" b="2"/>',
    '<a>< </a>',
  ])('and %j is no XML', xml => {
    expect(() => readXml(xml)).toThrow()
  })
})
