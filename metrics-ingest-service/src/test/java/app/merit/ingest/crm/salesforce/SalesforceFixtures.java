package app.merit.ingest.crm.salesforce;

/** Messages as Salesforce and relays word them; the org, its people and its deals are made up. */
final class SalesforceFixtures {
    static final String ORG_15 = "00D7R000001AbCd";
    static final String ORG = "00D7R000001AbCdUAK";
    static final String DEAL = "0067R00000XyZ12QAF";
    static final String OWNER = "0057R00000AaBbCQAV";
    static final String NOTIFICATION = "04l7R00000Qq1RsQAJ";

    private SalesforceFixtures() {}

    static String envelope(String notifications) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><s:Body>
                <notifications xmlns="http://soap.sforce.com/2005/09/outbound">
                <OrganizationId>%s</OrganizationId><ActionId>04k7R0000004CdEQAU</ActionId>
                <SessionId>00D7R!AQ.fake.session</SessionId>
                <EnterpriseUrl>https://demo.my.salesforce.com/services/Soap/c/62.0/00D7R000001AbCd</EnterpriseUrl>
                %s</notifications></s:Body></s:Envelope>
                """.formatted(ORG, notifications);
    }

    static String notification(String id, String type, String fields) {
        return """
                <Notification><Id>%s</Id>
                <sObject xsi:type="sf:%s" xmlns:sf="urn:sobject.enterprise.soap.sforce.com">%s</sObject>
                </Notification>""".formatted(id, type, fields);
    }

    static String deal(String fields) {
        return envelope(notification(NOTIFICATION, "Opportunity", "<sf:Id>" + DEAL + "</sf:Id>" + fields));
    }

    static String wonFields() {
        return """
                <sf:Amount>1.25E7</sf:Amount><sf:CloseDate>2026-12-31</sf:CloseDate>
                <sf:CreatedDate>2026-11-01T08:00:00.000Z</sf:CreatedDate><sf:CurrencyIsoCode>EUR</sf:CurrencyIsoCode>
                <sf:IsClosed>true</sf:IsClosed><sf:IsWon>true</sf:IsWon>
                <sf:LastModifiedDate>2026-11-20T10:15:00.000Z</sf:LastModifiedDate>
                <sf:LastStageChangeDate>2026-11-20T10:14:00.000Z</sf:LastStageChangeDate>
                <sf:OwnerId>%s</sf:OwnerId><sf:RecordTypeId>0127R000000AbCdQAK</sf:RecordTypeId>
                <sf:StageName>Gewonnen</sf:StageName>
                <sf:SystemModstamp>2026-11-20T10:15:03.000Z</sf:SystemModstamp>""".formatted(OWNER);
    }

    /** @param header further members of the header, with a comma before them */
    static String event(String entity, String changeType, String ids, String header, String fields) {
        return """
                {"ChangeEventHeader":{"entityName":"%s","recordIds":%s,"changeType":"%s",
                 "transactionKey":"000b1c2d-aaaa-bbbb-cccc-0123456789ab","sequenceNumber":3,
                 "commitTimestamp":1795169700250,"commitNumber":11795169700250,"commitUser":"%s"%s}%s}""".formatted(entity, ids, changeType, OWNER, header, fields);
    }
}
