import type { Drag, Dragged } from './dragged.ts'

/** Drags the first slider of the report that it is run in. */
export const drag = async ({ positions, every }: Drag): Promise<Dragged> => {
  const room = document.getElementById('live-room')
  const slider = room?.querySelector<HTMLInputElement>('input[type=range]')
  if (!room || !slider) throw new Error('the page has no slider')
  const open: number[] = []
  const waits: number[] = []
  let pictures = 0
  const seen = new MutationObserver(() => {
    const waiting = open.splice(0)
    pictures++
    requestAnimationFrame(() => {
      const now = performance.now()
      for (const since of waiting) waits.push(now - since)
    })
  })
  for (const svg of room.querySelectorAll('.live-figures svg'))
    seen.observe(svg, { attributes: true, childList: true, subtree: true })
  const [least, most, start] = [Number(slider.min), Number(slider.max), Number(slider.value)]
  const pause = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds))
  for (let n = 1; n <= positions; n++) {
    // up to the end of the slider and back, so that no position is twice the same as the one before
    const way = (start - least + n) % (2 * (most - least))
    slider.value = String(least + (way <= most - least ? way : 2 * (most - least) - way))
    open.push(performance.now())
    slider.dispatchEvent(new Event('input', { bubbles: true }))
    await pause(every)
  }
  for (let n = 0; n < 100 && open.length > 0; n++) await pause(20)
  seen.disconnect()
  await pause(100)
  return { waits, pictures, unanswered: open.length }
}
