package app.merit.kpidefinition.organisation.bulk;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import app.merit.kpidefinition.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ImportTest extends ServiceTest {
    private static final String HEADER =
            "record,code,name,name_ru,name_en,parent,department,position,head,source,crm_user,from,until\n";
    private static final String GOOD = HEADER
            + """
            department,im-sales,,Продажи,Sales,,,,,,,2026-01-01,
            department,im-north,,Север,North,im-sales,,,,,,2026-01-01,2026-07-01
            department,im-north,,Север,North,,,,,,,2026-07-01,
            position,im-rep,,Менеджер,Rep,,,,,,,,
            employee,im.anna,Анна,,,,,,,,,2026-01-01,
            assignment,im.anna,,,,,im-north,im-rep,true,,,2026-01-01,
            crm-identity,im.anna,,,,,,,,amocrm-main,im-1,2026-01-01,
            """;

    @Test
    void aFileIsLoadedOnceAndTheSameFileChangesNothing() {
        csv(GOOD).statusCode(200).body("created", equalTo(4), "changed", equalTo(0), "unchanged", equalTo(0));
        csv(GOOD).statusCode(200).body("created", equalTo(0), "changed", equalTo(0), "unchanged", equalTo(4));

        get("employees/im.anna")
                .statusCode(200)
                .body("name", equalTo("Анна"), "assignments[0].head", equalTo(true))
                .body("crmIdentities[0].crmUser", equalTo("im-1"), "revision", equalTo(1));
        get("departments/im-north").body("parents[0].parent", equalTo("im-sales"), "parents[1].from", equalTo("2026-07-01"));
    }

    @Test
    void spreadsheetsWithSemicolonsAndAByteOrderMarkAreUnderstood() {
        csv("\uFEFF" + (HEADER + "position,im-semi,,Имя,Name,,,,,,,,\n").replace(',', ';')).statusCode(200);
        get("positions/im-semi").statusCode(200).body("names.ru", equalTo("Имя"));
    }

    @Test
    void oneBadRowAndNothingIsSaved() {
        csv(HEADER
                        + """
                        position,im-none,,Имя,Name,,,,,,,,
                        employee,im.boris,Борис,,,,,,,,,2026-01-01,
                        assignment,im.boris,,,,,im-nowhere,im-none,false,,,2026-01-01,
                        """)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.size()", equalTo(1))
                .body("errors[0].row", equalTo(4), "errors[0].field", equalTo("department"))
                .body("errors[0].rule", equalTo("must be a department that exists"))
                .body("errors[0].value", equalTo("im-nowhere"));
        get("positions/im-none").statusCode(404);
        get("employees/im.boris").statusCode(404);
    }

    @Test
    void allBadCellsAreToldWithRowAndColumn() {
        ValidatableResponse refused = csv(HEADER
                        + """
                        planet,x,,,,,,,,,,,
                        employee,IM BAD,Имя,,,,,,,,,2026-02-30,
                        assignment,im.nobody,,,,,d,p,maybe,,,2026-01-01,
                        position,im-half,,,Name,,,,,,,,
                        position,im-half,,Имя,Name,,,,,,,,
                        too,short
                        """)
                .statusCode(422);
        for (Object[] cell : new Object[][] {
            {2, "record"}, {3, "from"}, {3, "code"}, {4, "code"}, {4, "head"}, {5, "name_ru"}, {6, "code"}, {7, "record"}
        }) {
            refused.body(
                    "errors.find { it.row == " + cell[0] + " && it.field == '" + cell[1] + "' }", notNullValue());
        }
        refused.body("errors.size()", equalTo(8));
    }

    @Test
    void twoHeadsInOneFileAreRefused() {
        csv(HEADER
                        + """
                        department,im-two,,Имя,Name,,,,,,,,
                        position,im-rep,,Менеджер,Rep,,,,,,,,
                        employee,im.one,Имя,,,,,,,,,2026-01-01,
                        assignment,im.one,,,,,im-two,im-rep,true,,,2026-01-01,
                        employee,im.two,Имя,,,,,,,,,2026-01-01,
                        assignment,im.two,,,,,im-two,im-rep,true,,,2026-06-01,
                        """)
                .statusCode(422)
                .body("errors.row", hasItem(5), "errors.row", hasItem(7), "errors.field", hasItem("head"));
    }

    @Test
    void otherHeadersEncodingsAndBrokenQuotesAreRefused() {
        csv("code,name\nx,y\n").statusCode(422).body("errors.find { it.field == 'record' }.rule", containsString("must be there"));
        csv(HEADER + "position,\"im-q,,,,\n").statusCode(422);
        csv("").statusCode(422);
        asAdmin()
                .contentType("text/csv")
                .body("position,Имя".getBytes(Charset.forName("windows-1251")))
                .post("/api/definitions/organisation/import")
                .then()
                .statusCode(415);
    }

    @Test
    void theTemplateCanBeLoadedAsItIs() {
        String template = asAdmin()
                .get("/api/definitions/organisation/import/template")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        csv(template).statusCode(200);
    }

    @Test
    void jsonIsLoadedInTheSameWay() {
        String file =
                """
                {"departments":[{"code":"im-j","names":{"ru":"a","en":"a"}}],
                 "positions":[{"code":"im-jp","names":{"ru":"a","en":"a"}}],
                 "employees":[{"code":"im.json","name":"Jo","employedFrom":"2026-01-01",
                   "assignments":[{"department":"im-j","position":"im-jp","from":"2026-01-01"}]}]}""";
        json(file).statusCode(200).body("created", equalTo(3));
        json(file).statusCode(200).body("unchanged", equalTo(3));
        json(file.replace("\"im-j\",\"position", "\"im-no\",\"position"))
                .statusCode(422)
                .body("errors[0].field", equalTo("employees[0].assignments[0].department"));
        json(file.replace("\"name\":\"Jo\"", "\"name\":\"\""))
                .statusCode(422)
                .body("errors[0].field", equalTo("employees[0].name"));
        json("{\"people\":[]}").statusCode(400).body("errors[0].field", equalTo("people"));
        json("{\"positions\":[{\"code\":\"im-d\",\"names\":" + names("d") + "},{\"code\":\"im-d\",\"names\":" + names("d")
                        + "}]}")
                .statusCode(422)
                .body("errors[0].field", equalTo("positions[1].code"));
    }

    private static ValidatableResponse csv(String text) {
        return asAdmin()
                .contentType("text/csv")
                .body(text.getBytes(StandardCharsets.UTF_8))
                .post("/api/definitions/organisation/import")
                .then();
    }

    private static ValidatableResponse json(String text) {
        return asAdmin()
                .contentType("application/json")
                .body(text)
                .post("/api/definitions/organisation/import")
                .then();
    }
}
