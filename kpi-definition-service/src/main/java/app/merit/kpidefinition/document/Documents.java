package app.merit.kpidefinition.document;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** All saved documents. Writing needs a transaction that holds the write lock. */
public interface Documents {
    /**
     * Waits until no other transaction writes definitions, and keeps it so until this one ends. Rules that span documents
     * (one head per department) could else be broken by two saves that each see only the state before.
     */
    void lockForWriting();

    Optional<StoredDocument> find(DocumentKind kind, String code);

    /** In order of the codes. */
    Page<StoredDocument> page(DocumentKind kind, int page, int size);

    List<StoredDocument> all(DocumentKind kind);

    /** Documents of the kinds that were saved after this change, oldest change first. */
    List<Changed> changedAfter(Collection<DocumentKind> kinds, long changeNumber);

    /** Everything the document has been, newest first. */
    Page<StoredDocument> history(DocumentKind kind, String code, int page, int size);

    /** Saves a new revision, notes it in the history and queues it for publishing; does nothing if nothing changes. */
    Saving save(Draft draft, Author author, boolean changedBeyondRecord);

    /** A document with the kind it is of. */
    record Changed(DocumentKind kind, StoredDocument document) {}
}
