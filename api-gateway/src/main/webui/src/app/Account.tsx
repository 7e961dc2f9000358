import { useLanguage } from '../i18n/language'
import { LOGOUT_PATH } from '../session/login'
import { useViewer } from '../session/useSession'
import styles from './Account.module.css'

export function Account() {
  const { t } = useLanguage()
  const { name } = useViewer()
  return (
    <div className={styles.account}>
      <span className={styles.name}>{name}</span>
      <a className={styles.out} href={LOGOUT_PATH}>
        {t.signOut}
      </a>
    </div>
  )
}
