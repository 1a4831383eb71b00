const isCovered = (control: Element, bar: Element): boolean => {
  const [box, over] = [control, bar].map(one => one.getBoundingClientRect())
  return box.bottom > over.top && box.top < over.bottom && box.right > over.left && box.left < over.right
}

/**
 * Keeps a control at which the keyboard is out from behind a bar that sticks to the lower end of the window: what is
 * scrolled to stops above it, and comes out again where the bar has grown. Of a text a browser scrolls only to the caret.
 */
export const keepInSight = (bar: HTMLElement, controls: HTMLElement): void => {
  const show = (): void => {
    const control = controls.querySelector(':focus-visible')
    if (control !== null && isCovered(control, bar)) control.scrollIntoView({ block: 'nearest' })
  }
  new ResizeObserver(() => {
    controls.style.setProperty('--bar', `${Math.ceil(bar.getBoundingClientRect().height)}px`)
    show()
  }).observe(bar)
  controls.addEventListener('focusin', () => requestAnimationFrame(show))
}
