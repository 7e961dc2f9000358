import { useEffect, useRef, useState } from 'react'

const CALM_MILLIS = 1_500

/** Tells people who listen to the page that a figure has changed, without repeating a burst of changes. */
export function Announcement({ text }: { text: string | undefined }) {
  const first = useRef<string>(undefined)
  const [spoken, setSpoken] = useState('')

  useEffect(() => {
    if (text === undefined) return undefined
    first.current ??= text
    if (first.current === text) return undefined
    const timer = setTimeout(() => { setSpoken(text) }, CALM_MILLIS)
    return () => { clearTimeout(timer) }
  }, [text])

  return (
    <p className="hidden" aria-live="polite">
      {spoken}
    </p>
  )
}
