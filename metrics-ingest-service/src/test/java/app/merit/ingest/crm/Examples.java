package app.merit.ingest.crm;

import app.merit.ingest.domain.Secret;
import app.merit.ingest.domain.SourceSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A small valid body of each type of source, and a record of its API: where hostile input starts from. */
final class Examples {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    /**
     * @param records answers of the REST API, or records of it
     */
    record Example(
            String mediaType,
            List<String> secrets,
            Map<String, String> options,
            List<String> bodies,
            List<String> records) {

        SourceSettings source(String type) {
            List<Secret> keys = new ArrayList<>();
            for (String secret : secrets) {
                keys.add(new Secret("k" + (keys.size() + 1), secret));
            }
            return new SourceSettings(
                    "fuzz",
                    type,
                    keys,
                    Optional.of("EUR"),
                    Set.of("555"),
                    1_048_576,
                    Map.of(),
                    Optional.of("https://merit.example.com/webhooks/fuzz"),
                    options,
                    Optional.empty());
        }
    }

    private Examples() {}

    static final Map<String, Example> ALL = Map.ofEntries(
            Map.entry(
                    "amocrm",
                    new Example(
                            FORM,
                            List.of("fake-url-secret"),
                            Map.of("host", "example.amocrm.ru"),
                            List.of(
                                    "leads[status][0][id]=801&leads[status][0][status_id]=142&leads[status][0][old_status_id]=41"
                                            + "&leads[status][0][pipeline_id]=77&leads[status][0][price]=125000"
                                            + "&leads[status][0][responsible_user_id]=3001&leads[status][0][updated_at]=1794735000"
                                            + "&leads[status][0][custom_fields][0][id]=9&leads[status][0][custom_fields][0][values][0][value]=x"
                                            + "&account[id]=555&account[subdomain]=example&account[_links][self]=https://example.kommo.com",
                                    "task[update][0][id]=12&task[update][0][element_type]=2&task[update][0][element_id]=801"
                                            + "&task[update][0][task_type]=2&task[update][0][status]=1&task[update][0][updated_at]=1794735000",
                                    "leads[note][0][note][id]=9&leads[note][0][note][note_type]=10&leads[note][0][note][element_type]=2"
                                            + "&leads[note][0][note][text]={\"DURATION\":61}"),
                            List.of(
                                    "{\"id\":801,\"price\":125000,\"status_id\":142,\"closed_at\":1794734000,\"updated_at\":1794735000,"
                                            + "\"custom_fields_values\":[{\"field_id\":1,\"field_type\":\"date\",\"values\":[{\"value\":1,\"enum_id\":2}]}],"
                                            + "\"_links\":{\"self\":{\"href\":\"https://example.amocrm.ru/api/v4/leads/801\"}}}",
                                    "{\"id\":12,\"entity_type\":\"leads\",\"entity_id\":801,\"duration\":60,\"is_completed\":true,\"task_type_id\":2}",
                                    "{\"id\":9,\"note_type\":\"call_in\",\"params\":{\"duration\":61},\"created_by\":3001}",
                                    "{\"_links\":{\"next\":{\"href\":\"https://x/?page=2&filter[updated_at][from]=5\"}},\"_embedded\":"
                                            + "{\"leads\":[{\"id\":1,\"updated_at\":10}],\"users\":[{\"id\":1,\"name\":\"a\",\"rights\":{\"is_active\":true}}]}}"))),
            Map.entry(
                    "bitrix24",
                    new Example(
                            FORM,
                            List.of("fake-application-token"),
                            Map.of(),
                            List.of(
                                    "event=ONCRMDEALUPDATE&event_handler_id=7&data[FIELDS][ID]=42&ts=1794735000"
                                            + "&auth[domain]=example.bitrix24.ru&auth[member_id]=555&auth[application_token]=fake-application-token",
                                    "event=ONCRMDEALMOVETOCATEGORY&data[FIELDS][ID]=42&data[FIELDS][CATEGORY_ID]=2&data[FIELDS][STAGE_ID]=C2:NEW&ts=1794735000",
                                    "document_id[0]=crm&document_id[1]=CCrmDocumentDeal&document_id[2]=DEAL_42"),
                            List.of(
                                    "{\"result\":{\"ID\":\"42\",\"STAGE_ID\":\"C2:WON\",\"STAGE_SEMANTIC_ID\":\"S\",\"CATEGORY_ID\":\"2\","
                                            + "\"OPPORTUNITY\":\"100.00\",\"CURRENCY_ID\":\"EUR\",\"ASSIGNED_BY_ID\":\"7\","
                                            + "\"DATE_MODIFY\":\"2026-11-20T10:00:00+03:00\",\"UF_CRM_1\":\"1500|RUB\"},\"next\":50,\"total\":51}",
                                    "{\"ID\":\"9\",\"TYPE_ID\":\"2\",\"COMPLETED\":\"Y\",\"OWNER_TYPE_ID\":\"2\",\"OWNER_ID\":\"42\","
                                            + "\"START_TIME\":\"2026-11-20T10:00:00+03:00\",\"END_TIME\":\"2026-11-20T10:10:00+03:00\"}"))),
            Map.entry(
                    "close",
                    new Example(
                            JSON,
                            List.of("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"),
                            Map.of(),
                            List.of(
                                    "{\"subscription_id\":\"whsub_1\",\"event\":{\"id\":\"ev_1\",\"action\":\"updated\",\"object_type\":\"opportunity\","
                                            + "\"object_id\":\"oppo_1\",\"organization_id\":\"orga_1\",\"date_created\":\"2026-11-20T10:00:00.123000\","
                                            + "\"previous_data\":{\"status_type\":\"active\"},\"data\":{\"value\":1999,\"value_currency\":\"EUR\","
                                            + "\"status_type\":\"won\",\"status_id\":\"stat_1\",\"user_id\":\"user_1\",\"date_won\":\"2026-11-20\"}}}",
                                    "{\"event\":{\"id\":\"ev_2\",\"action\":\"completed\",\"object_type\":\"activity.call\",\"object_id\":\"acti_1\","
                                            + "\"data\":{\"duration\":61,\"status\":\"completed\",\"user_id\":\"user_1\"}}}"),
                            List.of(
                                    "{\"id\":\"oppo_1\",\"value\":1999,\"value_currency\":\"EUR\",\"status_type\":\"won\",\"date_updated\":\"2026-11-20T10:00:00\"}",
                                    "{\"data\":[{\"id\":\"oppo_1\",\"date_updated\":\"2026-11-20T10:00:00+00:00\"}],\"has_more\":true}"))),
            Map.entry(
                    "copper",
                    new Example(
                            JSON,
                            List.of("secret=fake-secret", "key=fake-key"),
                            Map.of(),
                            List.of(
                                    "{\"subscription_id\":7,\"event\":\"update\",\"type\":\"opportunity\",\"ids\":[42,43],"
                                            + "\"updated_attributes\":{\"status\":[\"Open\",\"Won\"],\"monetary_value\":[1000,1250.5]},"
                                            + "\"timestamp\":\"2026-11-20T10:00:00.000Z\",\"secret\":\"fake-secret\",\"key\":\"fake-key\"}"),
                            List.of(
                                    "{\"id\":42,\"status\":\"Won\",\"monetary_value\":1250,\"monetary_unit\":\"EUR\",\"assignee_id\":7,"
                                            + "\"pipeline_id\":1,\"pipeline_stage_id\":2,\"close_date\":\"11/20/2026\",\"date_modified\":1794735000}",
                                    "[{\"id\":42,\"date_modified\":1794735000}]"))),
            Map.entry(
                    "dynamics365",
                    new Example(
                            JSON,
                            List.of("fake-webhook-key"),
                            Map.of(),
                            List.of(
                                    "{\"MessageName\":\"Update\",\"PrimaryEntityName\":\"opportunity\",\"PrimaryEntityId\":\"6420f0cc-0000-4000-8000-000000000001\","
                                            + "\"OrganizationId\":\"6420f0cc-0000-4000-8000-000000000002\",\"OperationId\":\"6420f0cc-0000-4000-8000-000000000003\","
                                            + "\"OperationCreatedOn\":\"\\/Date(1794735000000-0700)\\/\",\"InputParameters\":[{\"key\":\"Target\",\"value\":"
                                            + "{\"Attributes\":[{\"key\":\"estimatedvalue\",\"value\":{\"Value\":100}},{\"key\":\"statecode\",\"value\":{\"Value\":1}},"
                                            + "{\"key\":\"ownerid\",\"value\":{\"LogicalName\":\"systemuser\",\"Id\":\"7\"}},{\"key\":\"modifiedon\",\"value\":\"/Date(1794735000000)/\"}]}}],"
                                            + "\"PostEntityImages\":[{\"key\":\"PostImage\",\"value\":{\"Attributes\":[{\"key\":\"stepname\",\"value\":\"1-Qualify\"}]}}]}"),
                            List.of(
                                    "{\"opportunityid\":\"6420f0cc-0000-4000-8000-000000000001\",\"estimatedvalue\":100.0,\"statecode\":1,"
                                            + "\"_ownerid_value\":\"7\",\"modifiedon\":\"2026-11-20T10:00:00Z\"}",
                                    "{\"value\":[{\"opportunityid\":\"1\"}],\"@odata.nextLink\":\"https://x/api/data/v9.2/opportunities?$skiptoken=1\"}"))),
            Map.entry(
                    "freshsales",
                    new Example(
                            JSON,
                            List.of("fake-header-secret", "user:fake-password"),
                            Map.of(),
                            List.of(
                                    "{\"event\":\"updated\",\"entity\":\"deal\",\"id\":\"42\",\"updated_at\":\"2026-11-20T10:00:00Z\",\"stage\":\"Won\","
                                            + "\"status\":\"won\",\"amount\":\"100.50\",\"currency\":\"EUR\",\"owner\":\"7\",\"pipeline\":\"1\"}"),
                            List.of(
                                    "{\"deal\":{\"id\":42,\"amount\":\"100.5\",\"deal_stage_id\":3,\"owner_id\":7,\"updated_at\":\"2026-11-20T10:00:00Z\"}}"))),
            Map.entry(
                    "hubspot",
                    new Example(
                            JSON,
                            List.of("fake-client-secret"),
                            Map.of("legacy-signatures", "true"),
                            List.of(
                                    "[{\"eventId\":1,\"subscriptionId\":2,\"portalId\":555,\"appId\":3,\"occurredAt\":1794735000000,"
                                            + "\"subscriptionType\":\"deal.propertyChange\",\"attemptNumber\":0,\"objectId\":42,\"changeSource\":\"CRM_UI\","
                                            + "\"propertyName\":\"amount\",\"propertyValue\":\"2000\"},"
                                            + "{\"eventId\":4,\"portalId\":555,\"occurredAt\":1794735000000,\"subscriptionType\":\"deal.merge\",\"objectId\":42,"
                                            + "\"primaryObjectId\":42,\"mergedObjectIds\":[43,44],\"newObjectId\":45},"
                                            + "{\"eventId\":5,\"occurredAt\":1794735000000,\"subscriptionType\":\"object.propertyChange\",\"objectTypeId\":\"0-48\","
                                            + "\"objectId\":9,\"propertyName\":\"hs_call_duration\",\"propertyValue\":\"125000\"}]"),
                            List.of(
                                    "{\"id\":\"42\",\"properties\":{\"dealstage\":\"closedwon\",\"amount\":\"2000\",\"deal_currency_code\":\"EUR\","
                                            + "\"hs_is_closed_won\":\"true\",\"hs_is_closed\":\"true\",\"hs_lastmodifieddate\":\"2026-11-20T10:00:00.000Z\","
                                            + "\"closedate\":\"2026-11-20T10:00:00Z\"},\"associations\":{\"deals\":{\"results\":[{\"id\":\"42\"}]}}}",
                                    "{\"results\":[{\"id\":\"42\",\"properties\":{}}],\"paging\":{\"next\":{\"after\":\"100\"}}}"))),
            Map.entry(
                    "monday",
                    new Example(
                            JSON,
                            List.of("fake-signing-secret"),
                            Map.of(
                                    "boards",
                                    "{\"177\":{\"entity\":\"deal\",\"statusColumn\":\"status\",\"won\":[1],\"lost\":[2]}}"),
                            List.of(
                                    "{\"event\":{\"type\":\"update_column_value\",\"boardId\":177,\"pulseId\":42,\"columnId\":\"status\",\"columnType\":\"color\","
                                            + "\"value\":{\"label\":{\"index\":1,\"text\":\"Done\"}},\"previousValue\":null,\"changedAt\":1794735000.473193,"
                                            + "\"triggerTime\":\"2026-11-20T10:00:00.022Z\",\"subscriptionId\":7,\"triggerUuid\":\"abc\",\"userId\":-1}}",
                                    "{\"challenge\":\"fake-challenge\"}"),
                            List.of(
                                    "{\"data\":{\"items\":[{\"id\":\"42\",\"updated_at\":\"2026-11-20T10:00:00Z\",\"board\":{\"id\":\"177\"},"
                                            + "\"column_values\":[{\"id\":\"status\",\"value\":\"{\\\"index\\\":1}\",\"text\":\"Done\"}]}]}}"))),
            Map.entry(
                    "pipedrive",
                    new Example(
                            JSON,
                            List.of("user:fake-password"),
                            Map.of("host", "demo.pipedrive.com"),
                            List.of(
                                    "{\"meta\":{\"action\":\"change\",\"entity\":\"deal\",\"entity_id\":\"42\",\"id\":\"e-1\",\"company_id\":\"555\","
                                            + "\"timestamp\":\"2026-11-20T10:00:00.250Z\",\"version\":\"2.0\",\"host\":\"demo.pipedrive.com\"},"
                                            + "\"data\":{\"id\":42,\"owner_id\":7,\"status\":\"won\",\"value\":100.5,\"currency\":\"EUR\",\"stage_id\":2,"
                                            + "\"won_time\":\"2026-11-20T10:00:00Z\",\"custom_fields\":{\"0123456789abcdef0123456789abcdef01234567\":"
                                            + "{\"type\":\"monetary\",\"value\":5,\"currency\":\"EUR\"}}},\"previous\":{\"status\":\"open\"}}",
                                    "{\"v\":1,\"event\":\"updated.activity\",\"meta\":{\"action\":\"updated\",\"object\":\"activity\",\"id\":7,\"timestamp\":1794735000},"
                                            + "\"current\":{\"id\":7,\"type\":\"call\",\"done\":true,\"duration\":\"01:30\",\"due_date\":\"2026-11-20\","
                                            + "\"due_time\":\"10:00\",\"user_id\":{\"id\":7}},\"previous\":{\"id\":7}}"),
                            List.of(
                                    "{\"success\":true,\"data\":{\"id\":42,\"status\":\"won\",\"value\":1,\"currency\":\"EUR\",\"update_time\":\"2026-11-20T10:00:00Z\"}}",
                                    "{\"data\":[{\"id\":42,\"update_time\":\"2026-11-20T10:00:00Z\",\"active_flag\":true}],"
                                            + "\"additional_data\":{\"next_cursor\":\"abc\",\"pagination\":{\"more_items_in_collection\":true,\"next_start\":2}}}"))),
            Map.entry(
                    "salesforce",
                    new Example(
                            "text/xml",
                            List.of("fake-path-secret", "organizationId=00D000000000001AAA"),
                            Map.of(),
                            List.of(
                                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
                                            + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><soapenv:Body>"
                                            + "<notifications xmlns=\"http://soap.sforce.com/2005/09/outbound\"><OrganizationId>00D000000000001AAA</OrganizationId>"
                                            + "<ActionId>04k000000000001AAA</ActionId><SessionId xsi:nil=\"true\"/><Notification><Id>04l000000000001AAA</Id>"
                                            + "<sObject xsi:type=\"sf:Opportunity\" xmlns:sf=\"urn:sobject.enterprise.soap.sforce.com\"><sf:Id>006000000000001AAA</sf:Id>"
                                            + "<sf:Amount>45000.0</sf:Amount><sf:IsWon>true</sf:IsWon><sf:IsClosed>true</sf:IsClosed><sf:OwnerId>005000000000001AAA</sf:OwnerId>"
                                            + "<sf:LastModifiedDate>2026-11-20T10:00:00.000Z</sf:LastModifiedDate></sObject></Notification></notifications>"
                                            + "</soapenv:Body></soapenv:Envelope>",
                                    "{\"payload\":{\"ChangeEventHeader\":{\"entityName\":\"Opportunity\",\"recordIds\":[\"006000000000001AAA\"],\"changeType\":\"UPDATE\","
                                            + "\"transactionKey\":\"t-1\",\"sequenceNumber\":1,\"commitTimestamp\":1794735000000,\"commitNumber\":5,"
                                            + "\"changedFields\":[\"Amount\"],\"nulledFields\":[\"StageName\"]},\"Amount\":100.5}}"),
                            List.of(
                                    "{\"Id\":\"006000000000001AAA\",\"Amount\":100.5,\"IsWon\":true,\"IsClosed\":true,\"StageName\":\"Won\","
                                            + "\"SystemModstamp\":\"2026-11-20T10:00:00.000+0000\",\"attributes\":{\"type\":\"Opportunity\"}}",
                                    "{\"records\":[{\"Id\":\"006000000000001AAA\"}],\"done\":false,\"nextRecordsUrl\":\"/services/data/v60.0/query/01g-2000\"}"))),
            Map.entry(
                    "standard",
                    new Example(
                            "application/cloudevents+json",
                            List.of("whsec_ZmFrZS1zaWduaW5nLWtleS0wMDAx", "fake-token-0000000001"),
                            Map.of(),
                            List.of(
                                    "{\"specversion\":\"1.0\",\"id\":\"7\",\"source\":\"/erp\",\"type\":\"merit.deal.v1\",\"time\":\"2026-11-20T10:00:00Z\","
                                            + "\"data\":{\"id\":\"d-1\",\"change\":\"updated\",\"snapshot\":\"full\",\"restores\":false,\"version\":\"2\",\"fields\":"
                                            + "{\"owner\":\"anna\",\"status\":\"won\",\"amount\":\"10.50\",\"currency\":\"EUR\",\"wonAt\":\"2026-11-20T10:00:00Z\","
                                            + "\"custom\":{\"a\":{\"type\":\"money\",\"value\":{\"amount\":\"1\",\"currency\":\"EUR\"}},\"b\":null},"
                                            + "\"shares\":[{\"crmUser\":\"a\",\"percent\":\"100\"}]},\"previous\":{\"status\":\"open\"}}}",
                                    "[{\"specversion\":\"1.0\",\"id\":\"7\",\"source\":\"/erp\",\"type\":\"merit.activity.v1\",\"data_base64\":\"e30=\"}]",
                                    "{\"type\":\"merit.deal.v1\",\"timestamp\":\"2026-11-20T10:00:00Z\",\"data\":{\"id\":\"d-1\",\"fields\":{\"done\":true}}}"),
                            List.of("{\"id\":\"d-1\"}"))),
            Map.entry(
                    "zoho",
                    new Example(
                            JSON,
                            List.of("fake-zoho-token"),
                            Map.of(),
                            List.of(
                                    "{\"server_time\":1794735000000,\"module\":\"Deals\",\"operation\":\"update\",\"ids\":[\"4876876000000488001\",\"42\"],"
                                            + "\"channel_id\":\"555\",\"token\":\"fake-zoho-token\",\"resource_uri\":\"https://www.zohoapis.com/crm/v8/Deals\","
                                            + "\"affected_values\":[{\"record_id\":\"42\",\"values\":{\"Stage\":\"Closed Won\",\"Amount\":100.5}}]}"),
                            List.of(
                                    "{\"data\":[{\"id\":\"42\",\"Stage\":\"Closed Won\",\"Amount\":100.5,\"Currency\":\"EUR\",\"Owner\":{\"id\":\"7\"},"
                                            + "\"Modified_Time\":\"2026-11-20T10:00:00+03:00\",\"Call_Duration\":\"01:05\"}],\"info\":{\"more_records\":true,\"next_page_token\":\"x\"}}"))));
}
