package io.partnerchat.web;

import io.partnerchat.config.InvalidSettingException;
import io.partnerchat.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Who is calling, for limits: the other end of the socket, or what TRUSTED_PROXIES say about it. Anybody can write an
 * X-Forwarded-For header, so only what a trusted proxy has appended to it counts. Of an IPv6 address the first 64 bits
 * are named, because the rest is the caller's to choose.
 */
@ApplicationScoped
public class ClientAddress implements StartupStep {
    private static final int NETWORK_BYTES = 8;

    @Inject
    HttpServletRequest current;

    private final List<AddressRange> trusted = trusted(Settings.ofServer());

    /** Of the request that this thread serves. */
    public String current() {
        return of(current);
    }

    public String of(HttpServletRequest request) {
        return of(request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")), trusted);
    }

    @Override
    public List<String> check() {
        trusted(Settings.ofServer());
        return List.of();
    }

    static List<AddressRange> trusted(Settings settings) {
        return settings.optional("TRUSTED_PROXIES").stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(String::strip)
                .map(text -> AddressRange.parse(text)
                        .orElseThrow(() -> new InvalidSettingException(
                                "TRUSTED_PROXIES must be a list of addresses or ranges such as 10.0.0.0/8, but has \""
                                        + text + "\".")))
                .toList();
    }

    /** @param forwardedFor the header's lines; each proxy appends the address it was called from */
    static String of(String peer, List<String> forwardedFor, List<AddressRange> trusted) {
        Optional<InetAddress> address = AddressRange.address(withoutZone(peer));
        List<String> hops = Arrays.asList(String.join(",", forwardedFor).split(",", -1));
        for (int i = hops.size() - 1; i >= 0 && address.isPresent() && isTrusted(address.get(), trusted); i--) {
            Optional<InetAddress> hop =
                    AddressRange.address(withoutPort(hops.get(i).strip()));
            if (hop.isEmpty()) {
                break;
            }
            address = hop;
        }
        return address.map(ClientAddress::network).orElse(peer);
    }

    private static boolean isTrusted(InetAddress address, List<AddressRange> trusted) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    private static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }

    /** Some proxies write {@code 192.0.2.1:4711} or {@code [2001:db8::1]:4711}. */
    private static String withoutPort(String hop) {
        if (hop.startsWith("[")) {
            return hop.substring(1, Math.max(1, hop.indexOf(']')));
        }
        int colon = hop.indexOf(':');
        return colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }

    private static String network(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        try {
            byte[] network = Arrays.copyOf(Arrays.copyOf(address.getAddress(), NETWORK_BYTES), 16);
            return InetAddress.getByAddress(network).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalStateException("16 bytes are an address", e);
        }
    }
}
