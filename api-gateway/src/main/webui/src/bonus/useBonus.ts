import { useQuery, useQueryClient } from '@tanstack/react-query'
import { fetchAccrual, fetchAccruals } from '../api/endpoints'
import { ApiProblem } from '../api/problem'
import type { Accrual, AccrualTotal } from '../api/types'
import type { Month } from '../period/months'

export const accrualKey = (month: Month, employee: string) => ['accrual', month, employee]
export const accrualsKey = (month: Month) => ['accruals', month]

/** A slower answer never takes the page back to an older revision. */
export function newerAccrual(known: Accrual | null | undefined, arrived: Accrual): Accrual {
  return known && known.revision > arrived.revision ? known : arrived
}

/** `null`: nothing is calculated for this person and month. */
export function useAccrual(employee: string, month: Month) {
  const client = useQueryClient()
  const queryKey = accrualKey(month, employee)
  return useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      try {
        const arrived = await fetchAccrual(employee, month, signal)
        return newerAccrual(client.getQueryData<Accrual | null>(queryKey), arrived)
      } catch (failure) {
        if (failure instanceof ApiProblem && failure.notFound) return null
        throw failure
      }
    },
  })
}

/** Other people's totals, as far as the reader may see them. Each read is recorded by the service. */
export function useAccrualTotals(month: Month, enabled: boolean) {
  return useQuery({
    queryKey: accrualsKey(month),
    queryFn: ({ signal }) => fetchAccruals(month, 0, signal),
    enabled,
    refetchOnWindowFocus: false,
    staleTime: 30_000,
  })
}

export const totalsByEmployee = (totals: readonly AccrualTotal[] | undefined) =>
  new Map(totals?.map((each) => [each.employee, each]))
