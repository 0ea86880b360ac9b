package io.partnerchat.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The addresses of the public internet: all but those that are set aside. */
final class PublicRanges {
    /** RFC 6890 and its registries; Azure's wire server is the one that looks public and is not. */
    private static final List<AddressRange> SPECIAL_4 = ranges("0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8"
            + " 168.63.129.16 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16"
            + " 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3");

    /** Everything outside 2000::/3 is special, too: loopback, private (fd00::/8), link-local, multicast, mapped. */
    private static final AddressRange GLOBAL_6 = ranges("2000::/3").get(0);

    /** Teredo, ORCHID, documentation, 6to4. */
    private static final List<AddressRange> SPECIAL_6 = ranges("2001::/23 2001:db8::/32 2002::/16 3fff::/20");

    /** An IPv4 address in its last four bytes, which is where the packet goes. */
    private static final AddressRange NAT64 = ranges("64:ff9b::/96").get(0);

    private PublicRanges() {}

    static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) {
            return SPECIAL_4.stream().noneMatch(range -> range.contains(address));
        }
        if (NAT64.contains(address)) {
            return contain(four(Arrays.copyOfRange(bytes, 12, 16)));
        }
        return GLOBAL_6.contains(address) && SPECIAL_6.stream().noneMatch(range -> range.contains(address));
    }

    private static InetAddress four(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 bytes are an address", e);
        }
    }

    private static List<AddressRange> ranges(String words) {
        return Stream.of(words.split(" "))
                .map(word -> AddressRange.parse(word).orElseThrow())
                .toList();
    }
}
