package app.merit.kpidefinition.organisation.mapping;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import app.merit.kpidefinition.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MappingTest extends ServiceTest {
    private static final String HEADER = "source,crmUser,employee,from,name\n";

    @Test
    void theFilledInTableIsTakenOnceAndTheSameAgainChangesNothing() {
        people("ma.ann", "ma.bob");
        String table = HEADER + """
                amocrm-main,ma-1,ma.ann,2026-03-01,Ann
                amocrm-main,'-ma-2,ma.bob,,Bob
                amocrm-main,ma-3,,,Nobody yet
                """;

        csv(table).statusCode(200).body("mapped", equalTo(2), "unchanged", equalTo(0), "open", equalTo(1));
        csv(table).statusCode(200).body("mapped", equalTo(0), "unchanged", equalTo(2), "open", equalTo(1));

        get("employees/ma.ann")
                .body("name", equalTo("Some Body"), "revision", equalTo(2))
                .body("crmIdentities", hasSize(1))
                .body("crmIdentities[0].crmUser", equalTo("ma-1"), "crmIdentities[0].from", equalTo("2026-03-01"));
        // Without a day: from the first of the employment; the apostrophe of the export is taken off.
        get("employees/ma.bob")
                .body("crmIdentities[0].crmUser", equalTo("-ma-2"), "crmIdentities[0].from", equalTo("2026-01-01"));
    }

    @Test
    void oneBadRowAndNothingIsMappedButAllFaultsAreTold() {
        people("mb.ann");
        csv(HEADER + """
                        amocrm-main,mb-1,mb.ann,2026-03-01,
                        BAD SOURCE,mb-2,mb.ann,2026-02-30,
                        amocrm-main,,mb.ann,,
                        too,short
                        """)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.row", equalTo(java.util.List.of(3, 3, 4, 5)))
                .body("errors[0].field", equalTo("source"), "errors[1].value", equalTo("2026-02-30"));
        csv(HEADER + "amocrm-main,mb-1,mb.ann,,\namocrm-main,mb-4,mb.nobody,,\n")
                .statusCode(422)
                .body("errors", hasSize(1))
                .body("errors[0].row", equalTo(3), "errors[0].field", equalTo("employee"));
        get("employees/mb.ann").body("crmIdentities", hasSize(0));
    }

    @Test
    void aCrmUserBelongsToOneEmployeeOnADay() {
        people("mc.ann", "mc.bob");
        csv(HEADER + "amocrm-main,mc-1,mc.ann,2026-03-01,\n").statusCode(200);
        csv(HEADER + "amocrm-main,mc-1,mc.bob,2026-04-01,\n")
                .statusCode(422)
                .body("errors[0].row", equalTo(2), "errors[0].field", equalTo("crmUser"))
                .body("errors[0].rule", containsString("mc.ann on 2026-04-01"));
        // Earlier days of the same employee are another statement, which the document has to make.
        csv(HEADER + "amocrm-main,mc-1,mc.ann,2026-02-01,\n").statusCode(422).body("errors[0].field", equalTo("from"));
        csv(HEADER + "amocrm-main,mc-2,mc.ann,,\namocrm-main,mc-2,mc.bob,,\n")
                .statusCode(422)
                .body("errors.row", equalTo(java.util.List.of(2, 3)));
    }

    @Test
    void jsonIsTakenInTheSameWay() {
        people("md.ann");
        String body = """
                {"identities":[{"source":"amocrm-main","crmUser":"md-1","employee":"md.ann","from":"2026-03-01"}]}""";
        json(body).statusCode(200).body("mapped", equalTo(1));
        json(body).statusCode(200).body("unchanged", equalTo(1));
        json(body.replace("md.ann", "md.nobody"))
                .statusCode(422)
                .body("errors[0].field", equalTo("identities[0].employee"));
        json(body.replace("amocrm-main", "")).statusCode(400);
        json("{}").statusCode(400);
    }

    @Test
    void otherTablesAndOtherPeopleAreRefused() {
        csv("source,crmUser\nx,y\n").statusCode(422).body("errors", hasSize(2));
        csv(HEADER.replace("name", "nickname")).statusCode(422);
        as("some.body", "payroll")
                .contentType("text/csv")
                .body(HEADER)
                .post("/api/definitions/crm-identities")
                .then()
                .statusCode(403);
    }

    private static void people(String... codes) {
        department("map-sales");
        position("map-rep");
        for (String code : codes) {
            put("employees/" + code, employee("map-sales", "map-rep", false)).statusCode(201);
        }
    }

    private static ValidatableResponse csv(String table) {
        return asAdmin()
                .contentType("text/csv")
                .body(table.getBytes(StandardCharsets.UTF_8))
                .post("/api/definitions/crm-identities")
                .then();
    }

    private static ValidatableResponse json(String body) {
        return asAdmin()
                .contentType("application/json")
                .body(body)
                .post("/api/definitions/crm-identities")
                .then();
    }
}
