import { useSyncExternalStore } from 'react'

function subscribe(changed: () => void): () => void {
  document.addEventListener('visibilitychange', changed)
  return () => { document.removeEventListener('visibilitychange', changed) }
}

/** A hidden tab holds no stream open: browsers allow six connections to one host over HTTP/1.1, for all tabs together. */
export function usePageVisible(): boolean {
  return useSyncExternalStore(subscribe, () => document.visibilityState !== 'hidden')
}
