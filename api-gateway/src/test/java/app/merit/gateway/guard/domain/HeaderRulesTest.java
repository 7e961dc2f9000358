package app.merit.gateway.guard.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-User",
                "X-Forwarded-For",
                "x_forwarded_user",
                "X-Remote-User",
                "Remote_User",
                "X-Employee",
                "X-Employee-Code",
                "X-Merit-Employee",
                "X-Merit-Requests",
                "Forwarded",
                "X-Real-IP",
                "X-Original-URL",
                "X-HTTP-Method-Override",
                "Cookie",
                "Expect",
                "Connection",
                "Keep-Alive",
                "TE",
                "Transfer-Encoding",
                "Upgrade",
                "Proxy-Authorization"
            })
    void whatOnlyWeMaySayDoesNotGoUpstream(String name) {
        assertThat(HeaderRules.refusedUpstream(List.of(name), List.of())).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "Accept",
                "Content-Type",
                "If-Match",
                "Last-Event-ID",
                "X-Merit-Request",
                "webhook-id",
                "webhook-signature",
                "X-Signature"
            })
    void whatServicesReadGoesUpstream(String name) {
        assertThat(HeaderRules.refusedUpstream(List.of(name), List.of("keep-alive")))
                .isEmpty();
    }

    @Test
    void aHeaderNamedByConnectionEndsHere() {
        assertThat(HeaderRules.refusedUpstream(List.of("X-Hop", "Accept"), List.of("close, x-hop")))
                .containsExactly("X-Hop");
        assertThat(HeaderRules.refusedDownstream(List.of("X-Hop", "ETag"), List.of("X-Hop")))
                .containsExactly("X-Hop");
    }

    @Test
    void aServiceSetsNoCookieAndDoesNotNameItsSoftware() {
        assertThat(HeaderRules.refusedDownstream(List.of("Set-Cookie", "Server", "Content-Type"), List.of()))
                .containsExactlyInAnyOrder("Set-Cookie", "Server");
    }
}
