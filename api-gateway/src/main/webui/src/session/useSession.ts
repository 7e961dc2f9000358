import { useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { fetchMe, fetchSession } from '../api/endpoints'
import { ApiProblem } from '../api/problem'
import type { Me, Names, Session } from '../api/types'

export const sessionKey = ['session'] as const

export const useSessionQuery = () =>
  useQuery({ queryKey: sessionKey, queryFn: ({ signal }) => fetchSession(signal), staleTime: 60_000 })

/** A login whose employee code nobody knows (yet) gets the same 404 as any foreign thing. */
export const isUnknown = (error: unknown) => error instanceof ApiProblem && error.notFound

export const useMe = () => useQuery({ queryKey: ['me'], queryFn: ({ signal }) => fetchMe(signal), staleTime: 300_000 })

export interface Department {
  code: string
  names: Names | undefined
}

/** Who is looking, and what that lets them see. The services decide; this only avoids asking in vain. */
export interface Viewer {
  name: string
  employee: string | undefined
  roles: readonly string[]
  heads: readonly Department[]
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

/**
 * @param me absent if the definition service could not be read
 * @param unknown the definition service has answered that it does not know this person
 */
export function viewerOf(session: Session, me: Me | undefined, unknown: boolean): Viewer {
  const employee = unknown ? undefined : (session.employee ?? me?.employee?.code)
  return {
    name: me?.employee?.name ?? session.name ?? employee ?? '',
    employee,
    roles: session.roles,
    heads: (me?.heads ?? []).map((code) => ({ code, names: me?.departments?.[code] })),
    zone: me?.company?.zone,
  }
}
