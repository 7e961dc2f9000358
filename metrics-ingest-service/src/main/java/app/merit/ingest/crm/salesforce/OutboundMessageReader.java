package app.merit.ingest.crm.salesforce;

import app.merit.ingest.crm.salesforce.OutboundMessage.Notification;
import app.merit.ingest.format.Parsed;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the SOAP envelope. Names count by their namespace, whatever the prefixes. There is no document type, hence no
 * entity of the sender's own; depth and number of parts are bounded.
 */
final class OutboundMessageReader {
    private static final String OUTBOUND = "http://soap.sforce.com/2005/09/outbound";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final QName ENVELOPE = new QName(SOAP, "Envelope");
    private static final QName BODY = new QName(SOAP, "Body");
    private static final QName NOTIFICATIONS = new QName(OUTBOUND, "notifications");
    private static final QName NOTIFICATION = new QName(OUTBOUND, "Notification");
    private static final QName RECORD = new QName(OUTBOUND, "sObject");
    private static final Set<String> RECORD_NAMESPACES =
            Set.of("urn:sobject.enterprise.soap.sforce.com", "urn:sobject.partner.soap.sforce.com");
    private static final int MAX_DEPTH = 16;
    /** Far more than a hundred records of many fields have. */
    private static final int MAX_EVENTS = 100_000;

    private static final int MAX_NOTIFICATIONS = 1_000;
    /** Looked for before anything is parsed: the parser compares each declaration with all others. */
    private static final int MAX_DECLARATIONS = 2_000;

    private static final Parsed<OutboundMessage> TOO_LARGE =
            new Parsed.Malformed<>("xml-too-large", "The XML is nested too deep or has too many parts.");
    private static final XMLInputFactory FACTORY = factory();

    private final Deque<QName> path = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private final List<Notification> notifications = new ArrayList<>();
    private Optional<String> organizationId = Optional.empty();
    private Optional<String> enterpriseUrl = Optional.empty();
    private Optional<String> notificationId = Optional.empty();
    private String type = "";
    private ObjectNode fields = Notification.noFields();
    private boolean nil;
    private boolean hasChildren;
    private boolean found;
    private int events;

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("nothing outside of the message is read");
        });
        return factory;
    }

    Parsed<OutboundMessage> read(byte[] body) {
        String xml = new String(XmlText.utf8(body), StandardCharsets.UTF_8).replaceFirst("^\ufeff?\\s*", "");
        if (xml.split("xmlns", MAX_DECLARATIONS + 2).length > MAX_DECLARATIONS + 1) {
            return TOO_LARGE;
        }
        try {
            return read(FACTORY.createXMLStreamReader(new StringReader(xml)));
        } catch (XMLStreamException malformed) {
            return new Parsed.Malformed<>("malformed-xml", "The body is not well-formed XML.");
        } catch (RuntimeException beyondTheParser) {
            // The JDK's parser lets some of its own failures on broken input through unchecked.
            return new Parsed.Malformed<>("malformed-xml", "The body is not XML that can be read.");
        }
    }

    private Parsed<OutboundMessage> read(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            if (++events > MAX_EVENTS) {
                return TOO_LARGE;
            }
            switch (xml.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                    return new Parsed.Malformed<>("xml-with-dtd", "The body declares a document type or entities.");
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    if (path.size() >= MAX_DEPTH || notifications.size() > MAX_NOTIFICATIONS) {
                        return TOO_LARGE;
                    }
                    begin(xml);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> end();
                default -> {}
            }
        }
        return found
                ? new Parsed.Ok<>(new OutboundMessage(organizationId, enterpriseUrl, notifications))
                : new Parsed.Malformed<>("unknown-shape", "The XML is no outbound message.");
    }

    private void begin(XMLStreamReader xml) {
        path.push(xml.getName());
        text.setLength(0);
        hasChildren = false;
        nil = Optional.ofNullable(xml.getAttributeValue(XSI, "nil"))
                .map(String::strip)
                .filter(value -> value.equals("true") || value.equals("1"))
                .isPresent();
        if (isAt(NOTIFICATIONS, BODY, ENVELOPE)) {
            found = true;
        } else if (isAt(NOTIFICATION, NOTIFICATIONS, BODY, ENVELOPE)) {
            notificationId = Optional.empty();
            type = "";
            fields = Notification.noFields();
        } else if (isAt(RECORD, NOTIFICATION, NOTIFICATIONS, BODY, ENVELOPE)) {
            String stated = Optional.ofNullable(xml.getAttributeValue(XSI, "type"))
                    .orElse("")
                    .strip();
            type = stated.substring(stated.indexOf(':') + 1);
        }
    }

    private void end() {
        QName name = path.peek();
        if (isAt(NOTIFICATION, NOTIFICATIONS, BODY, ENVELOPE)) {
            notifications.add(new Notification(notificationId, type, fields));
        } else if (!hasChildren && name != null) {
            leaf(name);
        }
        path.pop();
        text.setLength(0);
        nil = false;
        hasChildren = true;
    }

    private void leaf(QName name) {
        Optional<String> value =
                nil ? Optional.empty() : Optional.of(text.toString().strip());
        boolean outbound = name.getNamespaceURI().equals(OUTBOUND);
        if (outbound && isAt(name, NOTIFICATIONS, BODY, ENVELOPE)) {
            switch (name.getLocalPart()) {
                case "OrganizationId" -> organizationId = value.filter(id -> !id.isEmpty());
                case "EnterpriseUrl" -> enterpriseUrl = value;
                default -> {}
            }
        } else if (outbound
                && name.getLocalPart().equals("Id")
                && isAt(name, NOTIFICATION, NOTIFICATIONS, BODY, ENVELOPE)) {
            notificationId = value.filter(id -> !id.isEmpty());
        } else if (RECORD_NAMESPACES.contains(name.getNamespaceURI())
                && isAt(name, RECORD, NOTIFICATION, NOTIFICATIONS, BODY, ENVELOPE)
                && !fields.has(name.getLocalPart())) {
            value.ifPresentOrElse(
                    stated -> fields.put(name.getLocalPart(), stated), () -> fields.putNull(name.getLocalPart()));
        }
    }

    /** True if these are the names from the current element outwards, and all of them. */
    private boolean isAt(QName... names) {
        if (path.size() != names.length) {
            return false;
        }
        int i = 0;
        for (QName name : path) {
            if (!name.equals(names[i++])) {
                return false;
            }
        }
        return true;
    }
}
