package app.merit.ingest.edge;

import app.merit.ingest.crm.SourceType;
import app.merit.ingest.domain.InboxMessage;
import app.merit.ingest.domain.Proof;
import app.merit.ingest.domain.Reply;
import app.merit.ingest.domain.Secret;
import app.merit.ingest.domain.SourceAdapter;
import app.merit.ingest.domain.SourceSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Accept first, understand later: proves the sender, keeps the request with its secrets blanked, and answers. */
@ApplicationScoped
public class AcceptWebhook {
    /** Proved against when the source is unknown, so that a guess takes as long as a wrong secret. */
    private static final SourceSettings DECOY =
            SourceSettings.of("unknown", "pipedrive", List.of(new Secret("none", "nobody:knows-this")));

    private final Sources sources;
    private final Inbox inbox;
    private final EdgeLedger ledger;
    private final Clock clock;

    AcceptWebhook(Sources sources, Inbox inbox, EdgeLedger ledger, Clock clock) {
        this.sources = sources;
        this.inbox = inbox;
        this.ledger = ledger;
        this.clock = clock;
    }

    Answer accept(Arrival arrival) {
        Instant receivedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<SourceSettings> known = sources.find(arrival.source());
        SourceSettings source = known.orElse(DECOY);
        SourceAdapter adapter = adapterOf(source);
        Optional<Reply> handshake = known.flatMap(_ -> adapter.handshake(arrival.request()));
        if (handshake.isPresent()) {
            return new Answer.Handshake(handshake.get());
        }
        Proof proof = proof(adapter, source, arrival, receivedAt);
        if (known.isEmpty()) {
            proof = new Proof.Refused(Proof.Reason.UNKNOWN_SOURCE);
        }
        Answer answer =
                switch (proof) {
                    case Proof.Refused(var reason) -> new Answer.NotProven(reason);
                    case Proof.Proven proven when !readable(adapter, arrival) -> new Answer.WrongMediaType();
                    case Proof.Proven proven ->
                        inbox.keep(message(adapter, source, arrival, proven, receivedAt))
                                ? new Answer.Kept(adapter.reply(arrival.request()))
                                : new Answer.Busy();
                };
        ledger.note(source.name(), answer, receivedAt);
        return answer;
    }

    /** The longest body this source may send; the default for a name that is not known. */
    int maxBodyBytes(String source) {
        return sources.find(source).map(SourceSettings::maxBodyBytes).orElse(SourceConfig.DEFAULT_MAX_BODY_BYTES);
    }

    static Proof proof(SourceAdapter adapter, SourceSettings source, Arrival arrival, Instant now) {
        Proof proof = adapter.prove(arrival.request(), source, now);
        boolean foreign = proof instanceof Proof.Proven
                && !source.accounts().isEmpty()
                && adapter.contradicts(arrival.request(), source.accounts());
        return foreign ? new Proof.Refused(Proof.Reason.ACCOUNT) : proof;
    }

    static boolean readable(SourceAdapter adapter, Arrival arrival) {
        boolean plain = arrival.request()
                .headers()
                .first("content-encoding")
                .map(encoding -> encoding.isBlank() || encoding.strip().equalsIgnoreCase("identity"))
                .orElse(true);
        return plain && adapter.accepts(arrival.request().headers());
    }

    static InboxMessage message(
            SourceAdapter adapter, SourceSettings source, Arrival arrival, Proof.Proven proven, Instant receivedAt) {
        Blanking blanking = new Blanking(source.secrets().stream()
                .flatMap(secret -> adapter.traces(secret).stream())
                .toList());
        byte[] withoutCredentials = adapter.withoutCredentials(arrival.request().body());
        return Kept.of(source, arrival, withoutCredentials, proven, blanking, receivedAt);
    }

    static SourceAdapter adapterOf(SourceSettings source) {
        return SourceType.ofWire(source.type()).orElseThrow().adapter();
    }
}
