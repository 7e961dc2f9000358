import { get } from './client'
import type { Accrual, AccrualTotal, Explanation, Me, Overview, Page, Person, Session } from './types'

const segment = encodeURIComponent

export const fetchSession = (signal?: AbortSignal) => get<Session>('/api/session', {}, signal)

export const fetchMe = (signal?: AbortSignal) => get<Me>('/api/definitions/me', {}, signal)

export const fetchPeople = (ids: readonly string[], signal?: AbortSignal) =>
  get<Page<Person> | Person[]>('/api/definitions/people', { ids }, signal).then((answer) =>
    Array.isArray(answer) ? answer : answer.items,
  )

/** @param subject absent: the caller's own KPIs */
export const fetchOverview = (period: string, subject?: string, signal?: AbortSignal) =>
  get<Overview>('/api/metrics/overview', { period, subject }, signal)

export const fetchExplanation = (kpi: string, subject: string, period: string, page: number, signal?: AbortSignal) =>
  get<Explanation>(
    `/api/metrics/values/${segment(kpi)}/${segment(subject)}/${segment(period)}/explain`,
    { page, size: 20 },
    signal,
  )

export const fetchAccrual = (employee: string, period: string, signal?: AbortSignal) =>
  get<Accrual>(`/api/motivation/accruals/${segment(employee)}/${segment(period)}`, {}, signal)

export const fetchAccruals = (period: string, page: number, signal?: AbortSignal) =>
  get<Page<AccrualTotal>>('/api/motivation/accruals', { period, page, size: 100 }, signal)

export const metricsStream = (period: string) => `/api/metrics/stream?period=${segment(period)}`

export const motivationStream = (period: string) => `/api/motivation/stream?period=${segment(period)}`
