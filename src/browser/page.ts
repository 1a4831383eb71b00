import type { LivePage } from '../report/live/live-run.ts'
import { printedText } from '../report/live/printed-text.ts'
import { figuresIn, middleOf } from '../report/live/rows.ts'
import { movedText, setText } from '../report/live/slider.ts'
import { moving, resting } from './looks.ts'
import { unbroken } from './page/amounts.ts'
import { bestView } from './page/best-view.ts'
import { copyView } from './page/copy-view.ts'
import { element } from './page/element.ts'
import { figuresView } from './page/figures-view.ts'
import { keepInSight } from './page/in-sight.ts'
import { type SliderView, sliderView } from './page/slider-view.ts'
import type { Answer, Port, Seen, Told } from './told.ts'

const dataOf = <T>(id: string): T => JSON.parse(document.getElementById(id)?.textContent ?? '') as T

const futuresText = (count: number): string => count.toLocaleString('en-US')

/** A worker of the text that the page carries. */
const newWorker = (): Worker => {
  const address = URL.createObjectURL(new Blob([dataOf<string>('live-worker')], { type: 'text/javascript' }))
  const worker = new Worker(address)
  URL.revokeObjectURL(address)
  return worker
}

/** Lets what is said be heard at most once in so many milliseconds, the last of it always. */
const seldom = (say: (text: string) => void, every: number): ((text: string) => void) => {
  let last = ''
  let isWaiting = false
  return text => {
    last = text
    if (isWaiting) return
    isWaiting = true
    setTimeout(() => {
      isWaiting = false
      say(last)
    }, every)
  }
}

const begin = (room: HTMLElement, needs: HTMLElement): void => {
  const page = dataOf<LivePage>('live-page')
  const figures = figuresView(page)
  const best = bestView(page)
  const copy = copyView(page.run)
  const state = element('span', { text: 'Nothing is played yet.' })
  const why = element('p', { class: 'live-why', hidden: true })
  const printed = element('p', { class: 'hint' })
  const heard = element('p', { class: 'live-said', role: 'status', 'aria-live': 'polite' })
  const all = element('button', { type: 'button', text: 'Reset all', disabled: true })
  const say = seldom(text => (heard.textContent = text), 1200)
  let worker: Worker | undefined
  let hand: Worker | undefined
  /** The number of the last question, and of the one whose answer is shown. */
  let [id, shown] = [0, 0]

  const failed = (): void => {
    worker?.terminate()
    hand?.terminate()
    worker = undefined
    hand = undefined
    needs.textContent =
      'Here an assumption could be moved, and the model played again with it. That needs a script in a worker of its own, which this browser does not run from here; nothing else in this report does.'
    needs.hidden = false
    room.hidden = true
  }

  const showPrinted = (base: Seen, played: number): void => {
    const middles = base.strategies.map(one => [one.id, page.rows.map(row => middleOf(row, one, base.goals))] as const)
    printed.replaceChildren(...unbroken(printedText(page, Object.fromEntries(middles), played)))
  }

  const hear = (answer: Answer): void => {
    if (answer.kind === 'broken') {
      console.error(answer.why)
      failed()
      return
    }
    if (answer.kind === 'refused') {
      if (answer.id !== id) return
      why.hidden = false
      state.classList.remove('busy')
      why.textContent = `This cannot be played: ${answer.why}. The figures are those from before.`
      state.textContent = ''
      say(why.textContent)
      return
    }
    if (answer.id < shown) return
    shown = answer.id
    const { now, base, trials, of, isBase } = answer
    const isDone = answer.id === id && trials === of
    why.hidden = true
    state.classList.toggle('busy', !isDone)
    figures.show(base, isBase ? base : now)
    best.show(base, isBase ? base : now, trials)
    const some = trials < of ? `first ${futuresText(trials)} futures` : `${futuresText(trials)} futures`
    state.textContent = isBase ? `The base, ${some}` : `With what you have set, ${some}`
    if (trials === resting) showPrinted(base, trials)
    room.dataset['trials'] = String(trials)
    room.dataset['answered'] = String(answer.id)
    if (isDone) say(`${isBase ? 'The run as it is.' : `${futuresText(trials)} futures.`} ${best.text()}`)
  }

  /** A second worker that plays for the first; where there is none the first plays all of it. */
  const startHand = (first: Worker): void => {
    if (!(navigator.hardwareConcurrency > 1)) return
    try {
      hand = newWorker()
    } catch {
      return
    }
    hand.onerror = () => {
      hand?.terminate()
      hand = undefined
      first.postMessage({ kind: 'alone' } satisfies Told)
    }
    const { port1, port2 } = new MessageChannel()
    const told = (kind: 'hand' | 'help', port: unknown): Told => ({ kind, port: port as Port })
    first.postMessage(told('hand', port1), [port1])
    hand.postMessage(told('help', port2), [port2])
  }

  const start = (): Worker => {
    const made = newWorker()
    made.onmessage = (event: MessageEvent<Answer>) => hear(event.data)
    made.onerror = failed
    const told: Told = { kind: 'open', run: page.run, figures: figuresIn(page.rows) }
    made.postMessage(told)
    startHand(made)
    return made
  }

  const sets = (): string[] =>
    views.flatMap(({ slider, moved }) => {
      const to = moved()
      return to === undefined ? [] : [setText(slider, to)]
    })

  const ask = (trials: number): void => {
    copy.show(
      views.flatMap(({ slider, moved }) => {
        const to = moved()
        return to === undefined ? [] : [{ path: slider.path, value: movedText(slider, to) }]
      }),
    )
    all.disabled = sets().length === 0
    try {
      worker ??= start()
    } catch {
      failed()
      return
    }
    const told: Told = { kind: 'look', id: ++id, set: sets(), trials }
    state.classList.add('busy')
    room.dataset['asked'] = String(id)
    worker.postMessage(told)
  }

  const views: SliderView[] = page.sliders.map((slider, n) =>
    sliderView(slider, n, rests => ask(rests ? resting : moving)),
  )
  all.addEventListener('click', () => {
    for (const view of views) view.reset()
    ask(resting)
    views[0].field.querySelector('input')?.focus()
  })
  const sliders = element('div', { class: 'live-sliders' }, ...views.map(({ field }) => field))
  const left = element('div', { class: 'live-left' }, sliders, copy.room)
  const sum = element('div', { class: 'live-sum' }, element('div', { class: 'live-state' }, state, all), why, best.room)
  room.append(element('div', { class: 'live-grid' }, left, sum, element('div', {}, figures.room, printed)), heard)
  keepInSight(sum, left)
  needs.hidden = true
  room.hidden = false
  copy.show([])
  // nothing is played for a reader who never comes near
  const near = new IntersectionObserver(
    entries => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return
      near.disconnect()
      if (id === 0) ask(resting)
    },
    { rootMargin: '600px' },
  )
  near.observe(room)
}

const room = document.getElementById('live-room')
const needs = document.getElementById('live-needs')
if (room && needs) begin(room, needs)
