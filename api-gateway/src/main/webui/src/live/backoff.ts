const FIRST_MILLIS = 1_000
const LONGEST_MILLIS = 30_000

/**
 * How long to wait before the next attempt: doubles from one second to thirty, spread over its upper half, so that
 * a restarted gateway is not met by everybody at once.
 *
 * @param failures attempts that failed in a row, at least 1
 * @param random from 0 (inclusive) to 1 (exclusive)
 */
export function backoffMillis(failures: number, random: number): number {
  const longest = Math.min(FIRST_MILLIS * 2 ** Math.min(failures - 1, 10), LONGEST_MILLIS)
  return Math.round(longest / 2 + (longest / 2) * random)
}
