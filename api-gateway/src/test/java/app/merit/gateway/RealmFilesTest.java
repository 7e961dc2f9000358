package app.merit.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The local realm is the production realm with a few loopback conveniences, and production has none of them. */
class RealmFilesTest {
    private static final Path FOLDER = Path.of("..", "deploy", "keycloak");

    private final JsonNode production = read("merit-realm.json");
    private final JsonNode local = read("merit-realm-local.json");

    @Test
    void theLocalRealmAddsOnlyDemoPeopleAndTheCommandLine() {
        ObjectNode rest = local.deepCopy();
        rest.remove("users");
        rest.set("passwordPolicy", production.get("passwordPolicy"));
        removeWhere((ArrayNode) rest.get("clients"), "clientId", "merit-cli");
        removeWhere((ArrayNode) rest.get("scopeMappings"), "client", "merit-cli");
        ObjectNode portal = (ObjectNode) client(rest, "merit-portal");
        JsonNode strict = client(production, "merit-portal");
        List.of("secret", "redirectUris", "rootUrl").forEach(field -> portal.set(field, strict.get(field)));
        ((ObjectNode) portal.get("attributes"))
                .set("post.logout.redirect.uris", strict.at("/attributes/post.logout.redirect.uris"));
        assertThat(rest).isEqualTo(production);
    }

    @Test
    void productionHasNoPeopleNoPasswordGrantAndNoSecretOfItsOwn() {
        assertThat(production.has("users")).isFalse();
        assertThat(production.get("clients"))
                .allSatisfy(client -> assertThat(
                                client.get("directAccessGrantsEnabled").asBoolean())
                        .isFalse());
        assertThat(client(production, "merit-portal").get("secret").asText())
                .isEqualTo("${MERIT_PORTAL_CLIENT_SECRET}");
        assertThat(client(production, "merit-portal").get("redirectUris").toString())
                .isEqualTo("[\"${MERIT_PUBLIC_URL}/*\"]");
        assertThat(production.get("registrationAllowed").asBoolean()).isFalse();
        assertThat(production.get("bruteForceProtected").asBoolean()).isTrue();
        assertThat(production.get("accessTokenLifespan").asInt()).isEqualTo(300);
        assertThat(production.get("defaultSignatureAlgorithm").asText()).isEqualTo("RS256");
    }

    @Test
    void onlyAnAdministratorEditsTheEmployeeCode() throws IOException {
        String config = production
                .at("/components/org.keycloak.userprofile.UserProfileProvider/0/config/kc.user.profile.config/0")
                .asText();
        JsonNode profile = new ObjectMapper().readTree(config);
        assertThat(profile.has("unmanagedAttributePolicy")).isFalse();
        assertThat(profile.get("attributes"))
                .filteredOn(attribute -> attribute.get("name").asText().equals("employee"))
                .singleElement()
                .satisfies(attribute ->
                        assertThat(attribute.at("/permissions/edit").toString()).isEqualTo("[\"admin\"]"));
    }

    private static JsonNode client(JsonNode realm, String id) {
        for (JsonNode client : realm.get("clients")) {
            if (client.get("clientId").asText().equals(id)) {
                return client;
            }
        }
        throw new AssertionError("no client " + id);
    }

    private static void removeWhere(ArrayNode array, String field, String value) {
        List<JsonNode> kept = new ArrayList<>();
        array.forEach(item -> {
            if (!item.get(field).asText().equals(value)) {
                kept.add(item);
            }
        });
        array.removeAll().addAll(kept);
    }

    private static JsonNode read(String file) {
        try {
            return new ObjectMapper().readTree(FOLDER.resolve(file).toFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
