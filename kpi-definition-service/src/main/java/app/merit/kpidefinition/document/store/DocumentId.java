package app.merit.kpidefinition.document.store;

import jakarta.persistence.Embeddable;

@Embeddable
record DocumentId(String kind, String code) {}
