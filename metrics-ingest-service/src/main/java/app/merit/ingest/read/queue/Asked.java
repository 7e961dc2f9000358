package app.merit.ingest.read.queue;

import app.merit.ingest.domain.ReadNote;
import app.merit.ingest.read.ReadRequests.ReadRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Requests for one record, made at one time. */
record Asked(
        String kind,
        String crmId,
        String idSpace,
        Set<ReadNote.Cause> causes,
        Optional<Instant> newerThan,
        Instant notBefore) {

    /** A CRM whose clock runs ahead must not make us wait for a record that cannot be that new. */
    static Asked of(ReadRequest request, Instant now, Duration delay) {
        return new Asked(
                request.kind(),
                request.crmId(),
                request.idSpace(),
                Set.of(request.cause()),
                request.newerThan().map(at -> at.isAfter(now) ? now : at),
                now.plus(delay));
    }

    Asked joinedWith(Asked other) {
        Set<ReadNote.Cause> all = new TreeSet<>(causes);
        all.addAll(other.causes);
        Optional<Instant> newest =
                Stream.of(newerThan, other.newerThan).flatMap(Optional::stream).max(Instant::compareTo);
        return new Asked(
                other.kind,
                other.crmId,
                other.idSpace,
                all,
                newest,
                notBefore.isBefore(other.notBefore) ? notBefore : other.notBefore);
    }

    String causesText() {
        return causes.stream().map(ReadNote.Cause::wire).sorted().collect(Collectors.joining(","));
    }
}
