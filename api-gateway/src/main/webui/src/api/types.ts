/**
 * What the services answer, as far as the portal reads it. Decimals and amounts are strings and stay strings.
 * A field that a service may leave out is optional; fields that are not listed here are ignored.
 */

export interface Names {
  ru?: string
  en?: string
}

export interface Money {
  amount: string
  currency: string
}

export interface Session {
  name?: string
  employee?: string
  roles: string[]
}

export interface Assignment {
  department: string
  position: string
  head?: boolean
  from: string
  until?: string
}

export interface Me {
  employee?: { code: string; name?: string; assignments?: Assignment[] }
  /** Departments headed today. */
  heads?: string[]
  /** Names of the departments that the caller is assigned to, by code. */
  departments?: Record<string, Names>
  company?: { names?: Names; zone?: string; reportingCurrency?: string }
  roles?: string[]
}

export interface Person {
  code: string
  name?: string
}

export type Mark = string

/** The current value of a KPI for a subject and a period. `value` null: nothing to divide by. */
export interface KpiValue {
  kpi: string
  subject: string
  period: string
  value: string | null
  currency?: string
  numerator?: string
  denominator?: string
  newestChangeAt?: string
  revision: number
  marks?: Mark[]
}

export type KpiUnit = 'count' | 'money' | 'percent' | 'duration'

export interface KpiItem {
  kpi: string
  names?: Names
  unit?: KpiUnit
  decimals?: number
  direction?: 'higher' | 'lower'
  value: KpiValue
  target?: { value: string; currency?: string }
  attainment?: string | null
}

export interface PersonKpis {
  employee: string
  name?: string
  items: KpiItem[]
}

export interface Overview {
  period: string
  subject: string
  asOf?: string
  items: KpiItem[]
  people?: PersonKpis[]
}

export interface Contribution {
  source: string
  entity: string
  id: string
  employee?: string
  day?: string
  numerator?: string
  denominator?: string
  currency?: string
  marks?: Mark[]
  url?: string
}

export interface Explanation {
  formula?: Names
  value?: KpiValue
  /** The sum may be seen, but not whose it is. */
  restricted?: boolean
  contributions: Contribution[]
  page: number
  size: number
  total: number
}

export interface Credit {
  source: string
  entity: string
  id: string
  day?: string
  x?: string
  amount: string
  url?: string
}

export interface Slice {
  formula?: Names
  amount: string
  from?: string
  to?: string
  ratePercent?: string
  x?: string
  kpi?: string
  weightPercent?: string
  /** The share of the line's amount that its attainment pays. */
  payPercent?: string
  attainment?: string | null
  /** Whose results they are, in a head's override. */
  employee?: string
  credits?: Credit[]
}

export interface BonusComponent {
  code: string
  name?: Names
  kind?: string
  amount: Money
  formula?: Names
  slices?: Slice[]
}

export interface Accrual {
  employee: string
  period: string
  status?: string
  revision: number
  payable?: boolean
  total: Money
  /** What is paid in other currencies than the total's. */
  otherTotals?: Money[]
  /** Absent for a reader who sees totals only. */
  components?: BonusComponent[]
  newestChangeAt?: string
  calculatedAt?: string
  marks?: Mark[]
}

/** One line of the list of accruals: heads may see the total only. */
export interface AccrualTotal {
  employee: string
  status?: string
  revision: number
  total?: Money
  otherTotals?: Money[]
  marks?: Mark[]
}

export interface Page<T> {
  items: T[]
  page: number
  size: number
  total: number
}
