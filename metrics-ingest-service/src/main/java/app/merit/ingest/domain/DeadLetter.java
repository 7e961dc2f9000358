package app.merit.ingest.domain;

import java.time.Instant;

/**
 * What could not be understood, and why.
 *
 * @param reason a stable slug
 * @param detail a sentence for a person; holds no content of the message
 * @param item the item of the request, counted from 0; 0 too if the whole request is unreadable
 */
public record DeadLetter(
        String source, String reason, String detail, int item, InboxPosition inbox, Instant receivedAt) {}
