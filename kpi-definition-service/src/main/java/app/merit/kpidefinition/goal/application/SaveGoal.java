package app.merit.kpidefinition.goal.application;

import app.merit.kpidefinition.document.Author;
import app.merit.kpidefinition.document.DocumentKind;
import app.merit.kpidefinition.document.Documents;
import app.merit.kpidefinition.document.Draft;
import app.merit.kpidefinition.document.ExpectedRevision;
import app.merit.kpidefinition.document.Saving;
import app.merit.kpidefinition.goal.domain.Goal;
import app.merit.kpidefinition.goal.domain.GoalRules;
import app.merit.kpidefinition.goal.wire.GoalDocument;
import app.merit.kpidefinition.organisation.application.OrganisationSnapshot;
import app.merit.kpidefinition.shared.domain.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

@ApplicationScoped
public class SaveGoal {
    private final Documents documents;
    private final Goals goals;
    private final OrganisationSnapshot organisation;

    SaveGoal(Documents documents, Goals goals, OrganisationSnapshot organisation) {
        this.documents = documents;
        this.goals = goals;
        this.organisation = organisation;
    }

    @Transactional
    public Saving save(Goal goal, ExpectedRevision expected, Author author) {
        documents.lockForWriting();
        var found = documents.find(DocumentKind.GOAL, goal.code());
        if (!expected.matches(found)) {
            return Saving.outdated(found);
        }
        List<Violation> violations = GoalRules.check(goal, goals.byCode(), organisation.current());
        if (!violations.isEmpty()) {
            return new Saving.Refused(violations);
        }
        return documents.save(new Draft(DocumentKind.GOAL, goal.code(), GoalDocument.of(goal)), author, false);
    }
}
