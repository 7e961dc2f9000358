import type { Surroundings } from './LiveStream'

export const browser: Surroundings = {
  open: (url) => new EventSource(url),
  after: (millis, run) => {
    const timer = setTimeout(run, millis)
    return () => { clearTimeout(timer) }
  },
  random: Math.random,
}
