package app.merit.ingest.crm.salesforce;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** XML bodies as UTF-8, which is what Salesforce sends; whatever else they declare, nothing is hidden from blanking. */
final class XmlText {
    private XmlText() {}

    static boolean isXml(byte[] body) {
        for (byte b : utf8(body)) {
            if (b == '<') {
                return true;
            }
            if (b > ' ') {
                return false;
            }
        }
        return false;
    }

    /** The same bytes, unless they are UTF-16. */
    static byte[] utf8(byte[] body) {
        if (body.length < 2) {
            return body;
        }
        boolean big = body[0] == (byte) 0xfe && body[1] == (byte) 0xff || body[0] == 0;
        boolean little = body[0] == (byte) 0xff && body[1] == (byte) 0xfe || body[1] == 0;
        if (!big && !little) {
            return body;
        }
        Charset charset = big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        return new String(body, charset).replace("\ufeff", "").getBytes(StandardCharsets.UTF_8);
    }
}
