import { useEffect, useRef, useState } from 'react'

/** True for a moment after the value has changed; false when it is first seen. */
export function useChanged(value: unknown, millis = 1_600): boolean {
  const known = useRef(value)
  const [changed, setChanged] = useState(false)

  useEffect(() => {
    if (known.current === value) return undefined
    known.current = value
    setChanged(true)
    const timer = setTimeout(() => { setChanged(false) }, millis)
    return () => { clearTimeout(timer) }
  }, [value, millis])

  return changed
}
