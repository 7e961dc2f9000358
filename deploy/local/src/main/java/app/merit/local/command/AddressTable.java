package app.merit.local.command;

import app.merit.local.cluster.Addresses;
import app.merit.local.cluster.LocalMerit;
import app.merit.local.state.SecretName;

/** What a person needs to know once everything runs. */
final class AddressTable {
    private AddressTable() {}

    static String of(LocalMerit merit, boolean demo) {
        Addresses at = merit.addresses();
        String secrets = merit.data().secrets().toString();
        StringBuilder table = new StringBuilder("\n");
        row(table, "Portal", at.gatewayUrl() + "/");
        row(table, "API", at.gatewayUrl() + "/api   document: " + at.gatewayUrl() + "/openapi");
        row(table, "Webhooks", at.gatewayUrl() + "/webhooks/{source}   keys: " + secrets);
        row(
                table,
                "Keycloak",
                at.gatewayUrl().replace(":" + at.port(), ":" + at.keycloak()) + "/   login admin, password "
                        + merit.secrets().get(SecretName.KEYCLOAK_ADMIN));
        row(table, "Kafka", at.bootstrapServers());
        row(table, "PostgreSQL", "127.0.0.1:" + at.postgres() + "   roles and passwords: " + secrets);
        row(table, "Logs", merit.data().logs().toString());
        if (demo) {
            row(
                    table,
                    "Employee",
                    "anna.petrova / demo      (boris.ivanov, clara.weber, dmitri.volkov, elena.kuznetsova)");
            row(table, "Head", "ivan.orlov / demo        (olga.smirnova; maria.sokolova heads all of sales)");
            row(table, "Administrators", "kim.admin / demo         (chris.comp, pat.payroll, otto.ops, ada.auditor)");
            row(table, "Token", "./merit token anna.petrova");
        }
        return table.toString();
    }

    private static void row(StringBuilder table, String name, String value) {
        table.append(String.format("  %-15s %s%n", name, value));
    }
}
