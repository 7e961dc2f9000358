package app.merit.ingest.crm.dynamics365;

/** Execution contexts as Dataverse words them; ids, people and deals are made up. */
final class Dynamics365Fixtures {
    static final String ORGANIZATION = "0a1b2c3d-0000-4000-8000-0000000000aa";
    static final String DEAL = "1111aaaa-2222-4333-8444-555566667777";
    static final String OWNER = "2222bbbb-2222-4333-8444-555566667777";
    static final String EURO = "3333cccc-2222-4333-8444-555566667777";
    static final String OPERATION = "4444dddd-2222-4333-8444-555566667777";
    private static final String CONTRACTS = ":http://schemas.microsoft.com/xrm/2011/Contracts";

    private Dynamics365Fixtures() {}

    static String context(String message, String table, String parameters, String preImages, String postImages) {
        return """
                {"MessageName":"%s","PrimaryEntityName":"%s","PrimaryEntityId":"%s","OrganizationId":"%s",
                 "OrganizationName":"demo","OperationId":"%s","OperationCreatedOn":"\\/Date(1795169701500)\\/","Mode":1,
                 "InputParameters":[%s],"PreEntityImages":[%s],"PostEntityImages":[%s]}""".formatted(
                        message, table, DEAL.toUpperCase(), ORGANIZATION, OPERATION, parameters, preImages, postImages);
    }

    static String context(String message, String table, String parameters) {
        return context(message, table, parameters, "", "");
    }

    static String pair(String key, String value) {
        return "{\"key\":\"" + key + "\",\"value\":" + value + "}";
    }

    static String entity(String table, String... attributes) {
        return "{\"__type\":\"Entity%s\",\"Attributes\":[%s],\"Id\":\"%s\",\"LogicalName\":\"%s\"}"
                .formatted(CONTRACTS, String.join(",", attributes), DEAL, table);
    }

    static String target(String table, String... attributes) {
        return pair("Target", entity(table, attributes));
    }

    static String reference(String table, String id) {
        return "{\"__type\":\"EntityReference%s\",\"Id\":\"%s\",\"LogicalName\":\"%s\",\"Name\":null}"
                .formatted(CONTRACTS, id, table);
    }

    static String option(int value) {
        return "{\"__type\":\"OptionSetValue" + CONTRACTS + "\",\"Value\":" + value + "}";
    }

    static String money(String value) {
        return "{\"__type\":\"Money" + CONTRACTS + "\",\"Value\":" + value + "}";
    }

    static String[] wonDeal() {
        return new String[] {
            pair("statecode", option(1)),
            pair("statuscode", option(3)),
            pair("stepname", "\"4-Close\""),
            pair("estimatedvalue", money("900")),
            pair("actualvalue", money("1000.50")),
            pair("ownerid", reference("systemuser", OWNER)),
            pair("transactioncurrencyid", reference("transactioncurrency", EURO)),
            pair("createdon", "\"\\/Date(1793520000000)\\/\""),
            pair("modifiedon", "\"\\/Date(1795169700000)\\/\""),
            pair("actualclosedate", "\"\\/Date(1794960000000)\\/\""),
            pair("versionnumber", "778899")
        };
    }
}
