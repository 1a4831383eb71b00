import { amounts } from '../../report/amount.ts'
import { element } from './element.ts'

/** A text as nodes in which no line ends inside an amount. */
export const unbroken = (text: string): readonly Node[] => {
  const found = text.match(amounts) ?? []
  return text
    .split(amounts)
    .flatMap((plain, n) => [
      document.createTextNode(plain),
      ...(n < found.length ? [element('span', { class: 'amount', text: found[n] })] : []),
    ])
}
