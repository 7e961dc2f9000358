import { useQuery, useQueryClient } from '@tanstack/react-query'
import { fetchExplanation, fetchOverview } from '../api/endpoints'
import type { Overview } from '../api/types'
import type { Month } from '../period/months'
import { mergeOverview } from './merge'

/** Without a subject: the key under which all overviews of the month lie. */
export const overviewKey = (month: Month, subject?: string) =>
  subject === undefined ? ['overview', month] : ['overview', month, subject]

/** @param fetching false: only what others have fetched */
export function useOverview(month: Month, subject: string, fetching = true) {
  const client = useQueryClient()
  const queryKey = overviewKey(month, subject)
  return useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const arrived = await fetchOverview(month, subject, signal)
      // Read after the answer: the stream may have brought newer values meanwhile.
      return mergeOverview(client.getQueryData<Overview>(queryKey), arrived)
    },
    enabled: fetching,
  })
}

export function useExplanation(kpi: string, subject: string, month: Month, page: number) {
  return useQuery({
    queryKey: ['explanation', month, kpi, subject, page],
    queryFn: ({ signal }) => fetchExplanation(kpi, subject, month, page, signal),
    staleTime: 0,
  })
}
