/**
 * Decimal strings as the services send them (`"125000.50"`), shown exactly.
 * Nothing here turns an amount into a JavaScript number: `Intl.NumberFormat` takes the string as a mathematical value.
 */

const DECIMAL = /^-?\d+(\.\d+)?$/

export type Language = 'en' | 'ru'

/** English as Europe writes it: 1,234.50 and 23 November; the company's currency is not the dollar. */
export const LOCALES: Record<Language, string> = { en: 'en-GB', ru: 'ru-RU' }

export function isDecimal(text: string): text is Intl.StringNumericLiteral {
  return DECIMAL.test(text)
}

/** Rounds half away from zero, like the services (`HALF_UP`). Text that is no decimal is shown as it came. */
function format(text: string, language: Language, options: Intl.NumberFormatOptions): string {
  if (!isDecimal(text)) return text
  return new Intl.NumberFormat(LOCALES[language], { roundingMode: 'halfExpand', ...options }).format(text)
}

/** @param decimals places after the point, always shown */
export function formatDecimal(text: string, decimals: number, language: Language, places: Places = 'all'): string {
  return format(text, language, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    ...zeros(places),
  })
}

/** As many places as the text states, without trailing zeros: `3.50` is `3.5`, `5` is `5`. */
export function formatPlain(text: string, language: Language): string {
  return format(text, language, { maximumFractionDigits: 20 })
}

/** Round figures that somebody has set, such as targets, read better without `.00`. */
export type Places = 'all' | 'none if whole'

const zeros = (places: Places) => ({ trailingZeroDisplay: places === 'all' ? 'auto' : 'stripIfInteger' }) as const

/** @param decimals places to show; absent: the minor unit of the currency (2 for EUR, 0 for JPY) */
export function formatMoney(
  amount: string,
  currency: string,
  language: Language,
  decimals?: number,
  places: Places = 'all',
): string {
  const fraction = decimals === undefined ? {} : { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  return format(amount, language, { style: 'currency', currency, ...fraction, ...zeros(places) })
}

/** Percent points: `10` is 10 %. */
export function formatPercentPoints(
  points: string,
  decimals: number,
  language: Language,
  places: Places = 'all',
): string {
  return format(points, language, {
    style: 'unit',
    unit: 'percent',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    ...zeros(places),
  })
}

/** A ratio as percent: `0.8125` is 81 %. Rounded down, so that 99.9 % of a target never reads as reached. */
export function formatRatio(ratio: string, language: Language): string {
  return format(ratio, language, { style: 'percent', maximumFractionDigits: 0, roundingMode: 'floor' })
}

/** Seconds as hours and minutes: `5400` is 1 h 30 min; under a minute in seconds. */
export function formatDuration(seconds: string, language: Language): string {
  if (!isDecimal(seconds)) return seconds
  const whole = BigInt(seconds.split('.')[0] ?? '0')
  const unit = (value: bigint, name: string) =>
    new Intl.NumberFormat(LOCALES[language], { style: 'unit', unit: name, unitDisplay: 'short' }).format(value)
  if (whole < 60n) return unit(whole, 'second')
  const minutes = whole / 60n
  const hours = minutes / 60n
  if (hours === 0n) return unit(minutes, 'minute')
  return minutes % 60n === 0n ? unit(hours, 'hour') : `${unit(hours, 'hour')} ${unit(minutes % 60n, 'minute')}`
}

/**
 * Where a bar ends, between 0 and `limit`. For drawing only: a pixel needs no cents.
 * Absent or unreadable text is 0.
 */
export function drawnShare(part: string | undefined, whole: string, limit: number): number {
  if (part === undefined || !isDecimal(part) || !isDecimal(whole)) return 0
  const share = Number(part) / Number(whole)
  return Number.isFinite(share) ? Math.min(Math.max(share, 0), limit) : 0
}

/** Whether the decimal is zero, in whatever spelling (`0`, `0.00`, `-0.0`). */
export function isZero(text: string): boolean {
  return /^-?0+(\.0+)?$/.test(text)
}
