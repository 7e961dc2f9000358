package app.merit.kpidefinition.goal.application;

import app.merit.kpidefinition.document.DocumentJson;
import app.merit.kpidefinition.document.DocumentKind;
import app.merit.kpidefinition.document.Documents;
import app.merit.kpidefinition.goal.domain.Goal;
import app.merit.kpidefinition.goal.wire.GoalDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All saved goals. */
@ApplicationScoped
public class Goals {
    private final Documents documents;
    private final DocumentJson json;

    Goals(Documents documents, DocumentJson json) {
        this.documents = documents;
        this.json = json;
    }

    public Map<String, Goal> byCode() {
        return documents.all(DocumentKind.GOAL).stream()
                .map(stored -> json.read(stored, GoalDocument.class).toDomain())
                .collect(Collectors.toMap(Goal::code, Function.identity()));
    }
}
