import { useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { fetchMe, fetchSession } from '../api/endpoints'
import type { Me, Session } from '../api/types'

export const sessionKey = ['session'] as const

export const useSessionQuery = () =>
  useQuery({ queryKey: sessionKey, queryFn: ({ signal }) => fetchSession(signal), staleTime: 60_000 })

export const useMe = () => useQuery({ queryKey: ['me'], queryFn: ({ signal }) => fetchMe(signal), staleTime: 300_000 })

/** Who is looking, and what that lets them see. The services decide; this only avoids asking in vain. */
export interface Viewer {
  name: string
  employee: string | undefined
  roles: readonly string[]
  heads: Me['heads']
  zone: string | undefined
}

export const ViewerContext = createContext<Viewer>({
  name: '',
  employee: undefined,
  roles: [],
  heads: [],
  zone: undefined,
})

export const useViewer = () => useContext(ViewerContext)

const SEES_EVERY_KPI = ['kpi-admin', 'comp-admin', 'payroll', 'auditor']
const SEES_EVERY_PAY = ['comp-admin', 'payroll', 'auditor']

export const seesEveryKpi = (viewer: Viewer) => viewer.roles.some((role) => SEES_EVERY_KPI.includes(role))
export const seesEveryPay = (viewer: Viewer) => viewer.roles.some((role) => SEES_EVERY_PAY.includes(role))

export function viewerOf(session: Session, me: Me | undefined): Viewer {
  const employee = session.employee ?? me?.employee?.code
  return {
    name: me?.employee?.name ?? session.name ?? employee ?? '',
    employee,
    roles: session.roles,
    heads: me?.heads ?? [],
    zone: me?.company?.zone,
  }
}
