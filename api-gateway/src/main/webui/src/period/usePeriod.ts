import { useCallback, useState } from 'react'
import { currentMonth, isMonth, type Month } from './months'

/** The month in the address, so that a reload or a sent link shows the same one. A future month is not offered. */
function monthInAddress(current: Month): Month {
  const asked = new URLSearchParams(window.location.search).get('period')
  return isMonth(asked) && asked <= current ? asked : current
}

export function usePeriod(zone: string | undefined) {
  const current = currentMonth(zone, new Date())
  const [month, setMonth] = useState(() => monthInAddress(current))

  const choose = useCallback((chosen: Month) => {
    const address = new URL(window.location.href)
    address.searchParams.set('period', chosen)
    window.history.replaceState(null, '', address)
    setMonth(chosen)
  }, [])

  return { month, current, choose }
}
