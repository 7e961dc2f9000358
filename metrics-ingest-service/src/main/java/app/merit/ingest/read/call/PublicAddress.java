package app.merit.ingest.read.call;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Tells addresses of the internet from those of this machine, of private networks and of cloud metadata services. */
final class PublicAddress {
    private PublicAddress() {}

    static boolean is(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return switch (address) {
            case Inet4Address four -> isPublic(four.getAddress());
            case Inet6Address six -> isPublic(six);
            default -> false;
        };
    }

    private static boolean isPublic(byte[] four) {
        int a = four[0] & 0xff;
        int b = four[1] & 0xff;
        int c = four[2] & 0xff;
        boolean carrierGrade = a == 100 && b >= 64 && b < 128;
        boolean protocol = a == 192 && b == 0 && c == 0;
        boolean benchmark = a == 198 && (b == 18 || b == 19);
        return a != 0 && a < 240 && !carrierGrade && !protocol && !benchmark;
    }

    private static boolean isPublic(Inet6Address address) {
        byte[] six = address.getAddress();
        boolean uniqueLocal = (six[0] & 0xfe) == 0xfc;
        boolean sixToFour = six[0] == 0x20 && six[1] == 0x02;
        boolean translated = six[0] == 0 && six[1] == 0x64 && (six[2] & 0xff) == 0xff && (six[3] & 0xff) == 0x9b;
        if (sixToFour) {
            return is(four(Arrays.copyOfRange(six, 2, 6)));
        }
        if (translated || address.isIPv4CompatibleAddress()) {
            return is(four(Arrays.copyOfRange(six, 12, 16)));
        }
        return !uniqueLocal;
    }

    private static InetAddress four(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("Four bytes are an address", impossible);
        }
    }
}
