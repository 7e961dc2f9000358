import type { KpiItem, KpiUnit } from '../api/types'
import { formatDecimal, formatDuration, formatMoney, formatPercentPoints, isZero, type Language, type Places } from '../format/decimal'

export interface KpiFormat {
  unit?: KpiUnit | undefined
  decimals?: number | undefined
  currency?: string | undefined
}

/** A KPI figure in the KPI's unit, with the places that its definition gives. */
export function formatKpi(
  value: string,
  { unit, decimals, currency }: KpiFormat,
  language: Language,
  places: Places = 'all',
): string {
  switch (unit) {
    case 'money':
      return currency === undefined
        ? formatDecimal(value, decimals ?? 2, language, places)
        : formatMoney(value, currency, language, decimals, places)
    case 'percent':
      return formatPercentPoints(value, decimals ?? 1, language, places)
    case 'duration':
      return formatDuration(value, language)
    case 'count':
    case undefined:
      return formatDecimal(value, decimals ?? 0, language, places)
  }
}

/** Nothing has happened in this KPI and nobody has asked for anything: a head who sells nothing has only such. */
export function isIdle({ value, target }: KpiItem): boolean {
  return target === undefined && value.newestChangeAt === undefined && (value.value === null || isZero(value.value))
}

export const formatOf = (item: KpiItem): KpiFormat => ({
  unit: item.unit,
  decimals: item.decimals,
  currency: item.value.currency ?? item.target?.currency,
})
