import { drawnShare, isDecimal } from '../format/decimal'
import styles from './AttainmentBar.module.css'

/** The bar has room for a quarter above the target, so that "over target" looks like more than "done". */
const ROOM = 1.25

/** A picture of the attainment; the words beside it say the same. */
export function AttainmentBar({ attainment }: { attainment: string | null | undefined }) {
  const share = drawnShare(attainment ?? undefined, '1', ROOM)
  const reached = attainment != null && isDecimal(attainment) && share >= 1
  return (
    <svg className={styles.bar} viewBox="0 0 125 8" preserveAspectRatio="none" aria-hidden="true">
      <rect className={styles.track} width="125" height="8" />
      <rect className={reached ? styles.reached : styles.fill} width={share * 100} height="8" />
      <rect className={styles.target} x="99.6" width="0.8" height="8" />
    </svg>
  )
}
