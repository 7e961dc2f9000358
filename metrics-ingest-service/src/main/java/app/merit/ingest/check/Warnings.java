package app.merit.ingest.check;

import app.merit.ingest.domain.SourceSettings;
import app.merit.ingest.edge.ConfiguredSources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a supporter should know before trusting the result: a capture that was changed, settings the service refuses. */
final class Warnings {
    private Warnings() {}

    static List<String> of(CapturedRequest request, SourceSettings source, boolean configured) {
        List<String> warnings = new ArrayList<>();
        request.headers()
                .first("content-length")
                .filter(length -> !length.equals(Integer.toString(request.body().length)))
                .ifPresent(length -> warnings.add("Content-Length is " + length + ", but the file's body has "
                        + request.body().length
                        + " bytes: a signature over it cannot match. Did an editor change or end its last line?"));
        request.headers()
                .first("transfer-encoding")
                .filter(encoding -> encoding.toLowerCase(java.util.Locale.ROOT).contains("chunked"))
                .ifPresent(_ -> warnings.add(
                        "The request was sent in chunks: the body in the file must be without the chunks' lengths."));
        if (configured || !source.secrets().isEmpty()) {
            ConfiguredSources.faults(configured ? source : withCurrency(source))
                    .forEach(fault -> warnings.add("The service would not start with these settings: " + fault));
        }
        return warnings;
    }

    /** On the command line nobody states a currency, nor is one needed to look. */
    private static SourceSettings withCurrency(SourceSettings source) {
        return new SourceSettings(
                source.name(),
                source.type(),
                source.secrets(),
                Optional.of("EUR"),
                source.accounts(),
                source.maxBodyBytes(),
                source.names(),
                source.publicUrl(),
                source.options(),
                source.api());
    }
}
