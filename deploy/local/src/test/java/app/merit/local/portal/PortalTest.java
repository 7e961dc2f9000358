package app.merit.local.portal;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The portal's own tests, so that one run covers every module. */
class PortalTest {
    @Test
    void theUnitTestsOfThePortalPass() throws Exception {
        NodeProject portal = new NodeProject(Path.of("../../api-gateway/src/main/webui"));
        portal.install();
        portal.run(Map.of(), "npm", "test");
    }

    @Test
    void theBrowserTestSignsItsWebhooksAsTheSpecificationSays() throws Exception {
        NodeProject e2e = new NodeProject(Path.of("e2e"));
        e2e.install();
        e2e.run(Map.of(), "npm", "run", "check");
    }
}
