import type { KpiItem } from '../api/types'
import { nameOf } from '../i18n/language'
import type { Language } from '../format/decimal'

/** The engine names a KPI by its code at the start of a formula; a reader knows it by its name. */
export function withKpiName(formula: string, kpis: readonly KpiItem[], language: Language): string {
  const kpi = kpis.find((each) => formula.startsWith(`${each.kpi}:`) || formula.startsWith(`${each.kpi} `))
  return kpi === undefined ? formula : nameOf(kpi.names, language, kpi.kpi) + formula.slice(kpi.kpi.length)
}
