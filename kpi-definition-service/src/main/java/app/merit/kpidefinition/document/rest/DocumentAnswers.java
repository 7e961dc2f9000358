package app.merit.kpidefinition.document.rest;

import app.merit.kpidefinition.document.DocumentJson;
import app.merit.kpidefinition.document.DocumentKind;
import app.merit.kpidefinition.document.Documents;
import app.merit.kpidefinition.document.ExpectedRevision;
import app.merit.kpidefinition.document.Page;
import app.merit.kpidefinition.document.Saving;
import app.merit.kpidefinition.document.StoredDocument;
import app.merit.kpidefinition.problem.Problem;
import app.merit.kpidefinition.problem.Problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What all documents answer in the same way. */
@ApplicationScoped
public class DocumentAnswers {
    private static final Pattern REVISION_TAG = Pattern.compile("\"(\\d{1,9})\"");

    private final Documents documents;
    private final DocumentJson json;

    DocumentAnswers(Documents documents, DocumentJson json) {
        this.documents = documents;
        this.json = json;
    }

    /** The document with its revision as ETag, or 404. */
    public <T> Response one(DocumentKind kind, String code, Class<T> type) {
        return documents
                .find(kind, code)
                .map(stored -> tagged(Response.ok(json.read(stored, type)), stored.revision()))
                .orElseThrow(NotFoundException::new);
    }

    public <T> Page<T> list(DocumentKind kind, Paging paging, Class<T> type) {
        return documents.page(kind, paging.page, paging.size).map(stored -> json.read(stored, type));
    }

    /** All revisions, newest first, or 404. */
    public Page<HistoryEntry> history(DocumentKind kind, String code, Paging paging) {
        Page<StoredDocument> found = documents.history(kind, code, paging.page, paging.size);
        if (found.total() == 0) {
            throw new NotFoundException();
        }
        return found.map(stored ->
                new HistoryEntry(stored.revision(), stored.savedAt(), stored.savedBy(), json.published(stored)));
    }

    /** 201 for a first revision, 200 for a later one or none, 422 with all rules broken, 412 if outdated. */
    public Response saved(Saving saving, BiFunction<String, Integer, Object> view) {
        return switch (saving) {
            case Saving.Saved(String code, int revision) ->
                tagged(Response.status(revision == 1 ? 201 : 200).entity(view.apply(code, revision)), revision);
            case Saving.Unchanged(String code, int revision) ->
                tagged(Response.ok(view.apply(code, revision)), revision);
            case Saving.Refused(var violations) ->
                Problem.rulesBroken(violations.stream().map(FieldError::of).toList())
                        .response();
            case Saving.Outdated(int revision) -> Problem.outdated(revision).response();
        };
    }

    /** The same, answering with the document as it is saved now. */
    public <T> Response saved(Saving saving, DocumentKind kind, Class<T> type) {
        return saved(saving, (code, _) -> json.read(documents.find(kind, code).orElseThrow(), type));
    }

    public static Response tagged(Response.ResponseBuilder response, int revision) {
        return response.tag(new EntityTag(Integer.toString(revision))).build();
    }

    /** Reads {@code If-Match}: absent or {@code *} accepts any revision. */
    public static ExpectedRevision expected(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return ExpectedRevision.ANY;
        }
        Matcher tag = REVISION_TAG.matcher(ifMatch);
        if (!tag.matches()) {
            throw new BadRequestException("If-Match must be one revision in quotes");
        }
        return new ExpectedRevision(Integer.valueOf(tag.group(1)));
    }
}
