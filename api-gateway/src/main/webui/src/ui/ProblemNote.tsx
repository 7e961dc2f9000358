import { ApiProblem, SignedOut } from '../api/problem'
import { useLanguage } from '../i18n/language'
import type { Texts } from '../i18n/texts'
import { goToLogin } from '../session/login'
import { Note } from './Note'

interface Words {
  title: string
  help: string
}

function wordsFor(problem: unknown, t: Texts): Words {
  const words = t.problem
  if (!(problem instanceof ApiProblem)) return { title: words.crash, help: words.crashHelp }
  if (problem.status === 0) return { title: words.offline, help: words.offlineHelp }
  if (problem.status === 403) return { title: words.forbidden, help: problem.detail ?? words.forbiddenHelp }
  if (problem.notFound) return { title: words.missing, help: problem.detail ?? words.missingHelp }
  if (problem.status === 429) return { title: words.overload, help: problem.detail ?? words.overloadHelp }
  if (problem.passing) return { title: words.unavailable, help: problem.detail ?? words.unavailableHelp }
  return { title: problem.title ?? words.refused, help: problem.detail ?? words.refusedHelp }
}

/** A refusal or fault in words, with the service's own explanation, and a way on. */
export function ProblemNote({ problem, onRetry }: { problem: unknown; onRetry?: () => void }) {
  const { t } = useLanguage()
  if (problem instanceof SignedOut) {
    return (
      <Note title={t.session.ended} urgent>
        <p>{t.session.signInAgain}</p>
        <button type="button" className="button" onClick={goToLogin}>
          {t.session.signIn}
        </button>
      </Note>
    )
  }
  const words = wordsFor(problem, t)
  const errors = problem instanceof ApiProblem ? problem.errors : []
  return (
    <Note title={words.title} urgent>
      <p>{words.help}</p>
      {errors.length > 0 && (
        <ul>
          {errors.map((error) => (
            <li key={`${error.field} ${error.rule}`}>
              {error.field}: {error.rule}
            </li>
          ))}
        </ul>
      )}
      {onRetry && (
        <button type="button" className="button" onClick={onRetry}>
          {t.retry}
        </button>
      )}
    </Note>
  )
}
