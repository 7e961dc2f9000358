package app.merit.e2e;

import app.merit.embedded.Checkout;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The portal's own tests, so that one run covers every module. */
class PortalTest {
    @Test
    void theUnitTestsOfThePortalPass() throws Exception {
        NodeProject portal = new NodeProject(Checkout.root().resolve("api-gateway/src/main/webui"));
        portal.install();
        portal.run(Map.of(), "npm", "test");
    }

    @Test
    void theBrowserTestSignsItsWebhooksAsTheSpecificationSays() throws Exception {
        NodeProject e2e = new NodeProject(Checkout.root().resolve("deploy/local/e2e"));
        e2e.install();
        e2e.run(Map.of(), "npm", "run", "check");
    }
}
