import { createContext, useContext } from 'react'
import type { KpiItem } from '../api/types'
import type { Month } from '../period/months'

/** The value that somebody wants explained. */
export interface ExplainRequest {
  item: KpiItem
  subject: string
  month: Month
  /** Whose value it is, where it is not the reader's own. */
  of?: string
}

export const ExplainContext = createContext<(request: ExplainRequest) => void>(() => undefined)

/** Opens the explanation of a KPI value. */
export const useExplain = () => useContext(ExplainContext)
