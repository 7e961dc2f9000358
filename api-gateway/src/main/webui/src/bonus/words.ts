import type { KpiItem } from '../api/types'
import { nameOf } from '../i18n/language'
import type { Language } from '../format/decimal'

/** The engine names a KPI by its code at the start of a formula; a reader knows it by its name. */
export function withKpiName(formula: string, kpis: readonly KpiItem[], language: Language): string {
  const kpi = kpis.find((each) => formula.startsWith(`${each.kpi}:`) || formula.startsWith(`${each.kpi} `))
  return kpi === undefined ? formula : nameOf(kpi.names, language, kpi.kpi) + formula.slice(kpi.kpi.length)
}

/** The engine begins a line with whose it is (`calls: 1,500 x ...`); under a headline that says so, it need not. */
export function withoutSubject(formula: string, { employee, kpi }: { employee?: string; kpi?: string }): string {
  const subject = [employee, kpi].find((code) => code !== undefined && formula.startsWith(`${code}: `))
  return subject === undefined ? formula : formula.slice(subject.length + 2)
}
